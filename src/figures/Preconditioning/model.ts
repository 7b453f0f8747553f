import { complaint } from '../../base/check.js';
import { type Axis, axisFromZero, linearAxis, logAxis, positionOn, valueAt } from '../../charts/axes.js';
import type { CurvesContent } from '../../charts/Chart.js';
import type { Message } from '../../i18n/message.js';
import { formatShort, fromLiteral, withWideMinus } from '../../i18n/numbers.js';
import { gaussianNoise } from '../../process/noise.js';
import { pathOf } from '../../process/pathOf.js';
import { type Preconditioning, type PreconditioningOptions, preconditioning } from '../../process/preconditioning.js';
import { isPath, type Scales, scalesAt } from '../../process/process.js';
import { tickAt, timeAtTick } from '../../process/timestep.js';
import type { GaussianPath, Process } from '../../process/types.js';
import { listOf, pathName, shownTime } from '../shared/describe.js';
import { kindName } from '../shared/kindName.js';
import { messages } from './messages.js';

// The noise level of a process is σ/α, the σ of Karras et al. 2022. The axis of the charts is its logarithm to base 10.

/** The powers of ten between which the noise level is drawn, if the process exceeds them. */
const REACH = [-3, 3] as const;
/** The number of steps along the axis. */
const STEPS = 500;
/** The largest c_noise within the range. It is a quarter of a logarithm, or 250 times a logarithm with a σ_min. */
const NOISE_REACH = { edm: 2, consistency: 2000 };
const HEIGHTS = { factors: 280, noise: 140 };

/** The noise levels of a process, and the times at which it has them. */
export interface Levels {
  /** The logarithmic axis of σ/α. */
  readonly axis: Axis;
  /** The process in continuous time. */
  readonly path: GaussianPath;
  /** The times at even distances along the axis. */
  readonly times: readonly number[];
}

/** The range of noise levels that is drawn for a process. */
export function levelsOf(process: Process): Levels {
  const path = isPath(process) ? process : pathOf(process);
  const [least, most] = REACH;
  const start = Math.max(least, logLevel(path, path.start));
  const end = Math.min(most, Math.max(least + 1, logLevel(path, path.end)));
  const axis = logAxis(10 ** start, 10 ** end, { name: messages.level, steps: STEPS });
  const levels = Array.from({ length: STEPS + 1 }, (_, step) => valueAt(axis, step / STEPS));
  const times = levels.map((level) => timeAtLevel(path, Math.log10(level)));
  return { axis, path, times };
}

function logLevel(process: Process, t: number): number {
  const { alpha, sigma } = scalesAt(process, t);
  return Math.log10(sigma / alpha);
}

function timeAtLevel(path: GaussianPath, logarithm: number): number {
  return path.timeAt(-2 * Math.LN10 * logarithm);
}

/** The upper bound of a move by an arrow key, in axis steps. */
const KEY_STEP = 1.5;

/**
 * Returns the t of a process at a place of the axis.
 *
 * @param t - the t that is marked now.
 * @param isCounted - whether readers can mark only whole steps: those of a schedule, or the thousandths of a page. A press of an arrow key,
 *   which moves less than a step, then moves by one.
 */
export function markedTime(process: Process, { axis, path }: Levels, value: number, t: number, isCounted: boolean) {
  const time = timeAtLevel(path, Math.log10(value));
  if (!isCounted) return Number(time.toPrecision(6));
  const now = tickAt(process, t);
  const next = isPath(process) ? tickAt(process, time) : Math.round(time);
  const moved = (positionOn(axis, value) - positionOn(axis, markedLevel(process, axis, t))) * STEPS;
  return timeAtTick(process, next === now && Math.abs(moved) < KEY_STEP ? now + Math.sign(moved) : next);
}

/** The noise level of a marked t. A level outside the chart is drawn at its end. */
function markedLevel(process: Process, { domain: [least, most] }: Axis, t: number): number {
  return Math.min(most, Math.max(least, 10 ** logLevel(process, t)));
}

/** The content of the chart, and every number beside it. */
export interface Shown {
  readonly levels: Levels;
  readonly process: Process;
  readonly t: number;
  readonly scales: Scales;
  readonly options: PreconditioningOptions & { readonly sigmaData: number };
  readonly factors: Preconditioning;
  /** Whether α² + σ² is 1 at t. */
  readonly preservesVariance: boolean;
  readonly variances: Variances;
  readonly charts: readonly [factors: CurvesContent, noise: CurvesContent];
}

