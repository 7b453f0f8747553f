'use client';

import { type KeyboardEvent, useRef, useState } from 'react';
import { within } from '../charts/geometry.js';
import { Line, Overlay, Rule } from '../charts/shapes.js';
import type { Message } from '../i18n/message.js';
import { FormattedMessage, useFormat } from '../i18n/useFormat.js';
import { Button } from '../ui/Button.js';
import { percent } from '../ui/percent.js';
import { useDrag } from '../ui/useDrag.js';
import { useAnswer } from './Answers.js';
import { messages } from './messages.js';
import { DASH, PLOT_HEIGHT, Plot } from './Plot.js';
import { type Predicting, saysDirection } from './predicting.js';
import {
  type CurveModel,
  completed,
  type Heights,
  isCurve,
  largestTolerance,
  type Mark,
  measureCurve,
  middleOf,
  type PredictionAxis,
  shareOf,
  storedHeight,
  withStroke,
} from './predictions.js';
import { Question } from './Question.js';
import { Range } from './Range.js';

/** The distance that keys move a height, as a share of the axis. */
const KEY_STEP = 0.02;
const PAGE_STEP = 0.1;

/** A curve that readers draw with a pointer, or with sliders. */
export function CurvePrediction({ model, asked, write }: Predicting<CurveModel>) {
  const { x, y, columns, truth } = model;
  const last = columns.length - 1;
  const empty = columns.map(() => null);
  const { answer, commit } = useAnswer(asked.id, (value) => isCurve(value, model));
  const answered = answer ? (answer.value as readonly number[]) : null;
  const [draft, setDraft] = useState<Heights | null>(null);
  const [problem, setProblem] = useState<Message | null>(null);
  const [column, setColumn] = useState(0);
  const [hasCursor, setCursor] = useState(false);
  const format = useFormat();
  const heights = (draft?.length === columns.length ? draft : null) ?? answered ?? empty;
  const { gaps } = completed(heights);
  const hasDrawn = heights.some((height) => height !== null);
  const placeAt = (index: number) => messages.place({ name: x.label, value: write(columns[index] as number) });
  const change = (next: Heights) => {
    setDraft(next);
    setProblem(null);
  };
  const pointsOf = (drawn: readonly number[]) =>
    drawn.map((at) => [columns[at] as number, heights[at] as number] as const);
  const drawing = useDrawing(model, heights, change);
  const check = () => {
    const { heights: whole, missing } = completed(heights);
    if (!hasDrawn) return setProblem(messages.drawFirst);
    if (!whole) {
      const [from, to] = missing[0] as readonly [number, number];
      return setProblem(messages.missing({ from: placeAt(from), to: placeAt(to) }));
    }
    commit(whole.map(storedHeight));
    setProblem(null);
    setDraft(null);
  };
  const setHeight = (height: number) => {
    const mark = { column, height: Math.min(y.max, Math.max(y.min, height)) };
    change(withStroke(heights, mark, mark));
  };
  const nearHeight = heights[column] ?? nearest(heights, column) ?? middleOf(y);
  const press = (event: KeyboardEvent) => {
    const share = { ArrowUp: KEY_STEP, ArrowDown: -KEY_STEP, PageUp: PAGE_STEP, PageDown: -PAGE_STEP }[event.key];
    if (share === undefined) return;
    event.preventDefault();
    setHeight(nearHeight + share * (y.max - y.min));
  };
  const result = answered && measureCurve(model, answered);
  const first = answer && answer.first !== answer.value ? measureCurve(model, answer.first as number[]) : null;
  const said = (error: number) => format(messages.aCurve({ error: write.withUnit(error) }));
  const names = { x: x.label, y: y.label };
  const label = result ? messages.plotCompared : hasDrawn ? messages.plotDrawn : messages.plot;
  const height = heights[column] ?? null;
  return (
    <Question
      {...asked}
      kind="curve"
      onCheck={check}
      problem={problem}
      action={
        <Button onClick={() => change(empty)} isIdle={!hasDrawn}>
          {format(messages.clear)}
        </Button>
      }
      outcome={
        answer &&
        result && {
          answer,
          isRight: result.isRight,
          summary: said(result.error),
          first: first && first.error !== result.error ? said(first.error) : null,
          isBelief: result.isBelief,
          details: (
            <>
              <FormattedMessage
                of={messages.measuredCurve({
                  error: write.withUnit(result.error),
                  tolerance: write.withUnit(model.tolerance),
                  most: write.withUnit(result.most),
                  place: placeAt(result.column),
                  largest: write.withUnit(largestTolerance(model)),
                })}
              />
              {saysDirection(result) && (
                <> {format((result.isAbove ? messages.tooHigh : messages.tooLow)({ place: placeAt(result.column) }))}</>
              )}
            </>
          ),
        }
      }
      form={
        <>
          <p className="df-question-hint">{format(messages.drawHere)}</p>
          <Plot {...{ x, y }} label={format(label(names))} area={drawing}>
            {result && <Line name="truth" className="df-question-truth-line" points={truth} />}
            {gaps.map((ends) => (
              <Line key={ends[0]} name="gap" className="df-question-gap" points={pointsOf(ends)} />
            ))}
            {strokesOf(heights).map((stroke) => (
              <Line
                key={stroke[0]}
                name="answer"
                className="df-question-answer-line"
                dash={DASH}
                points={pointsOf(stroke)}
              />
            ))}
            {hasCursor && <Rule x={columns[column] as number} className="df-question-cursor" />}
            {hasDrawn && (
              <Overlay>
                <Names heights={heights} model={model} hasTruth={result !== null} />
              </Overlay>
            )}
          </Plot>
          {gaps.map(([from, to]) => (
            <p key={from} className="df-question-hint">
              {format(messages.interpolated({ from: placeAt(from), to: placeAt(to) }))}
            </p>
          ))}
          <details className="df-question-keys" onToggle={(event) => setCursor(event.currentTarget.open)}>
            <summary>{format(messages.withSliders)}</summary>
            <Range
              label={format(messages.column({ name: x.label }))}
              text={format(placeAt(column))}
              {...{ min: 0, max: last, step: 1, value: column, onChange: setColumn, onKeyDown: press }}
            />
            <Range
              label={format(messages.height({ name: y.label }))}
              text={height === null ? null : format(write.withUnit(height))}
              {...{ min: y.min, max: y.max, step: (y.max - y.min) / 100, value: height, onChange: setHeight }}
            />
          </details>
        </>
      }
    />
  );
}

