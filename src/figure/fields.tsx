'use client';

import { type ReactNode, useId } from 'react';
import type { ShownGap, Text, TextGap } from '../i18n/message.js';
import { exact } from '../i18n/num.js';
import { useFormat } from '../i18n/useFormat.js';
import { Button } from '../ui/Button.js';
import { messages } from '../ui/messages.js';
import { SequencePlayer } from '../ui/PlayerButtons.js';
import { Slider } from '../ui/Slider.js';
import { Value } from '../ui/Value.js';
import { type Field, useField } from './useField.js';

// Controls for the props of a figure. A control takes the name of a prop. The prop gives the control its value, its range or its words, and
// decides whether a reader may change it.

export interface FieldRowProps {
  children: ReactNode;
}

/** Places fields in one column, or in two if there is room. */
export function FieldRow({ children }: FieldRowProps) {
  return <div className="df-fields">{children}</div>;
}

export interface FieldProps {
  /** The name of the prop, as in the definition. */
  name: string;
  label: ShownGap;
}

export interface SliderFieldProps extends FieldProps {
  /** The shown value, if the figure derives it from other props; defaults to the value of the prop. */
  value?: number | undefined;
  /** The smallest value of the slider; defaults to that of the prop. The range widens to include a value that the page sets. */
  min?: number;
  /** The largest value of the slider; defaults to that of the prop. */
  max?: number;
  /** The difference of neighboring values; defaults to 1 for an integer, and to between 20 and 200 steps for other numbers. */
  step?: number;
  /** Formats the value for readers; defaults to the number. */
  text?: (value: number) => TextGap;
  /** Formats the value for screen readers; defaults to `text`. */
  valueText?: (value: number) => TextGap;
}

/**
 * A slider for a number, an integer, or one of a list of numbers (`prop.oneOf`).
 *
 * ```tsx
 * <SliderField name="eta" label="η" step={0.1} />
 * ```
 */
export function SliderField(props: SliderFieldProps) {
  const { name, label, value: derived, text = exact, valueText = text, ...range } = props;
  const { prop, value: own, isEditable, set } = useField<number>(name);
  const value = derived ?? own;
  const shared = {
    label: <Value of={label} />,
    text: text(value),
    valueText: valueText(value),
    disabled: !isEditable,
  };
  const { values } = prop;
  if (values) {
    const setIndex = (index: number) => set(values[index] as number);
    return <Slider {...shared} min={0} max={values.length - 1} value={values.indexOf(value)} onChange={setIndex} />;
  }
  const { min: least = 0, max = 1, isAbove = false, kind } = { ...prop, ...definedOf(range) };
  const step = range.step ?? (kind === 'integer' ? 1 : 10 ** Math.floor(Math.log10((max - least) / 20)));
  const min = isAbove && range.min === undefined ? least + step : least;
  return <Slider {...shared} {...{ min, max, step, value }} onChange={(next) => set(rounded(next, step))} />;
}

/** The entries whose values are defined. */
function definedOf<Values extends object>(values: Values): Partial<Values> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<Values>;
}

/** Removes the rounding errors of a float from a value. */
function rounded(value: number, step: number): number {
  return Number(value.toFixed(Math.max(0, Math.ceil(-Math.log10(step)) + 1)));
}

/** The choice of one of several values. */
export interface ChoiceFieldProps<Option> extends FieldProps {
  /** The values to choose from; defaults to the words of the prop. */
  options?: readonly Option[];
  /** The text of a value; defaults to the value. */
  text?: (option: Option) => TextGap;
  /** The shown value, if the figure derives it from other props; defaults to the value of the prop. */
  value?: Option | undefined;
}

interface Choice<Option> {
  readonly options: readonly Option[];
  readonly chosen: Option;
  readonly textOf: (option: Option) => TextGap;
}

function choiceOf<Option>({ prop, value }: Field<Option>, props: ChoiceFieldProps<Option>): Choice<Option> {
  return {
    options: props.options ?? ((prop.words ?? []) as readonly unknown[] as readonly Option[]),
    chosen: props.value === undefined ? value : props.value,
    textOf: props.text ?? String,
  };
}

/** Radio buttons for one of a few values. */
export function RadioField<Option>(props: ChoiceFieldProps<Option>) {
  const field = useField<Option>(props.name);
  const { options, chosen, textOf } = choiceOf(field, props);
  const group = useId();
  return (
    <fieldset className="df-choice" disabled={!field.isEditable}>
      <legend className="df-choice-legend">
        <Value of={props.label} />
      </legend>
      {options.map((option, index) => (
        <label key={index} className="df-choice-option">
          <input
            type="radio"
            name={group}
            value={typeof option === 'string' ? option : index}
            checked={option === chosen}
            onChange={() => field.set(option)}
          />
          <Value of={textOf(option)} />
        </label>
      ))}
    </fieldset>
  );
}

