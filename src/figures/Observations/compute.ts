import type { Work } from '../../engine/queue.js';
import { outOfFrame } from '../../mixture/matrices.js';
import { noisedMixture } from '../../mixture/mixture.js';
import { type Observation, observedMixture } from '../../mixture/observation.js';
import { observationScore } from '../../mixture/observationScore.js';
import { expectedX0 } from '../../mixture/posterior.js';
import { slicedWassersteinBySlices } from '../../mixture/slicedWasserstein.js';
import { gaussianPath } from '../../process/gaussianPath.js';
import { CHAIN_START, gaussianNoise } from '../../process/noise.js';
import { scalesAt } from '../../process/process.js';
import { sampleTimes } from '../../process/sampleTimes.js';
import type { Process, Schedule } from '../../process/types.js';
import { OBSERVED_DRAWS } from '../shared/shownState.js';
import { endsOf, pathsOf } from '../shared/trajectories/paths.js';

/** The condition of a sampler on the measurement: exact, or one of the approximations of `observationScore`. */
export type Method = 'exact' | 'dps' | 'pigdm' | 'covariance';

export const methods: readonly Method[] = ['exact', 'dps', 'pigdm', 'covariance'];

/** The data and the measurement. */
interface Observed {
  /** x, y of each point. */
  readonly points: Float32Array;
  /** The standard deviation of the Gaussian around each point. */
  readonly deviation: number;
  readonly observed: Observation;
}

export interface SamplesRequest extends Observed {
  readonly schedule: Schedule;
  readonly seed: number;
}

export interface Sampled {
  readonly method: Method;
  /** The x, y of each sample; empty if the sampler diverges. */
  readonly samples: Float32Array;
  /** The sliced W2 distance from draws of the posterior; Infinity if the sampler diverges. */
  readonly distance: number;
}

export interface Samples {
  readonly request: SamplesRequest;
  /** The samples in the order of `methods`. */
  readonly sampled: readonly Sampled[];
  /** The sliced W2 distance of as many draws of the posterior, the mean of several sets. */
  readonly floor: number;
}

export const SAMPLES = 200;
/** The number of steps. With five times as many, the distances change by no more than with other noise. */
const STEPS = 50;
/** The number of draws of the posterior in each distance, and the number of sets of draws in the mean of the floor. */
const REFERENCE = 1000;
const SETS = 4;

/** Computes samples of all methods from the same noise, by DDPM, and their distances from the posterior. */
export async function* samplesOf(request: SamplesRequest): Work<Samples> {
  const { schedule, seed } = request;
  const starts = gaussianNoise(2 * SAMPLES, { seed, stream: CHAIN_START });
  const timesteps = sampleTimes(schedule, Math.min(STEPS, schedule.timesteps));
  const sampler = { kind: 'ddpm', variance: 'posterior' } as const;
  const reference = drawsOf(request, REFERENCE);
  const farthest = FAR * reference.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  const sampled: Sampled[] = [];
  for (const [index, method] of methods.entries()) {
    const predict = conditioned(request, method);
    const walk = pathsOf(
      { schedule, timesteps, sampler, seed, starts },
      method === 'exact' ? predict : (xt, t) => near(predict(xt, t), farthest),
    );
    const progress = index / methods.length;
    try {
      let step = await walk.next();
      for (; !step.done; step = await walk.next()) yield progress;
      const samples = endsOf(step.value);
      sampled.push({ method, samples, distance: yield* distanceOf(samples, reference, progress) });
    } catch (error) {
      if (!(error instanceof Divergence)) throw error;
      sampled.push({ method, samples: new Float32Array(), distance: Infinity });
    }
  }
  let floor = 0;
  for (let set = 0; set < SETS; set++)
    floor += (yield* distanceOf(drawsOf(request, SAMPLES, set), reference, 1)) / SETS;
  return { request, sampled, floor };
}

/** The factor of the posterior's distance beyond which x̂0 counts as diverged. A diverged sampler does not return in later steps. */
const FAR = 1e6;

class Divergence extends Error {}

function near(x0: Float64Array, farthest: number): Float64Array {
  // NaN counts as far.
  if (x0.every((value) => Math.abs(value) <= farthest)) return x0;
  throw new Divergence();
}

async function* distanceOf(
  samples: ArrayLike<number>,
  reference: Float64Array,
  progress: number,
): AsyncGenerator<number, number> {
  const slices = slicedWassersteinBySlices(samples, reference);
  let slice = slices.next();
  for (; !slice.done; slice = slices.next()) yield progress;
  return slice.value;
}

/** x̂0 of one or more x_t. */
type PredictX0 = (xt: ArrayLike<number>, t: number) => Float64Array;

/**
 * Computes the x̂0 of a method. An approximation adds its gradient of ln p(y | x_t) to the score; by Tweedie's formula, x̂0 grows by σ²/α
 * times the gradient.
 */
export function conditioned(
  { points, deviation, observed, schedule }: Observed & { readonly schedule: Process },
  method: Method,
): PredictX0 {
  if (method === 'exact') return (xt, t) => expectedX0(points, xt, schedule, t, { deviation, observed });
  return (xt, t) => {
    const { alpha, sigma } = scalesAt(schedule, t);
    const gradient = observationScore(points, xt, schedule, t, { deviation, observed, method });
    const x0 = expectedX0(points, xt, schedule, t, { deviation });
    return x0.map((value, i) => value + (sigma ** 2 / alpha) * (gradient[i] as number));
  };
}

/** A path without noise at its start, where the density is the mixture itself. */
const PATH = gaussianPath({ kind: 'flow' });

/**
 * Draws from the exact posterior, which is again a mixture: Gaussians of one covariance, with their likelihoods as weights.
 *
 * @param set - the index of the set of random draws; without it, the Gaussians are chosen evenly, in proportion to their weights.
 */
export function drawsOf(
  { points, deviation, observed, seed }: Observed & { seed: number },
  count: number,
  set?: number,
) {
  const mixture = observedMixture(points, noisedMixture(points, PATH, 0, { dimension: 2, deviation }), observed);
  const sums = cumulated(mixture.misfits.map((misfit) => Math.exp(-(misfit ** 2) / 2)));
  const total = sums.at(-1) as number;
  const stream = OBSERVED_DRAWS + (set === undefined ? 0 : 1 + set);
  const normal = gaussianNoise(4 * count, { seed, stream });
  const draws = new Float64Array(2 * count);
  for (let i = 0; i < count; i++) {
    const [u, v, ...local] = normal.subarray(4 * i, 4 * i + 4) as unknown as [number, number, number, number];
    // The angle of two normal values is uniform.
    const share = set === undefined ? (i + 0.5) / count : Math.atan2(u, v) / (2 * Math.PI) + 0.5;
    const point = sums.findIndex((sum) => sum >= share * total);
    const place = Float64Array.from(local, (z, axis) => {
      return (mixture.means[2 * point + axis] as number) + Math.sqrt(mixture.variances[axis] as number) * z;
    });
    draws.set(outOfFrame(mixture.frame, place, 2), 2 * i);
  }
  return draws;
}

function cumulated(values: Float64Array): Float64Array {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum;
  });
}
