'use client';

import { type ReactNode, useId, useMemo } from 'react';
import { tryCatch } from '../hooks/tryCatch.js';
import { useLogged } from '../hooks/useLogged.js';
import { useLastValid } from '../hooks/useStable.js';
import type { TextGap } from '../i18n/message.js';
import { Guard } from '../ui/Guard.js';
import { CurvePrediction } from './CurvePrediction.js';
import { messages } from './messages.js';
import { NumberPrediction } from './NumberPrediction.js';
import { PlacePrediction } from './PlacePrediction.js';
import type { Predicting, Write } from './predicting.js';
import {
  type Given,
  type PredictionAxis,
  type PredictionModel,
  predictionModel,
  writtenNumber,
} from './predictions.js';
import { Question, type QuestionProps } from './Question.js';

interface SharedProps extends QuestionProps {
  /** The largest error of a right answer; defaults to a twentieth of the range. */
  tolerance?: number | undefined;
  /** The unit of what is predicted: "steps". */
  unit?: string | undefined;
  /**
   * Formats a number; defaults to whole numbers in full, and all other numbers with at most three significant digits.
   */
  format?: ((value: number) => string) | undefined;
}

/** A number, on a slider or written. */
export interface NumberPredictionProps extends SharedProps {
  /** Defaults to `'slider'`. */
  kind?: 'slider' | 'number' | undefined;
  min: number;
  max: number;
  /**
   * The step of the slider; defaults to 1 if the range has whole ends that are at least 50 apart, else to a
   * two-hundredth of the range.
   */
  step?: number | undefined;
  truth: number;
  /**
   * The number that the misconception leads to. A right answer is nearer to the truth than to it, and a wrong answer
   * names the misconception only if it is nearer to this number.
   */
  wrong?: number | undefined;
}

/** A place on a drawn line. */
export interface PlacePredictionProps extends SharedProps {
  kind: 'place';
  x: PredictionAxis;
  y: PredictionAxis;
  /** The line that is drawn from the beginning: y at x. */
  line: (x: number) => number;
  /**
   * The distance between places; defaults to 1 if the range has whole ends that are at least 50 apart, else to a
   * two-hundredth of the range.
   */
  step?: number | undefined;
  /** The x of the right place. */
  truth: number;
  /** The x that the misconception leads to, as for a number. */
  wrong?: number | undefined;
}

/** A curve that the reader draws. */
export interface CurvePredictionProps extends SharedProps {
  kind: 'curve';
  x: PredictionAxis;
  y: PredictionAxis;
  /** The true y at x. */
  truth: (x: number) => number;
  /** The y at x that the misconception leads to, as for a number. Curves are compared by their mean distance. */
  wrong?: ((x: number) => number) | undefined;
  /**
   * The largest mean error of a right curve, along y; defaults to a twentieth of the range of y. No error may be larger
   * than three times the tolerance. Where the truth is steep, a curve may be early or late by a fortieth of x.
   */
  tolerance?: number | undefined;
}

export type PredictionProps = NumberPredictionProps | PlacePredictionProps | CurvePredictionProps;

/**
 * A question whose answer is a number, a place on a line, or a curve. A reader commits to an answer before the truth
 * is drawn next to it.
 *
 * ```tsx
 * <Prediction
 *   id="half"
 *   question="At which t are image and noise equally strong?"
 *   misconception="Noise grows in equal steps."
 *   min={0} max={999} unit="steps" truth={258} tolerance={30} wrong={500}
 * >
 *   β grows with t, and its effects multiply.
 * </Prediction>
 * ```
 */
export function Prediction(props: PredictionProps) {
  return (
    <Guard>
      <Predicted {...props} />
    </Guard>
  );
}

function Predicted(props: PredictionProps) {
  const { id, question, misconception, children, unit, format: written, ...given } = props;
  const { kind, min, max, step, tolerance, truth, wrong, line, x, y } = given as Omit<Given, 'id'>;
  const made = useMemo(
    () => tryCatch(() => predictionModel({ id, kind, min, max, step, tolerance, truth, wrong, line, x, y })),
    [id, kind, min, max, step, tolerance, truth, wrong, line, x, y],
  );
  useLogged('Prediction', made.error);
  const model = useLastValid(made.value);
  const labelId = useId();
  const write = useWritten(written, unit);
  const asked = { id, question, misconception, children, labelId, error: made.error };
  if (!model) {
    return <Question {...asked} kind={String(kind)} form={null} onCheck={() => {}} problem={null} outcome={null} />;
  }
  return <OfKind key={model.kind} model={model} asked={asked} write={write} unit={unit} />;
}

function OfKind({ model, ...rest }: Predicting<PredictionModel>): ReactNode {
  switch (model.kind) {
    case 'place':
      return <PlacePrediction model={model} {...rest} />;
    case 'curve':
      return <CurvePrediction model={model} {...rest} />;
    default:
      return <NumberPrediction model={model} {...rest} />;
  }
}

function useWritten(written: ((value: number) => string) | undefined, unit: string | undefined): Write {
  return useMemo(() => {
    // A page's function may throw, or return no text.
    const own = (value: number) => (written ? tryCatch(() => written(value)).value : null);
    const write = (value: number): TextGap => {
      const text = own(value);
      return typeof text === 'string' ? text : writtenNumber(value);
    };
    const withUnit = (value: number): TextGap =>
      unit ? messages.quantity({ value: write(value), unit }) : write(value);
    return Object.assign(write, { withUnit });
  }, [written, unit]);
}