/** A drop-down list for one of many values. A list of one value is disabled. */
export function SelectField<Option>(props: ChoiceFieldProps<Option>) {
  const field = useField<Option>(props.name);
  const { options, chosen, textOf } = choiceOf(field, props);
  const id = useId();
  const format = useFormat();
  return (
    <div className="df-select-field">
      <label htmlFor={id}>
        <Value of={props.label} />
      </label>
      <select
        id={id}
        className="df-select"
        disabled={!field.isEditable || options.length < 2}
        value={options.indexOf(chosen)}
        onChange={(event) => field.set(options[Number(event.target.value)] as Option)}
      >
        {options.map((option, index) => (
          <option key={index} value={index}>
            {format(textOf(option))}
          </option>
        ))}
      </select>
    </div>
  );
}

export interface CheckboxFieldProps<Word extends string = string> extends FieldProps {
  /** The text of a word, for a prop of several words; defaults to the word. */
  text?: (word: Word) => TextGap;
}

/** A checkbox for a flag, or one for each word of `prop.names`, of which the last one stays. */
export function CheckboxField<Word extends string>({ name, label, text = itself }: CheckboxFieldProps<Word>) {
  const { prop, value, isEditable, set } = useField<boolean | readonly Word[]>(name);
  const format = useFormat();
  if (typeof value === 'boolean') {
    return (
      <label className="df-choice-option">
        <input type="checkbox" disabled={!isEditable} checked={value} onChange={() => set(!value)} />
        <Value of={label} />
      </label>
    );
  }
  const words = (prop.words ?? []) as readonly Word[];
  return (
    <fieldset className="df-choice" disabled={!isEditable}>
      <legend className="df-choice-legend">
        <Value of={label} />
      </legend>
      {words.map((word) => {
        const isChosen = value.includes(word);
        const why = isChosen && value.length === 1 ? format(messages.lastStays) : undefined;
        return (
          <label key={word} className="df-choice-option" title={why}>
            <input
              type="checkbox"
              value={word}
              aria-description={why}
              disabled={why !== undefined}
              checked={isChosen}
              onChange={() => set(words.filter((one) => (one === word) !== value.includes(one)))}
            />
            <Value of={text(word)} />
          </label>
        );
      })}
    </fieldset>
  );
}

function itself(word: string): string {
  return word;
}

export interface StepPlayerProps {
  /** The name of the prop: an integer from 0. */
  name: string;
  /** The last step; defaults to the largest value of the prop. */
  last?: number;
  /** The shown step, if the figure derives it from other props; defaults to the value of the prop. */
  step?: number;
  /** The duration of a step in seconds; defaults to 0.8, and to less for a sequence that would take more than ten seconds. */
  secondsPerStep?: number;
  /** The name of the player. */
  label: Text;
  /** The name of its slider. */
  slider: Text;
  /** The shown step in words, which stands below the slider. */
  text: TextGap;
  /** Buttons beside the text; defaults to none. */
  children?: ReactNode;
}

/** Play and pause, single steps, and a slider, for the step that a figure shows. */
export function StepPlayer(props: StepPlayerProps) {
  const { name, last, step, secondsPerStep = 0.8, label, slider, text, children } = props;
  const { prop, value, isEditable, set } = useField<number>(name);
  const format = useFormat();
  const end = last ?? prop.max ?? 0;
  return (
    <SequencePlayer
      place={step ?? Math.min(value, end)}
      last={end}
      speed={Math.max(1, 10 / (secondsPerStep * Math.max(1, end)))}
      disabled={!isEditable}
      onMove={set}
      name={label}
      slider={slider}
      valueText={text}
    >
      {(slider, isPlaying) => (
        <div className="df-step">
          <output className="df-step-text" htmlFor={slider} aria-live={isPlaying ? 'off' : undefined}>
            {format(text)}
          </output>
          {children}
        </div>
      )}
    </SequencePlayer>
  );
}

export interface ResampleButtonProps {
  /** The name of the prop; defaults to `seed`. */
  name?: string;
  label: Text;
}

/** A button that adds 1 to the seed, so that the figure draws new noise. */
export function ResampleButton({ name = 'seed', label }: ResampleButtonProps) {
  const { value, isEditable, set } = useField<number>(name);
  return (
    <Button disabled={!isEditable} onClick={() => set(value + 1)}>
      <Value of={label} />
    </Button>
  );
}
