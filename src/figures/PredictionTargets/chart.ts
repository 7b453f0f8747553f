import { type Axis, decadesAround, logAxis, timestepAxis } from '../../charts/axes.js';
import type { CurvesContent } from '../../charts/Chart.js';
import type { CurveStyle } from '../../charts/shapes.js';
import type { Message } from '../../i18n/message.js';
import { checkTimestep } from '../../process/coefficients.js';
import type { Schedule } from '../../process/types.js';
import { listOf } from '../shared/describe.js';
import { messages as shared } from '../shared/messages.js';
import { errorsOf, TARGETS, type Target } from './compute.js';
import { messages } from './messages.js';

/** The chart of the error of x̂0 for each kind of prediction, and the errors at the marked t. */
export interface TargetsChart extends CurvesContent {
  /** The errors at the marked t, in the order of the curves; null if no t is marked. */
  readonly marked: readonly number[] | null;
  /** The range of the axis in words, if values lie outside it. */
  readonly range: Message | null;
  readonly predictionError: number;
}

export interface TargetsOptions {
  readonly t: number | null;
  readonly predictionError: number;
  /** The measured error at every t; null without a network, or before the measurement. */
  readonly measured: Float64Array | null;
}

/** The curves, with the symbols of what is predicted. */
export const STYLES: Readonly<Record<Target, CurveStyle & { readonly tex: string }>> = {
  epsilon: { name: 'epsilon', tex: String.raw`\epsilon_\theta`, ink: 'noise' },
  x0: { name: 'x0', tex: String.raw`x_\theta`, ink: 'signal', dash: '7 4' },
  v: { name: 'v', tex: String.raw`v_\theta`, ink: 'posterior', dash: '9 3 2 3' },
};
const MEASURED: CurveStyle = { name: 'measured', words: messages.measured, ink: 'mean', dash: '2 3' };
/** Powers of ten beyond these are not drawn: errors too small to be seen, and larger than the plane of the data. */
const RANGE = [-3, 1] as const;
/** The symbol of each prediction in a sentence. */
const SYMBOLS: Readonly<Record<string, string>> = { epsilon: 'ε', x0: 'x₀', v: 'v' };

/** Computes the chart; throws a RangeError if t is out of range. */
export function describeTargets(schedule: Schedule, { t, predictionError, measured }: TargetsOptions): TargetsChart {
  if (t !== null) checkTimestep(schedule, t);
  const lines: (CurveStyle & { readonly values: Float64Array })[] = TARGETS.map((target) => ({
    ...STYLES[target],
    values: errorsOf(target, schedule, predictionError),
  }));
  if (measured) lines.push({ ...MEASURED, values: measured });
  const all = lines.flatMap(({ values }) => [...values]);
  const axis = logAxis(...decadesAround(all, [0, 0], RANGE), { name: null });
  return {
    x: timestepAxis(schedule.timesteps),
    y: axis,
    curves: lines,
    marker: { value: t },
    label: labelOf(lines, predictionError, t),
    marked: t === null ? null : lines.map(({ values }) => values[t] as number),
    range: rangeOf(lines, axis),
    predictionError,
  };
}

interface Line {
  readonly name: string;
  readonly values: Float64Array;
}

function rangeOf(lines: readonly Line[], { domain: [bottom, top], ticks }: Axis): Message | null {
  const isInside = (value: number) => value >= bottom && value <= top;
  if (lines.every(({ values }) => values.every(isInside))) return null;
  return shared.drawnBetween({ least: ticks[0]?.text ?? '', most: ticks.at(-1)?.text ?? '' });
}

/** The description of each error over t, and its value at the marked t. */
function labelOf(lines: readonly Line[], error: number, t: number | null): Message {
  const last = (lines[0]?.values.length ?? 1) - 1;
  const chart = { last, error, runs: listOf(lines.map(runOf)) };
  if (t === null) return messages.chart(chart);
  return messages.markedChart({ ...chart, t, values: listOf(lines.map((line) => valueAt(line, t))) });
}

function runOf({ name, values }: Line): Message {
  const ends = { first: rounded(values, 0), last: rounded(values, values.length - 1) };
  const target = SYMBOLS[name];
  return target === undefined ? messages.measuredRun(ends) : messages.run({ ...ends, target });
}

function valueAt({ name, values }: Line, t: number): Message {
  const value = rounded(values, t);
  const target = SYMBOLS[name];
  return target === undefined ? messages.measuredValue({ value }) : messages.value({ target, value });
}

function rounded(values: Float64Array, t: number): number {
  return Number((values[t] as number).toPrecision(2));
}
