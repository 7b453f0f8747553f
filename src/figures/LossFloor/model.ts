import { complaint, invalid, tagOf } from '../../base/check.js';
import { type Axis, linearAxis, sampled } from '../../charts/axes.js';
import type { Curve, CurvesContent } from '../../charts/Chart.js';
import { messages as shared } from '../../charts/messages.js';
import type { CurveStyle, DotForm } from '../../charts/shapes.js';
import type { Work } from '../../engine/queue.js';
import { csv } from '../../figure/csv.js';
import type { Message, Text } from '../../i18n/message.js';
import { type FormattedNumber, formatFixed, formatShort, withWideMinus } from '../../i18n/numbers.js';
import { errorFactor, type LossWeighting, lossWeight } from '../../mixture/floors.js';
import { loadPosterior } from '../../mixture/loadPosterior.js';
import { momentsOf } from '../../mixture/moments.js';
import { gaussianPath } from '../../process/gaussianPath.js';
import type { PredictionTarget } from '../../process/types.js';
import { EPSILON, X0 } from '../../tex/symbols.js';
import { type Ink, inked } from '../../ui/ink.js';
import { listOf } from '../shared/describe.js';
import { floorsOf } from '../shared/floors/floorsOf.js';
import { messages } from './messages.js';

/** The log-SNR of both charts: noise alone at the left, nearly clean points at the right. */
export const [FIRST, LAST] = [-10, 14] as const;
/** The number of log-SNR at which floors are computed, 0.5 apart. */
const LEVELS = 2 * (LAST - FIRST) + 1;
/** The axis of log-SNR. The values of each curve are 0.05 apart, and the marker moves from one value to the next. */
const AXIS = linearAxis(FIRST, LAST, {
  name: messages.axis,
  steps: 20 * (LAST - FIRST),
  valueName: (value) => messages.at({ logSnr: signed(value) }),
});

/**
 * The path of the losses, which is variance-preserving: α² + σ² = 1. In ε and x0 the floors over log-SNR are the same for every process.
 */
const PATH = gaussianPath({ kind: 'cosine', s: 0 });

/** The predictions of a network. */
export const targets = ['epsilon', 'x0', 'v'] as const satisfies readonly PredictionTarget[];
export type Target = (typeof targets)[number];

interface TargetStyle {
  readonly tex: string;
  /** The name for screen readers and for the select. */
  readonly words: string;
  readonly ink: Ink;
}

export const targetStyles: Readonly<Record<Target, TargetStyle>> = {
  epsilon: { tex: EPSILON, words: 'ε', ink: 'noise' },
  x0: { tex: X0, words: 'x0', ink: 'signal' },
  v: { tex: inked('posterior', 'v'), words: 'v', ink: 'posterior' },
};

/** The losses whose weights can be drawn. */
export const weightingNames = ['elbo', 'epsilon', 'v', 'minSnr', 'p2', 'edm', 'logitNormal'] as const;
export type WeightingName = (typeof weightingNames)[number];

const WEIGHTINGS: Readonly<Record<WeightingName, LossWeighting>> = {
  elbo: { kind: 'elbo' },
  epsilon: { kind: 'uniform', target: 'epsilon', process: PATH },
  v: { kind: 'uniform', target: 'v', process: PATH },
  minSnr: { kind: 'minSnr', process: PATH },
  p2: { kind: 'p2', process: PATH },
  edm: { kind: 'edm' },
  logitNormal: { kind: 'logitNormal' },
};

const STYLES: Readonly<Record<WeightingName, Omit<CurveStyle, 'name'>>> = {
  elbo: { words: messages.elbo, dash: '2 5' },
  epsilon: { words: 'ε', ink: 'noise' },
  v: { words: 'v', ink: 'posterior' },
  minSnr: { words: messages.minSnr, ink: 'category-3', dash: '7 4' },
  p2: { words: 'P2', ink: 'category-2', dash: '5 3' },
  edm: { words: messages.edm, ink: 'category-5', dash: '9 3 2 3' },
  logitNormal: { words: 'SD3', ink: 'category-6', dash: '14 3' },
};

