import { complaint, invalid } from '../../base/check.js';
import { axisFromZero, linearAxis } from '../../charts/axes.js';
import type { LinesContent } from '../../charts/Chart.js';
import type { Point } from '../../charts/geometry.js';
import type { Work } from '../../engine/queue.js';
import { checkNames } from '../../figure/checkNames.js';
import { csv } from '../../figure/csv.js';
import type { Message } from '../../i18n/message.js';
import * as num from '../../i18n/num.js';
import { formatFixed } from '../../i18n/numbers.js';
import { momentsOf } from '../../mixture/moments.js';
import { posteriorEntropy } from '../../mixture/posteriorMoments.js';
import { gaussianPath } from '../../process/gaussianPath.js';
import { gaussianNoise } from '../../process/noise.js';
import { scalesAt } from '../../process/process.js';
import type { Ink } from '../../ui/ink.js';
import { listOf } from '../shared/describe.js';
import { POINT_DRAWS } from '../shared/shownState.js';
import { messages } from './messages.js';

/** The choices that x_t may leave undecided: the half in which x0 lies, or the data point itself. */
export const CHOICES = ['leftOrRight', 'upperOrLower', 'point'] as const;
export type ChoiceName = (typeof CHOICES)[number];

/** Throws a RangeError unless each choice is known and given at most once. The list may be empty. */
export function readChoices(choices: readonly ChoiceName[], name: string): readonly ChoiceName[] {
  if (!Array.isArray(choices)) throw invalid(name, choices, `a list of ${CHOICES.map((one) => `'${one}'`).join(', ')}`);
  if (choices.length > 0) checkNames(name, choices, CHOICES);
  return choices;
}

/** The style of a choice: its ink, and the dash of its curve. */
export const CHOICE_STYLES: Readonly<Record<ChoiceName, { readonly ink: Ink; readonly dash?: string }>> = {
  leftOrRight: { ink: 'category-1' },
  upperOrLower: { ink: 'category-3', dash: '9 3' },
  point: { ink: 'category-2', dash: '9 3 2 3' },
};
/** The dash of the line at the value of a formula. */
const DOTTED = '2 4';

interface UndecidedRequest {
  /** The x, y of each point. */
  readonly points: Float32Array;
  /** The standard deviation of the Gaussian around each point. */
  readonly deviation: number;
  readonly undecided: readonly ChoiceName[];
  readonly seed: number;
}

/** The undecided bits of one choice over the log-SNR. */
export interface UndecidedCurve {
  readonly name: ChoiceName;
  /** The mean over x_t of the entropy of the choice, in bits, at each of the `LEVELS`. */
  readonly bits: Float64Array;
  /** The log-SNR at which the choice counts as decided; null if it is decided at no level or at the first. */
  readonly decided: number | null;
  /** The log-SNR of the formula; null if the choice has no formula. */
  readonly formula: number | null;
}

export interface Undecided {
  readonly request: UndecidedRequest;
  readonly curves: readonly UndecidedCurve[];
}

/** The ends of the log-SNR axis. */
export const [FIRST_LEVEL, LAST_LEVEL] = [-6, 8];
const LEVEL_STEP = 0.35;
/** The log-SNR of each value. */
export const LEVELS = Array.from(
  { length: Math.round((LAST_LEVEL - FIRST_LEVEL) / LEVEL_STEP) + 1 },
  (_, i) => FIRST_LEVEL + i * LEVEL_STEP,
);
/** The bits at which a choice counts as decided: half of the bits for two halves; 1 bit, as of two points, for the points. */
const DECIDED: Readonly<Record<ChoiceName, number>> = { leftOrRight: 0.5, upperOrLower: 0.5, point: 1 };
/**
 * The number of x_t in the mean, so that all data have about the same number of weights, and the number of weights in one slice of a few
 * milliseconds.
 */
const [MIN_DRAWS, MAX_DRAWS, WEIGHTS, WEIGHTS_AT_ONCE] = [200, 8000, 160_000, 40_000];
/** The path of the curves. The choice of path is free, because x_t divided by α is the same on all paths. */
const PATH = gaussianPath({ kind: 'cosine', s: 0 });

