import { createSchedule, expectedX0, forwardJumpCoefficients, gaussianNoise } from '../../src/core/index.js';
import { pointSet } from '../../src/learn/index.js';

export const moons = pointSet('twoMoons');
export const cosine = createSchedule({ kind: 'cosine' });

/** States that the figure’s numbers are over. */
export const COUNTED = 512;
/** A draw whose states have the numbers of many. */
const TYPICAL = 39;

/** Two arrows from each of some states x_t: x, y of each. */
export interface ArrowsAndScores {
  readonly states: Float32Array;
  /** x̂0 - x_t. */
  readonly arrows: Float32Array;
  /** The score, (√ᾱ_t·x̂0 - x_t) / (1-ᾱ_t). */
  readonly scores: Float32Array;
}

/** The arrow to x̂0 and the score of the moons, where the forward process puts its states at t. */
export function arrowsAndScores(t: number, count: number, seed = TYPICAL): ArrowsAndScores {
  const { a, sigma } = forwardJumpCoefficients(cosine, t);
  const states = gaussianNoise(2 * count, { seed }).map((z, i) => a * pointOf(i, count) + sigma * z);
  const means = expectedX0(moons, states, cosine, t);
  const along = (scale: number, divisor: number) => states.map((x, i) => (scale * (means[i] as number) - x) / divisor);
  return { states, arrows: along(1, 1), scores: along(a, sigma ** 2) };
}

/** A value of the point that a state is of: they are spread evenly over the moons. */
function pointOf(index: number, count: number): number {
  const point = Math.floor(((index >> 1) * moons.length) / 2 / count);
  return moons[2 * point + (index % 2)] as number;
}

/** The median angle between the two, in degrees. */
export function medianAngle({ arrows, scores }: ArrowsAndScores): number {
  const directions = (vectors: Float32Array) =>
    Array.from({ length: vectors.length / 2 }, (_, i) => Math.atan2(vectors[2 * i + 1] ?? 0, vectors[2 * i] ?? 0));
  const others = directions(scores);
  const angles = directions(arrows).map((direction, i) => {
    const turn = Math.abs(direction - (others[i] as number));
    return (180 / Math.PI) * Math.min(turn, 2 * Math.PI - turn);
  });
  return angles.sort((left, right) => left - right)[angles.length >> 1] as number;
}

/** Root mean square of the vectors' lengths. */
export function rmsLength(vectors: Float32Array): number {
  return Math.sqrt((2 * vectors.reduce((sum, value) => sum + value ** 2, 0)) / vectors.length);
}