/** The caption of the charts, which names the drawn losses of the cosine schedule. */
export function captionOf(weightings: readonly WeightingName[]): Message {
  const names = weightings.flatMap((name) => ('process' in WEIGHTINGS[name] ? [STYLES[name].words as Text] : []));
  if (names.length === 0) return messages.caption;
  const listed = names.reduce((before, next) => shared.joined({ before, next }));
  return messages.cosine({ caption: messages.caption, names: listed });
}

/** The weight of the squared error of ε in a loss, as a multiple of the weight at a log-SNR of 0. */
export function relativeWeight(name: WeightingName, logSnr: number): number {
  return lossWeight(WEIGHTINGS[name], logSnr) / lossWeight(WEIGHTINGS[name], 0);
}

interface FloorsAsked {
  readonly points: Float32Array;
  readonly deviation: number;
}

/** The floors of x0 at the levels, and the data to which they belong. */
export interface Floors extends FloorsAsked {
  readonly values: Float64Array;
}

/** Pairs of an x_t and a point at each level. */
const PAIRS = 256_000;
const [MIN_DRAWS, MAX_DRAWS] = [800, 4000];

const levels = Array.from({ length: LEVELS }, (_, level) => FIRST + level / 2);

/** Computes the floors of x0, in slices. */
export async function* computeFloors(request: FloorsAsked): Work<Floors> {
  await loadPosterior();
  const draws = Math.round((2 * PAIRS) / request.points.length);
  const values = yield* floorsOf({
    ...request,
    process: PATH,
    times: levels.map(PATH.timeAt),
    draws: Math.min(MAX_DRAWS, Math.max(MIN_DRAWS, draws)),
  });
  return { ...request, values };
}

/** A measured loss: the log-SNR, and the mean squared error per value of a prediction. */
export type MeasuredLoss = readonly [logSnr: number, loss: number];

const [MEASURED_LIMIT, LARGEST_LOSS] = [1000, 1e100];
/** Distinguishes the measured losses from the dots of the curves at the marker. */
export const MEASURED_DOT = { shape: 'diamond', isFilled: false } as const satisfies DotForm;

/** Throws a RangeError that names the wrong pair. */
export function readMeasured(measured: readonly MeasuredLoss[], name: string): readonly MeasuredLoss[] {
  const expected = `a list of at most ${MEASURED_LIMIT} pairs of a log-SNR and a loss`;
  if (tagOf(measured) !== 'Array') throw invalid(name, measured, expected);
  if (measured.length > MEASURED_LIMIT) throw complaint(name, `${measured.length} pairs`, expected);
  for (const [index, pair] of measured.entries()) {
    const isPair = tagOf(pair) === 'Array' && pair.length === 2 && pair.every(Number.isFinite);
    if (!isPair) throw invalid(`${name}[${index}]`, pair, 'two finite numbers, a log-SNR and a loss');
    if (pair[1] < 0 || pair[1] > LARGEST_LOSS) {
      throw invalid(`${name}[${index}][1]`, pair[1], `a loss in 0 <= loss <= ${LARGEST_LOSS}`);
    }
  }
  return measured;
}

interface MeasuredOptions {
  readonly measured: readonly MeasuredLoss[];
  /** The prediction whose error is measured. */
  readonly measuredTarget: Target;
}

/** The measured losses on the axis, converted into those of the target: the error of x0 is the same in both. */
export function measuredIn(target: Target, { measured, measuredTarget }: MeasuredOptions): MeasuredLoss[] {
  return measured
    .filter(([logSnr]) => logSnr >= FIRST && logSnr <= LAST)
    .map(([logSnr, loss]) => {
      const isSame = target === measuredTarget;
      return [logSnr, isSame ? loss : (loss * factorAt(target, logSnr)) / factorAt(measuredTarget, logSnr)];
    });
}

