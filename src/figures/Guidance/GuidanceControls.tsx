'use client';
import { useId } from 'react';
import type { Text, TextGap } from '../../i18n/message.js';
import { fromLiteral, withWideMinus } from '../../i18n/numbers.js';
import { useFormat } from '../../i18n/useFormat.js';
import { Dial } from '../../marks/Dial.js';
import type { Interval } from './guiding.js';
import { messages } from './messages.js';

type Changed = 'label' | 'negative' | 'scale' | 'interval';

export interface GuidanceControlsProps {
  classes: readonly number[];
  label: number;
  negative: number | null;
  scale: number;
  interval: Interval | null;
  /** False for what the page holds without hearing of changes. */
  canChoose: (name: Changed) => boolean;
  onChange: (name: Changed, value: unknown) => void;
}

/** What readers try; a page may give more. */
const LARGEST_SCALE = 10;
const SCALE_STEP = 0.5;
/** At its ends the interval has none. */
const ENDS = [-10, 10] as const;
const EVERYWHERE: Interval = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

/** The scale, the interval, the class, and what is guided from. */
export function GuidanceControls(props: GuidanceControlsProps) {
  const { classes, label, negative, scale, interval, canChoose, onChange } = props;
  const format = useFormat();
  const [least, largest] = interval ?? EVERYWHERE;
  const limit = (index: 0 | 1, value: number) => {
    const end = value === ENDS[index] ? EVERYWHERE[index] : value;
    // One end pushes the other.
    const next: Interval = index === 0 ? [end, Math.max(end, largest)] : [Math.min(end, least), end];
    const isAll = next.every((each, place) => each === EVERYWHERE[place]);
    onChange('interval', isAll ? null : next);
  };
  const value = { scale, w: rounded(scale - 1) };
  return (
    <div className="df-guidance-controls">
      <Dial
        label={format(messages.scale)}
        text={messages.scaleAndW(value)}
        min={0}
        max={Math.max(LARGEST_SCALE, scale)}
        step={SCALE_STEP}
        disabled={!canChoose('scale')}
        value={scale}
        aria-valuetext={format(messages.scaleAndW(value))}
        onChange={(next) => onChange('scale', next)}
      />
      {[least, largest].map((end, index) => (
        <Dial
          key={index}
          label={format(index === 0 ? messages.from : messages.to)}
          text={rounded(end)}
          min={ENDS[0]}
          max={ENDS[1]}
          step={1}
          disabled={!canChoose('interval')}
          value={Math.min(ENDS[1], Math.max(ENDS[0], end))}
          aria-valuetext={format(Number.isFinite(end) ? rounded(end) : messages.noEnd)}
          onChange={(next) => limit(index as 0 | 1, next)}
        />
      ))}
      <Select
        name={messages.choice}
        value={label}
        options={classes}
        disabled={!canChoose('label')}
        onChange={(next) => onChange('label', next)}
      />
      <Select
        name={messages.negative}
        value={negative}
        options={[null, ...classes]}
        disabled={!canChoose('negative')}
        onChange={(next) => onChange('negative', next)}
      />
    </div>
  );
}

interface SelectProps {
  name: Text;
  value: number | null;
  /** Null stands for all points. */
  options: readonly (number | null)[];
  disabled: boolean;
  onChange: (value: number | null) => void;
}

function Select({ name, value, options, disabled, onChange }: SelectProps) {
  const id = useId();
  const format = useFormat();
  return (
    <div className="df-guidance-choice">
      <label htmlFor={id}>{format(name)}</label>
      <select
        id={id}
        className="df-select"
        disabled={disabled || options.length < 2}
        value={options.indexOf(value)}
        onChange={(event) => onChange(options[Number(event.target.value)] ?? null)}
      >
        {options.map((option, index) => (
          <option key={option} value={index}>
            {format(option === null ? messages.allPoints : messages.class({ label: option }))}
          </option>
        ))}
      </select>
    </div>
  );
}

/** As it is written: with a minus, and without digits that a float adds. */
function rounded(value: number): TextGap {
  if (!Number.isFinite(value)) return value < 0 ? '−∞' : '∞';
  return withWideMinus(fromLiteral(String(Number(value.toFixed(2)))));
}