export interface ShownOptions {
  readonly t: number;
  readonly sigmaData: number | undefined;
  readonly sigmaMin: number | undefined;
}

/** The default σ_data of Karras et al. 2022, and of v-prediction. */
const SIGMA_DATA = { others: 0.5, variancePreserving: 1 };
const ROUNDING = 1e-9;

/** Whether α² + σ² is 1. */
function keepsVariance({ alpha, sigma }: Scales): boolean {
  return Math.abs(alpha ** 2 + sigma ** 2 - 1) < ROUNDING;
}

/** Computes the content of the figure; throws a RangeError if an option is out of range. */
export function shownFactors(
  process: Process,
  { t, sigmaData: given, sigmaMin }: ShownOptions,
  {
    levels,
    standard,
    noise,
  }: { readonly levels: Levels; readonly standard: Float64Array; readonly noise: Float32Array },
): Shown {
  const scales = scalesAt(process, t);
  const preservesVariance = keepsVariance(scales);
  const isVariancePreserving =
    preservesVariance && levels.times.every((time) => keepsVariance(scalesAt(levels.path, time)));
  const sigmaData = given ?? SIGMA_DATA[isVariancePreserving ? 'variancePreserving' : 'others'];
  const options = { sigmaData, sigmaMin };
  const factors = preconditioning(process, t, options);
  const shown = { levels, process, t, scales, options, factors, preservesVariance };
  return {
    ...shown,
    variances: variancesOf(shown, standard, noise),
    charts: chartsOf(shown),
  };
}

/** A number by its formula, and its measured value on the data. */
export interface Measured {
  readonly exact: number;
  readonly measured: number;
}

/** Variances over all values of the data, whose mean is 0. With a σ_min, the network has another target, which has no variance here. */
export interface Variances {
  /** The variance of x_t. */
  readonly state: Measured;
  /** The variance of c_in·x_t. */
  readonly input: Measured;
  /** The variance of (x0 - c_skip·x_t)/c_out; null with a σ_min, or if c_out is 0. */
  readonly target: Measured | null;
  /** The slope of the best line from x_t to x0, Cov[x0, x_t] / Var[x_t]: c_skip. */
  readonly slope: Measured;
}

function variancesOf(
  { scales: { alpha, sigma }, options: { sigmaData, sigmaMin }, factors }: Omit<Shown, 'variances' | 'charts'>,
  standard: Float64Array,
  noise: Float32Array,
): Variances {
  const { skip, out, input } = factors;
  let [states, targets, products] = [0, 0, 0];
  for (let i = 0; i < standard.length; i++) {
    const x0 = sigmaData * (standard[i] as number);
    const xt = alpha * x0 + sigma * (noise[i] as number);
    states += xt ** 2;
    targets += (x0 - skip * xt) ** 2;
    products += x0 * xt;
  }
  const state = alpha ** 2 * sigmaData ** 2 + sigma ** 2;
  // 1 - skip·α equals σ²/Var[x_t], a form without cancellation.
  const target = (sigma ** 2 / state) ** 2 * sigmaData ** 2 + skip ** 2 * sigma ** 2;
  const count = standard.length;
  return {
    state: { exact: state, measured: states / count },
    input: { exact: input ** 2 * state, measured: (input ** 2 * states) / count },
    target:
      sigmaMin === undefined && out > 0 ? { exact: target / out ** 2, measured: targets / count / out ** 2 } : null,
    slope: { exact: (alpha * sigmaData ** 2) / state, measured: products / states },
  };
}

/** Values with mean 0 and variance 1, each axis moved to its own mean; throws a RangeError for points without a variance. */
export function standardized(points: Float32Array): Float64Array {
  const count = points.length / 2;
  const means = [0, 0];
  for (const [i, value] of points.entries()) means[i % 2] = (means[i % 2] as number) + value / count;
  const centred = Float64Array.from(points, (value, i) => value - (means[i % 2] as number));
  const variance = centred.reduce((sum, value) => sum + value ** 2, 0) / centred.length;
  if (variance === 0) throw complaint('points', 'all in one place', 'points at two places or more');
  return centred.map((value) => value / Math.sqrt(variance));
}