/** The measured loss at the log-SNR that is nearest to a given one. */
export function nearestTo(logSnr: number, measured: readonly MeasuredLoss[]): MeasuredLoss | undefined {
  const distance = ([at]: MeasuredLoss) => Math.abs(at - logSnr);
  return [...measured].sort((one, other) => distance(one) - distance(other))[0];
}

/** The factor that converts a squared error of x0 into one of the target. */
function factorAt(target: Target, logSnr: number): number {
  return errorFactor(target, PATH, PATH.timeAt(logSnr));
}

/**
 * The lowest loss. The ratio of it to the loss of the linear guess lies on a cubic B-spline of the levels, because each level is a mean
 * over random x_t with an error of about 1%: a curve through all levels would have a kink at each.
 */
export function lowestLoss({ values, ...data }: Floors, target: Target, logSnr: number): number {
  const variance = momentsOf(data.points).variance + data.deviation ** 2;
  const place = 2 * (logSnr - FIRST);
  const before = Math.min(LEVELS - 2, Math.floor(place));
  const share = place - before;
  const rest = 1 - share;
  const [a, b, c, d] = [-1, 0, 1, 2].map((next) => {
    const level = Math.min(LEVELS - 1, Math.max(0, before + next));
    const linear = linearOf(variance, 'x0', levels[level] as number);
    return linear === 0 ? 0 : (values[level] as number) / linear;
  }) as [number, number, number, number];
  const ofB = 4 - 6 * share ** 2 + 3 * share ** 3;
  const ofC = 4 - 6 * rest ** 2 + 3 * rest ** 3;
  const spline = (rest ** 3 * a + ofB * b + ofC * c + share ** 3 * d) / 6;
  return spline * linearOf(variance, target, logSnr);
}

/** The lowest loss of an estimate a·x_t + b: var/(1 + SNR·var) in x0, for data with a variance of var per value. */
export function linearLoss({ points, deviation }: FloorsAsked, target: Target, logSnr: number): number {
  return linearOf(momentsOf(points).variance + deviation ** 2, target, logSnr);
}

function linearOf(variance: number, target: Target, logSnr: number): number {
  return (factorAt(target, logSnr) * variance) / (1 + Math.exp(logSnr) * variance);
}

/** The area under the floor of ε in nats, by the trapezoidal rule over levels that are 0.5 apart. I-MMSE has half of the area for each of the
 * two values of a point, which makes all of it. */
export function areaUnder(floors: Floors): number {
  const losses = levels.map((logSnr) => lowestLoss(floors, 'epsilon', logSnr));
  const ends = ((losses[0] as number) + (losses.at(-1) as number)) / 2;
  return (losses.reduce((sum, loss) => sum + loss, 0) - ends) / 2;
}

/** The number of different points. */
export function differentPoints(points: Float32Array): number {
  const places = new Set<string>();
  for (let i = 0; i < points.length; i += 2) places.add(`${points[i]},${points[i + 1]}`);
  return places.size;
}

/** The ends of the axis, for screen readers. */
const ENDS = { first: withWideMinus(formatFixed(FIRST, 0)), last: LAST };

interface ChartOptions extends FloorsAsked, MeasuredOptions {
  readonly target: Target;
  readonly logSnr: number;
}

const LOSSES_HEIGHT = 230;
const WEIGHTS_HEIGHT = 240;
const HIGHEST_WEIGHT = 4;
/** The top of the axis for losses near 1, else the factor of the axis above the highest loss. */
const TOP_OF_ONE = 1.2;

