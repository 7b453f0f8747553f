'use client';

import { useState } from 'react';
import { Dots, Line, Overlay } from '../charts/shapes.js';
import type { Message } from '../i18n/message.js';
import { useFormat } from '../i18n/useFormat.js';
import { useAnswer } from './Answers.js';
import { messages } from './messages.js';
import { Flags, PLOT_HEIGHT, Plot } from './Plot.js';
import { type Predicting, useMeasuredOutcome } from './predicting.js';
import { isNumber, measure, type PlaceModel, shareOf, steppedAt } from './predictions.js';
import { Question } from './Question.js';
import { Range } from './Range.js';

/** The distance from the plot up to the labels of places, in pixels. */
const ABOVE = -38;

/** A place on a line: readers press on the drawing, or move the slider below it. */
export function PlacePrediction({ model, asked, write }: Predicting<PlaceModel>) {
  const { x, y, step, line, truth } = model;
  const { answer, commit } = useAnswer(asked.id, (value) => isNumber(value, x.min, x.max));
  const answered = answer ? (answer.value as number) : null;
  const [draft, setDraft] = useState<number | null>(null);
  const [problem, setProblem] = useState<Message | null>(null);
  const format = useFormat();
  const value = draft ?? answered;
  const place = (at: number) => messages.place({ name: x.label, value: write.withUnit(at) });
  const change = (at: number) => {
    setDraft(at);
    setProblem(null);
  };
  const mark = (at: number) => change(steppedAt(Math.round((at - x.min) / step), x.min, x.max, step));
  const check = () => {
    if (value === null) return setProblem(messages.markFirst);
    commit(value);
    setDraft(null);
  };
  const result = answered === null ? null : measure(model, x.max - x.min, answered);
  const names = { x: x.label, y: y.label };
  const label =
    value === null
      ? messages.plot(names)
      : result
        ? messages.plotAnswered({ ...names, answer: place(value), truth: place(truth) })
        : messages.plotMarked({ ...names, answer: place(value) });
  const heightAt = (at: number) =>
    line.reduce(
      (near, one) => (Math.abs(one[0] - at) < Math.abs(near[0] - at) ? one : near),
      line[0] ?? [at, y.min],
    )[1];
  const dot = (at: number, className: string) => <Dots points={[[at, heightAt(at)]]} className={className} />;
  const flags = [
    ...(value === null
      ? []
      : [{ at: shareOf(value, x), isAnswer: true, text: messages.yourAnswer({ value: write(value) }) }]),
    ...(result ? [{ at: shareOf(truth, x), isAnswer: false, text: messages.truthIs({ value: write(truth) }) }] : []),
  ];
  const { withUnit } = write;
  const outcome = useMeasuredOutcome({ answer, result, model, write: place, withUnit });
  return (
    <Question
      {...asked}
      kind="place"
      onCheck={check}
      problem={problem}
      outcome={outcome}
      form={
        <>
          <p className="df-question-hint">{format(messages.markHere)}</p>
          <Plot
            {...{ x, y }}
            label={format(label)}
            steps={Math.round((x.max - x.min) / step)}
            marker={{ value: null, onChange: mark }}
            below={
              <div className="df-question-below">
                <Range
                  label={x.label}
                  text={value === null ? null : format(write.withUnit(value))}
                  {...{ min: x.min, max: x.max, step, value, onChange: change }}
                />
              </div>
            }
          >
            <Line name="given" className="df-question-given" points={line} />
            <Overlay>
              <Flags top={ABOVE} bottom={PLOT_HEIGHT} flags={flags} />
            </Overlay>
            {result && dot(truth, 'df-question-dot')}
            {value !== null && dot(value, 'df-question-dot-answer')}
          </Plot>
        </>
      }
    />
  );
}
