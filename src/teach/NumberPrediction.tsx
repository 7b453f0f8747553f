'use client';

import { useId, useState } from 'react';
import { percent } from '../charts/CurveChart.js';
import type { Message } from '../i18n/message.js';
import { formatNumber } from '../i18n/numbers.js';
import { FormattedMessage, useFormat, useLocale } from '../i18n/useFormat.js';
import { useAnswer } from './Answers.js';
import { messages } from './messages.js';
import { Flag } from './Plot.js';
import type { Predicting, Write } from './predicting.js';
import { isNumber, measure, type NumberModel, plotAxis, readNumber, shareOf } from './predictions.js';
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
  const write_ = write.withUnit;
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
  return (
    <Question
      {...asked}
      kind={kind}
      onCheck={check}
      problem={problem}
      outcome={
        answer &&
        result && {
          answer,
          isRight: result.isRight,
          summary: format(write_(answer.value as number)),
          first: answer.first === answer.value ? null : format(write_(answer.first as number)),
          details: (
            <FormattedMessage
              of={messages.measured({
                answer: write_(answer.value as number),
                truth: write_(model.truth),
                error: write_(result.error),
                tolerance: write_(model.tolerance),
              })}
            />
          ),
        }
      }
      form={
        <>
          {kind === 'slider' ? (
            <Range
              label={format(messages.prediction)}
              text={value === null ? null : format(write_(value))}
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
          {(kind === 'slider' || answered !== null) && (
            <NumberLine
              model={model}
              value={kind === 'slider' ? value : answered}
              hasTruth={answered !== null}
              write={write}
            />
          )}
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
      {unit && <span>{unit}</span>}
      <span id={`${id}h`} className="df-question-hint">
        {hint}
      </span>
    </div>
  );
}

interface NumberLineProps {
  model: NumberModel;
  value: number | null;
  hasTruth: boolean;
  write: Write;
}

/** Heights in pixels on a line of numbers, from the top. */
const LINE = { height: 92, axis: 66, numbers: 86 };

/** The range with its numbers, the answer as a dashed line and the truth as a solid one. What it shows is also said in words. */
function NumberLine({ model, value, hasTruth, write }: NumberLineProps) {
  const { ticks } = plotAxis(model);
  return (
    <div className="df-question-line">
      <svg aria-hidden="true" className="df-chart-drawing" width="100%" height={LINE.height}>
        <line className="df-question-axis" x1={0} x2="100%" y1={LINE.axis} y2={LINE.axis} />
        {ticks.map(({ at, text }) => (
          <g key={at}>
            <line className="df-question-axis" x1={percent(at)} x2={percent(at)} y1={LINE.axis} y2={LINE.axis + 5} />
            <text className="df-chart-tick" x={percent(at)} y={LINE.numbers} textAnchor="middle">
              <FormattedMessage of={text} />
            </text>
          </g>
        ))}
        {hasTruth && value !== null && (
          <line
            className="df-question-error-line"
            x1={percent(shareOf(value, model))}
            x2={percent(shareOf(model.truth, model))}
            y1={LINE.axis}
            y2={LINE.axis}
          />
        )}
        {hasTruth && (
          <Flag
            at={shareOf(model.truth, model)}
            row={1}
            bottom={LINE.axis}
            of={messages.truthIs({ value: write(model.truth) })}
          />
        )}
        {value !== null && (
          <Flag
            at={shareOf(value, model)}
            row={0}
            bottom={LINE.axis}
            isAnswer
            of={messages.yourAnswer({ value: write(value) })}
          />
        )}
      </svg>
    </div>
  );
}