/** The chart of the lowest loss and the loss of the linear guess. */
export function lossChart(floors: Floors | null, { target, logSnr, ...data }: ChartOptions): CurvesContent {
  const measured = measuredIn(target, data);
  const linear = sampled(AXIS, (at) => linearLoss(data, target, at));
  const lowest = floors && sampled(AXIS, (at) => lowestLoss(floors, target, at));
  const curves: Curve[] = [{ name: 'linear', words: messages.linear, dash: '7 4', values: linear }];
  const { ink, words } = targetStyles[target];
  if (lowest) curves.unshift({ name: 'lowest', words: messages.lowest, ink, values: lowest });
  return {
    ...{
      x: AXIS,
      y: topAxis(Math.max(...linear, ...measured.map(([, loss]) => loss))),
      curves,
      marker: { value: logSnr },
    },
    ...{ height: LOSSES_HEIGHT, label: labelOf() },
  };

  function labelOf(): Text {
    if (!floors || !lowest) return messages.emptyLossChart({ target: words });
    const most = Math.max(...lowest);
    const chart = messages.lossChart({
      ...{ target: words, ...ENDS, logSnr: signed(logSnr) },
      most: formatFixed(most, 2),
      peak: signed(FIRST + lowest.indexOf(most) / 20),
      lowest: formatFixed(lowestLoss(floors, target, logSnr), 3),
      linear: formatFixed(linearLoss(data, target, logSnr), 3),
    });
    const above = measured.map(([at, loss]): MeasuredLoss => [at, loss - lowestLoss(floors, target, at)]);
    const [largest] = above.sort(([, one], [, other]) => other - one);
    if (!largest) return chart;
    return messages.measuredChart({
      ...{ chart, count: measured.length },
      first: signed(Math.min(...measured.map(([at]) => at))),
      last: signed(Math.max(...measured.map(([at]) => at))),
      above: withWideMinus(formatFixed(largest[1], 3)),
      at: signed(largest[0]),
    });
  }
}

function topAxis(most: number): Axis {
  const top = most > 0.6 && most < TOP_OF_ONE ? TOP_OF_ONE : Math.max(most * TOP_OF_ONE, Number.MIN_VALUE);
  return linearAxis(0, top, { name: null });
}

/** The chart of the weights. */
export function weightChart(weightings: readonly WeightingName[], logSnr: number): CurvesContent<WeightingName> {
  const curves = weightings.map((name) => ({
    ...{ name, ...STYLES[name] },
    values: sampled(AXIS, (at) => relativeWeight(name, at)),
  }));
  const values = weightings.map((name) =>
    messages.weight({ name: STYLES[name].words as Text, value: formatShort(relativeWeight(name, logSnr)) }),
  );
  return {
    ...{ x: AXIS, y: linearAxis(0, HIGHEST_WEIGHT, { name: null }), curves, marker: { value: logSnr } },
    height: WEIGHTS_HEIGHT,
    label: messages.weightChart({ ...ENDS, logSnr: signed(logSnr), values: listOf(values) }),
  };
}

/** A log-SNR in two decimals. */
export function signed(logSnr: number): FormattedNumber {
  return withWideMinus(formatFixed(logSnr, 2));
}

interface TableOptions extends MeasuredOptions {
  readonly target: Target;
  readonly weightings: readonly WeightingName[];
}

/** The floors and the weights at all levels, and then at those of the measured losses, as CSV. */
export function floorTable(floors: Floors, { target, weightings, ...options }: TableOptions) {
  const measured = measuredIn(target, options);
  const columns = ['log_snr', 'lowest_loss', 'linear_guess', ...weightings.map((name) => `weight_${name}`)];
  const rowAt = (logSnr: number) => [
    ...[logSnr, lowestLoss(floors, target, logSnr), linearLoss(floors, target, logSnr)],
    ...weightings.map((name) => relativeWeight(name, logSnr)),
  ];
  return csv(measured.length > 0 ? [...columns, 'measured_loss'] : columns, function* () {
    for (const logSnr of levels) yield measured.length > 0 ? [...rowAt(logSnr), null] : rowAt(logSnr);
    for (const [logSnr, loss] of measured) yield [...rowAt(logSnr), loss];
  });
}
