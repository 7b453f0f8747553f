import { sumOfTraces } from '../../../mixture/floors.js';
import { noisedMixture } from '../../../mixture/mixture.js';
import { gaussianNoise } from '../../../process/noise.js';
import type { Process } from '../../../process/types.js';

export interface FloorsRequest {
  /** The x, y of each point. */
  readonly points: Float32Array;
  /** The standard deviation of the Gaussian around each point. */
  readonly deviation: number;
  readonly process: Process;
  /** Times of the process at which there is noise. */
  readonly times: readonly number[];
  /** Number of draws of x_t at each time. */
  readonly draws: number;
}

/** Pairs of an x_t and a point in one slice, which takes a few milliseconds. */
const PAIRS = 20_000;
/** The step of a sequence that is spread evenly between 0 and 1 for any length: the fractional parts of its multiples. */
const GOLDEN_RATIO = (1 + Math.sqrt(5)) / 2;

/**
 * Computes the lowest mean squared error of x0 per value that any network can reach at each time, E tr Cov[x0 given x_t] / 2, as
 * `lossFloor` of core does, but in slices. Each time draws its x_t from other points, so that the mean over many times counts all points.
 * Yields the fraction done.
 */
export function* floorsOf(request: FloorsRequest): Generator<number, Float64Array> {
  const { points, deviation, process, times, draws } = request;
  const count = points.length / 2;
  const atOnce = Math.max(1, Math.floor(PAIRS / count));
  const floors = new Float64Array(times.length);
  for (const [level, t] of times.entries()) {
    const mixture = noisedMixture(points, process, t, { deviation });
    const { alpha, sigma, spread } = mixture;
    const offset = (level * GOLDEN_RATIO) % 1;
    const xt = Float64Array.from(gaussianNoise(2 * draws, { seed: 0, stream: level }), (z, i) => {
      const point = Math.floor(((Math.floor(i / 2) + offset) / draws) * count);
      return alpha * (points[2 * point + (i % 2)] as number) + spread * z;
    });
    let traces = 0;
    for (let first = 0; first < draws; first += atOnce) {
      const some = xt.subarray(2 * first, 2 * (first + atOnce));
      traces += sumOfTraces(points, some, mixture, { precision: 'float32' });
      yield (level + first / draws) / times.length;
    }
    floors[level] = ((sigma / spread) ** 2 * traces) / (2 * draws);
  }
  return floors;
}