/** The noise in the states of the measured variances. */
export function noiseOf(count: number, seed: number): Float32Array {
  return gaussianNoise(count, { seed, stream: 0 });
}

/** The styles of the factors. */
export const factorStyles = {
  skip: { tex: String.raw`c_\text{skip}`, words: messages.skip, ink: 'signal' },
  out: { tex: String.raw`c_\text{out}`, words: messages.out, ink: 'posterior', dash: '9 3 2 3' },
  input: { tex: String.raw`c_\text{in}`, words: messages.in, ink: 'mean', dash: '7 4' },
  noise: { tex: String.raw`c_\text{noise}`, words: messages.noise, ink: 'noise', dash: '14 3' },
} as const;

type FactorName = keyof typeof factorStyles;

const UPPER: readonly FactorName[] = ['skip', 'out', 'input'];

function chartsOf(shown: Omit<Shown, 'variances' | 'charts'>): Shown['charts'] {
  const { levels, options, process, t } = shown;
  const along = levels.times.map((time) => preconditioning(levels.path, time, options));
  const valuesOf = (name: FactorName) => Float64Array.from(along, (factors) => factors[name]);
  const marker = { value: markedLevel(process, levels.axis, t) };
  const x: Axis = {
    ...levels.axis,
    // Only the marked level has a t of the process; a level where a reader points may lie between two timesteps.
    valueName: (level) =>
      level === marker.value ? messages.at(placeInWords(shown)) : messages.pointed({ level: formatLevel(level) }),
  };
  const chartOf = (names: readonly FactorName[], axisOf: (largest: number) => Axis, height: number) => {
    const curves = names.map((name) => ({ name, ...factorStyles[name], values: valuesOf(name) }));
    const largest = Math.max(...curves.map(({ values }) => values.reduce((most, value) => Math.max(most, value))));
    // Rounding may put a factor of 1 above 1, which would extend the axis to 1.2.
    const axis = axisOf(Number(largest.toPrecision(6)));
    const label = labelOf(shown, along, names);
    return { x, y: axis, curves, marker, height, label };
  };
  const reach = NOISE_REACH[options.sigmaMin === undefined ? 'edm' : 'consistency'];
  return [
    chartOf(UPPER, (largest) => axisFromZero(largest, { name: null }), HEIGHTS.factors),
    chartOf(['noise'], () => linearAxis(-reach, reach, { name: null }), HEIGHTS.noise),
  ];
}

/** The marked noise level and its t. */
export function placeInWords({ scales: { alpha, sigma }, t }: Pick<Shown, 'scales' | 't'>) {
  return { level: alpha === 0 ? '∞' : formatLevel(sigma / alpha), t: shownTime(t) };
}

function formatLevel(level: number) {
  return level >= 1000 ? formatShort(level) : fromLiteral(String(Number(level.toPrecision(3))));
}

/** A factor with three digits. */
export function factorInWords(value: number) {
  if (!Number.isFinite(value)) return value < 0 ? '−∞' : '∞';
  return withWideMinus(fromLiteral(String(Number(value.toPrecision(3)))));
}

/** The description of each factor's curve, and its value at the marked level. */
function labelOf(
  shown: Omit<Shown, 'variances' | 'charts'>,
  along: readonly Preconditioning[],
  names: readonly FactorName[],
): Message {
  const { levels, process, options, factors } = shown;
  const [first, last] = [along[0], along.at(-1)] as [Preconditioning, Preconditioning];
  const runs = names.map((name) => {
    const ends = { first: factorInWords(first[name]), last: factorInWords(last[name]) };
    return messages.run({ factor: factorStyles[name].words, ...ends });
  });
  const values = names.map((name) =>
    messages.value({ factor: factorStyles[name].words, value: factorInWords(factors[name]) }),
  );
  return messages.chart({
    kind: isPath(process)
      ? messages.path({ kind: pathName(process.kind) })
      : messages.schedule({ kind: kindName(process.kind) }),
    sigmaData: factorInWords(options.sigmaData),
    first: formatLevel(levels.axis.domain[0]),
    last: formatLevel(levels.axis.domain[1]),
    runs: listOf(runs),
    ...placeInWords(shown),
    values: listOf(values),
  });
}