/** The columns of each stretch in which something is drawn. */
function strokesOf(heights: Heights): number[][] {
  const strokes: number[][] = [];
  heights.forEach((height, column) => {
    if (height === null) return;
    const stroke = strokes.at(-1);
    if (stroke?.at(-1) === column - 1) stroke.push(column);
    else strokes.push([column]);
  });
  // A polyline of one point would not show.
  return strokes.map((stroke) => (stroke.length === 1 ? [...stroke, ...stroke] : stroke));
}

/** The height that is drawn nearest to a column. */
function nearest(heights: Heights, column: number): number | null {
  const drawn = heights.flatMap((height, at) => (height === null ? [] : [{ height, away: Math.abs(at - column) }]));
  return drawn.sort((one, other) => one.away - other.away)[0]?.height ?? null;
}

/** Draws with the pointer: from where it was to where it is. A finger that draws does not scroll the page. */
function useDrawing({ columns, y }: CurveModel, heights: Heights, onChange: (heights: Heights) => void) {
  const stroke = useRef<{ mark: Mark; heights: Heights } | null>(null);
  const handlers = useDrag({
    onDrag: ({ across, up, isStart }) => {
      const mark = {
        column: Math.round(within(across) * (columns.length - 1)),
        height: y.min + within(up) * (y.max - y.min),
      };
      const from = (!isStart && stroke.current) || { mark, heights };
      const drawn = withStroke(from.heights, from.mark, mark);
      stroke.current = { mark, heights: drawn };
      onChange(drawn);
    },
  });
  return { ...handlers, 'data-drawable': '' };
}

interface NamesProps {
  heights: Heights;
  model: CurveModel;
  hasTruth: boolean;
}

/** Pixels between a line and the letters of its name. */
const ABOVE = 8;
const BELOW = 18;

/** The names of the curves, where these are farthest apart: the upper name above, the lower one below. */
function Names({ heights, model, hasTruth }: NamesProps) {
  const { x, y, columns, heights: truth } = model;
  const format = useFormat();
  const drawn = heights.flatMap((height, column) => (height === null ? [] : [{ height, column }]));
  const apart = ({ height, column }: { height: number; column: number }) =>
    hasTruth ? Math.abs(height - (truth[column] as number)) : -Math.abs(column - columns.length / 2);
  const at = drawn.reduce((most, one) => (apart(one) > apart(most) ? one : most));
  const across = shareOf(columns[at.column] as number, x);
  const other = truth[at.column] as number;
  const isUpper = !hasTruth || at.height >= other;
  // The space for names is at the upper left of a rising curve, and at its lower right.
  const name = (curve: Heights, isAbove: boolean, className: string, text: string) => (
    <Name
      {...{ at: across, isAbove, className, text, y }}
      height={curve[at.column] as number}
      isAtLeft={isRising(curve, at.column) === isAbove}
    />
  );
  return (
    <>
      {hasTruth && name(truth, !isUpper, 'df-question-truth', format(messages.truth))}
      {name(heights, isUpper, 'df-question-answer', format(messages.yourCurve))}
    </>
  );
}

function isRising(curve: Heights, column: number): boolean {
  const at = (index: number) => curve[index] ?? curve[column] ?? 0;
  return at(column + 1) >= at(column - 1);
}

interface NameProps {
  at: number;
  height: number;
  isAbove: boolean;
  isAtLeft: boolean;
  className: string;
  text: string;
  y: PredictionAxis;
}

function Name({ at, height, isAbove, isAtLeft, className, text, y }: NameProps) {
  const down = PLOT_HEIGHT * (1 - shareOf(height, y));
  const isLeft = at > 0.75 || (at > 0.25 && isAtLeft);
  const place = isAbove ? down - ABOVE : down + BELOW;
  return (
    <text
      className={`${className} df-question-name`}
      x={percent(at)}
      y={Math.min(PLOT_HEIGHT - 6, Math.max(-4, place))}
      dx={isLeft ? -4 : 4}
      textAnchor={isLeft ? 'end' : 'start'}
    >
      {text}
    </text>
  );
}