/** Computes the curves, level by level. The noise of a draw is the same at all levels, so that the curves are smooth. */
export async function* undecidedOf(request: UndecidedRequest): Work<Undecided> {
  const { points, deviation, undecided, seed } = request;
  const count = points.length / 2;
  const labels = undecided.map((name) => (name === 'point' ? undefined : halvesOf(points, axisOf(name), name)));
  const draws = Math.min(MAX_DRAWS, Math.max(MIN_DRAWS, 2 * Math.round(WEIGHTS / count / 2)));
  const noise = gaussianNoise(draws, { seed, stream: POINT_DRAWS });
  const atOnce = Math.max(1, Math.floor(WEIGHTS_AT_ONCE / count));
  const bits = undecided.map(() => new Float64Array(LEVELS.length));
  for (const [at, level] of LEVELS.entries()) {
    const t = PATH.timeAt(level);
    const { alpha, sigma } = scalesAt(PATH, t);
    const spread = Math.hypot(alpha * deviation, sigma);
    for (let first = 0; first < draws; first += atOnce) {
      const some = Float64Array.from({ length: 2 * Math.min(atOnce, draws - first) }, (_, i) => {
        const draw = first + (i >> 1);
        // The draws are spread evenly over the points. Each point has the noise and the opposite noise, which more than halves the error.
        const point = Math.floor(((draw >> 1) / (draws / 2)) * count);
        const z = (noise[2 * (draw >> 1) + (i % 2)] as number) * (draw % 2 === 0 ? 1 : -1);
        return alpha * (points[2 * point + (i % 2)] as number) + spread * z;
      });
      for (const [choice, values] of bits.entries()) {
        const entropies = posteriorEntropy(points, some, PATH, t, { deviation, labels: labels[choice] });
        const sum = entropies.reduce((before, entropy) => before + entropy, 0);
        values[at] = (values[at] as number) + sum / (draws * Math.LN2);
        yield (at + first / draws) / LEVELS.length;
      }
    }
  }
  const curves = undecided.map((name, i) => {
    const values = bits[i] as Float64Array;
    const formula = name === 'point' ? pointLevel(points, deviation) : halvesLevel(points, deviation, axisOf(name));
    return { name, bits: values, decided: crossingOf(values, DECIDED[name]), formula };
  });
  return { request, curves };
}

function axisOf(name: Exclude<ChoiceName, 'point'>): 0 | 1 {
  return name === 'leftOrRight' ? 0 : 1;
}

/** Returns for each point whether it lies above the mean along an axis; throws a RangeError if all points lie on one side. */
function halvesOf(points: Float32Array, axis: 0 | 1, name: ChoiceName): Uint8Array {
  const values = coordinates(points, axis);
  const [mean = 0] = momentsOf(values, 1).mean;
  const halves = Uint8Array.from(values, (value) => (value > mean ? 1 : 0));
  if (new Set(halves).size === 2) return halves;
  throw complaint('undecided', `'${name}'`, `points that differ in ${axis === 0 ? 'x' : 'y'}, or none of it`);
}

/** The log-SNR at which values fall to a threshold, by linear interpolation. */
function crossingOf(values: Float64Array, threshold: number): number | null {
  const after = values.findIndex((value) => value <= threshold);
  if (after <= 0) return null;
  const [above, below] = [values[after - 1] as number, values[after] as number];
  return (LEVELS[after] as number) - (LEVEL_STEP * (threshold - below)) / (above - below);
}

/**
 * -ln(m² - s²) for two Gaussians with means 2m apart and the standard deviation s along an axis: the log-SNR from which the density of x_t
 * has two peaks, because there (αm)² = α²s² + σ². Null if the density never splits.
 */
