import { checkTimestep } from '../../core/forwardCoefficients.js';
import type { PredictionTarget, Schedule } from '../../core/types.js';
import { type Chart, type CurveStyle, curveChart } from '../../marks/chart/chart.js';
import type { Axis } from '../../marks/chart/ticks.js';
import { errorsOf, TARGETS } from './errors.js';
import { logAxis } from './logAxis.js';

/** The error of x̂0 by each kind of prediction, and at the marked t. */
export interface TargetsChart extends Chart {
  /** The values at the marked t, in the order of the curves; null if none is marked. */
  readonly marked: readonly number[] | null;
  /** The range that is drawn, in words, if values lie outside it. */
  readonly range: string | null;
  readonly predictionError: number;
}

export interface TargetsOptions {
  readonly t: number | null;
  readonly predictionError: number;
  /** At every t; null without a network, or before it is measured. */
  readonly measured: Float64Array | null;
}

const STYLES: Readonly<Record<PredictionTarget, CurveStyle>> = {
  epsilon: { name: 'epsilon', tex: String.raw`\epsilon_\theta`, texWidth: 0.8, meaning: 'noise' },
  x0: { name: 'x0', tex: String.raw`x_\theta`, texWidth: 0.97, meaning: 'signal', dash: '7 4' },
  v: { name: 'v', tex: String.raw`v_\theta`, texWidth: 0.9, meaning: 'posterior' },
};
const MEASURED: CurveStyle = { name: 'measured', meaning: 'mean', dash: '2 3' };
const WORDS: Readonly<Record<string, string>> = { epsilon: 'ε', x0: 'x₀', v: 'v', measured: 'measured, v' };

/** Computes the chart; throws a RangeError if t is out of range. */
export function describeTargets(schedule: Schedule, { t, predictionError, measured }: TargetsOptions): TargetsChart {
  if (t !== null) checkTimestep(schedule, t);
  const lines = TARGETS.map((target) => ({ ...STYLES[target], values: errorsOf(target, schedule, predictionError) }));
  if (measured) lines.push({ ...MEASURED, values: measured });
  const axis = logAxis(lines.map(({ values }) => values));
  return {
    ...curveChart(
      lines.map((line) => ({ ...line, values: line.values.map(Math.log10) })),
      { axis, t, label: labelOf(lines, predictionError, t) },
    ),
    marked: t === null ? null : lines.map(({ values }) => values[t] as number),
    range: rangeOf(lines, axis),
    predictionError,
  };
}

interface Line {
  readonly name: string;
  readonly values: Float64Array;
}

function rangeOf(lines: readonly Line[], { bottom, top, ticks }: Axis): string | null {
  const isInside = (value: number) => value >= 10 ** bottom && value <= 10 ** top;
  if (lines.every(({ values }) => values.every(isInside))) return null;
  return `drawn from ${ticks[0]?.text} to ${ticks.at(-1)?.text}`;
}

function labelOf(lines: readonly Line[], error: number, t: number | null): string {
  const value = (values: Float64Array, t: number) => Number((values[t] as number).toPrecision(2));
  const runs = lines.map(({ name, values }) => {
    const whose = name === 'measured' ? 'measured of a network that predicts v' : `by a prediction of ${WORDS[name]}`;
    return `${whose} from ${value(values, 0)} to ${value(values, values.length - 1)}`;
  });
  const last = (lines[0]?.values.length ?? 1) - 1;
  const sentences = [
    `The error of x̂0 from t = 0 to t = ${last}, on a logarithmic axis, if a prediction is wrong by ${error}: ${runs.join('; ')}.`,
  ];
  if (t !== null) {
    const marked = lines.map(({ name, values }) => `${WORDS[name]} ${value(values, t)}`);
    sentences.push(`At t = ${t}: ${marked.join('; ')}.`);
  }
  return sentences.join(' ');
}
