import type { Message, Text } from '../../i18n/message.js';
import { imported, lazy } from '../../lazy/lazy.js';
import type { Opening } from '../../loupe/opening.js';
import { PLOTS } from '../../loupe/pictures.js';
import {
  type ChosenPoints,
  choosePoints,
  type Domain,
  domainOf,
  type PointsSource,
} from '../../points/chosenPoints.js';
import { forwardJumpCoefficients } from '../../process/coefficients.js';
import type { Quantity } from '../../process/graph.js';
import { gaussianNoise } from '../../process/noise.js';
import type { Process } from '../../process/types.js';
import { pointMessages } from '../shared/pointMessages.js';
import { POINT_EPSILON, shownDivisor } from '../shared/shownState.js';
import { messages } from './messages.js';

/** Points and the noise of each. */
export interface NoisedPoints extends ChosenPoints {
  /** The x, y of each point's noise. */
  readonly epsilon: Float32Array;
  /** The square around the data and three standard deviations of the noise, which contains nearly all points. It stays while t moves. */
  readonly domain: Domain;
}

/** Points at a timestep. */
export interface ShownProcess {
  readonly noised: NoisedPoints;
  readonly schedule: Process;
  readonly t: number;
  /** x_t of each point, as it is shown. */
  readonly noisy: Float32Array;
}

/** The content of each of the three panels in words. */
export function namesOf({ noised, t }: Pick<ShownProcess, 'noised' | 't'>): readonly [Text, Text, Text] {
  return [messages.data({ points: countOf(noised) }), messages.noisy({ t }), messages.noise];
}

/** The number of points. A named set is shown whole; the page's own points may be too many. */
function countOf({ points, given, name: set }: NoisedPoints): Message {
  const [shown] = points.shape;
  if (set) return pointMessages.pointsOfSet({ count: given, set });
  return shown < given ? messages.someOfPoints({ shown, given }) : pointMessages.points({ count: given });
}

/** The corners of the square that contains 99.5% of the noise. */
const NOISE = [-3, -3, 3, 3];

/** Draws the noise of points; throws a RangeError if the points, their count or the seed is invalid. */
export function noisedPoints(source: PointsSource, count: number, seed: number): NoisedPoints {
  const chosen = choosePoints(source, count);
  const { values } = chosen.points;
  const epsilon = gaussianNoise(values.length, { seed, stream: POINT_EPSILON });
  return { ...chosen, epsilon, domain: domainOf(values, NOISE) };
}

/** Computes x_t of each point by (2): x_t = √ᾱ_t · x_0 + √(1-ᾱ_t) · ε, for x and for y; on a path, α_t · x_0 + σ_t · ε. */
export function noisyAt({ points, epsilon }: NoisedPoints, process: Process, t: number): Float32Array {
  const { a, sigma } = forwardJumpCoefficients(process, t);
  return points.values.map((value, index) => a * value + sigma * (epsilon[index] as number));
}

/** Computes x_t of each point as it is drawn. */
export function shownAt(noised: NoisedPoints, process: Process, t: number): Float32Array {
  const divisor = shownDivisor(process, t);
  const noisy = noisyAt(noised, process, t);
  return divisor === 1 ? noisy : noisy.map((value) => value / divisor);
}

/** The standard deviation of points around their mean, over both axes together. */
export function deviationOf(values: Float32Array): number {
  const mean: [number, number] = [0, 0];
  values.forEach((value, index) => {
    mean[(index % 2) as 0 | 1] += (2 * value) / values.length;
  });
  let squares = 0;
  values.forEach((value, index) => {
    squares += (value - mean[(index % 2) as 0 | 1]) ** 2;
  });
  return Math.sqrt(squares / values.length);
}

/** The points that the loupe shows. */
export interface ShownPoints {
  readonly process: ShownProcess;
  /** x_t, as a quantity. */
  readonly xt: Quantity;
  /** The seed of ε. */
  readonly seed: number;
  /** Rings the point with an index in all plots; null removes the ring. */
  readonly onRing: (point: number | null) => void;
}

export const POINT_LOUPE: Opening<ShownPoints> = {
  kind: PLOTS,
  hint: messages.hint,
  code: lazy(async () => (await imported(() => import('./PointLoupe.js'))).PointLoupe),
};