function halvesLevel(points: Float32Array, deviation: number, axis: 0 | 1): number | null {
  const values = coordinates(points, axis);
  const [mean = 0] = momentsOf(values, 1).mean;
  const halves = [values.filter((value) => value <= mean), values.filter((value) => value > mean)];
  const [low, high] = halves.map((half) => momentsOf(half, 1).mean[0]) as [number, number];
  const within = halves.reduce((sum, half) => sum + momentsOf(half, 1).variance * half.length, 0) / values.length;
  const square = ((high - low) / 2) ** 2 - within - deviation ** 2;
  return square > 0 ? -Math.log(square) : null;
}

/**
 * ln((n - 1)/(v - (n - 1)s²)) for n Gaussians of standard deviation s around points of variance v in the plane: the log-SNR at which a
 * normal x_t would have the information that names one point, ln n. Without s and with v = 1 the formula is ln(n^(2/d) - 1), here with d
 * = 2.
 */
function pointLevel(points: Float32Array, deviation: number): number | null {
  const count = points.length / 2;
  const apart = momentsOf(points).variance - (count - 1) * deviation ** 2;
  return count > 2 && apart > 0 ? Math.log((count - 1) / apart) : null;
}

function coordinates(points: Float32Array, axis: 0 | 1): Float32Array {
  return points.filter((_, i) => i % 2 === axis);
}

/** A value of a curve between its levels; beyond them that at the end. */
export function bitsAt({ bits }: UndecidedCurve, level: number): number {
  const place = Math.min(LEVELS.length - 1, Math.max(0, (level - FIRST_LEVEL) / LEVEL_STEP));
  const before = Math.min(LEVELS.length - 2, Math.floor(place));
  const [one, next] = [bits[before] as number, bits[before + 1] as number];
  return one + (place - before) * (next - one);
}

/** The difference in log-SNR between two marks of readers. */
const MARK_STEP = 0.05;
const LEVEL_AXIS = linearAxis(FIRST_LEVEL, LAST_LEVEL, {
  name: messages.logSnr,
  steps: Math.round((LAST_LEVEL - FIRST_LEVEL) / MARK_STEP),
});

/** The curves, the formulas as dotted lines, and the log-SNR of t as a marker. */
export function undecidedChart(curves: readonly UndecidedCurve[], t: number, level: number): LinesContent {
  const largest = curves.reduce((most, { bits }) => Math.max(most, bits[0] as number), 1);
  const y = axisFromZero(largest, { name: null });
  const upright = (at: number): [Point, Point] => [
    [at, 0],
    [at, y.domain[1]],
  ];
  return {
    x: LEVEL_AXIS,
    y,
    lines: curves.flatMap(({ name, bits, formula }) => {
      const curve = LEVELS.map((at, i): Point => [at, bits[i] as number]);
      const { ink } = CHOICE_STYLES[name];
      const dotted = {
        name: `${name} formula`,
        ink,
        dash: DOTTED,
        points: formula === null ? [] : upright(formula),
      };
      return [...(formula === null ? [] : [dotted]), { name, ...CHOICE_STYLES[name], points: curve }];
    }),
    marker: { value: level >= FIRST_LEVEL && level <= LAST_LEVEL ? level : null, isNamed: false },
    label: curves.length === 0 ? messages.noUndecided : labelOf(curves, t, level),
  };
}

function labelOf(curves: readonly UndecidedCurve[], t: number, level: number): Message {
  const runs = curves.map(({ name, bits }) => {
    const [first, last] = [bits[0] as number, bits.at(-1) as number];
    return messages.undecidedRun({ choice: messages[name], first: formatFixed(first, 2), last: formatFixed(last, 2) });
  });
  const values = curves.map((curve) =>
    messages.undecidedValue({ choice: messages[curve.name], bits: formatFixed(bitsAt(curve, level), 2) }),
  );
  return messages.undecidedChart({ runs: listOf(runs), values: listOf(values), t, level: num.logSnr(level, 2) });
}

/** The bits of each choice over the log-SNR, as CSV. */
export function undecidedTable({ curves }: Undecided) {
  return csv(['log_snr', ...curves.map(({ name }) => name)], function* () {
    for (const [i, level] of LEVELS.entries()) yield [level, ...curves.map(({ bits }) => bits[i])];
  });
}
