'use client';

import { useId, useState } from 'react';
import type { Message } from '../i18n/message.js';
import { formatNumber } from '../i18n/numbers.js';
import { FormattedMessage, useFormat, useLocale } from '../i18n/useFormat.js';
import { percent } from '../ui/percent.js';
import { useAnswer } from './Answers.js';
import { messages } from './messages.js';
import { Flags } from './Plot.js';
import { type Predicting, useMeasuredOutcome, type Write } from './predicting.js';
import { isNumber, measure, type NumberModel, readNumber, shareOf, ticksOf } from './predictions.js';
import { Question } from './Question.js';
import { Range } from './Range.js';

/** A number that is predicted: a slider or a field, and once it is checked a line with the answer and the truth. */
export function NumberPrediction({ model, asked, write, unit }: Predicting<NumberModel>) {
  const { kind, min, max, step } = model;
  const { answer, commit } = useAnswer(asked.id, (value) => isNumber(value, min, max));
  const answered = answer ? (answer.value as number) : null;
  const [draft, setDraft] = useState<number | string | null>(null);
  const [problem, setProblem] = useState<Message | null>(null);
  const mark = formatNumber(useLocale().lang, 0.5).charAt(1);
  const format = useFormat();
  const { withUnit } = write;
  const change = (value: number | string) => {
    setDraft(value);
    setProblem(null);
  };
  const check = () => {
    if (kind === 'slider') {
      const value = draft ?? answered;
      if (value === null) return setProblem(messages.moveFirst);
      commit(value as number);
    } else {
      const text = draft === null ? null : String(draft).replace(unit ?? '', '');
      const value = text === null ? answered : readNumber(text, mark, min, max);
      if (value === null) return setProblem(messages.noNumber({ min: write(min), max: write(max) }));
      commit(value);
    }
    setProblem(null);
    setDraft(null);
  };
  const value = typeof draft === 'number' ? draft : answered;
  const result = answered === null ? null : measure(model, max - min, answered);
  const outcome = useMeasuredOutcome({ answer, result, model, write: withUnit, withUnit });
  return (
    <Question
      {...asked}
      kind={kind}
      onCheck={check}
      problem={problem}
      outcome={outcome}
      form={
        <>
          {kind === 'slider' ? (
            <Range
              label={format(messages.prediction)}
              text={value === null ? null : format(withUnit(value))}
              {...{ min, max, step, value, onChange: change }}
            />
          ) : (
            <Field
              text={draft === null ? (answered === null ? '' : format(write(answered))) : String(draft)}
              hint={format(messages.range({ min: write(min), max: write(max) }))}
              unit={unit}
              isWrong={problem !== null}
              onChange={change}
              onEnter={check}
            />
          )}
          {(kind === 'slider' || answered !== null) && <NumberLine model={model} answered={answered} write={write} />}
        </>
      }
    />
  );
}

interface FieldProps {
  text: string;
  hint: string;
  unit: string | undefined;
  isWrong: boolean;
  onChange: (text: string) => void;
  onEnter: () => void;
}

/** A field for a number as text: a browser's own field of numbers gives a script nothing of what it does not understand. */
function Field({ text, hint, unit, isWrong, onChange, onEnter }: FieldProps) {
  const id = useId();
  const format = useFormat();
  return (
    <div className="df-question-field-row">
      <label htmlFor={id}>{format(messages.prediction)}</label>
      <span className="df-question-field-unit">
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          className="df-question-field"
          maxLength={40}
          value={text}
          aria-describedby={`${id}h`}
          aria-invalid={isWrong || undefined}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            onEnter();
          }}
        />
        {unit && ` ${unit}`}
      </span>
      <span id={`${id}h`} className="df-question-hint">
        {hint}
      </span>
    </div>
  );
}

interface NumberLineProps {
  model: NumberModel;
  /** The reader's answer; null if there is none. */
  answered: number | null;
  write: Write;
}

/** Pixels from the top to the axis, with two rows of labels above it or none, and from there to the bottom. */
const LINE = { withLabels: 62, alone: 2, below: 26 };

/**
 * The range with its numbers, the answer as a dashed line and the truth as a solid one. Text states the same content.
 */
function NumberLine({ model, answered, write }: NumberLineProps) {
  const axis = answered === null ? LINE.alone : LINE.withLabels;
  const { truth } = model;
  const at = (value: number) => shareOf(value, model);
  return (
    <div className="df-question-line">
      <svg aria-hidden="true" className="df-chart-drawing" width="100%" height={axis + LINE.below}>
        <line className="df-question-axis" x1={0} x2="100%" y1={axis} y2={axis} />
        {ticksOf(model).map((tick) => (
          <g key={tick.at}>
            <line className="df-question-axis" x1={percent(tick.at)} x2={percent(tick.at)} y1={axis} y2={axis + 5} />
            <text className="df-chart-tick" x={percent(tick.at)} y={axis + 20} textAnchor="middle">
              <FormattedMessage of={tick.text} />
            </text>
          </g>
        ))}
        {answered !== null && (
          <>
            <line
              className="df-question-error-line"
              x1={percent(at(answered))}
              x2={percent(at(truth))}
              y1={axis}
              y2={axis}
            />
            <Flags
              top={0}
              bottom={axis}
              flags={[
                { at: at(answered), isAnswer: true, text: messages.yourAnswer({ value: write(answered) }) },
                { at: at(truth), isAnswer: false, text: messages.truthIs({ value: write(truth) }) },
              ]}
            />
          </>
        )}
      </svg>
    </div>
  );
}
