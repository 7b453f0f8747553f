import type { Process } from '../process/types.js';
import { logDensity } from './density.js';
import { type LossFloorOptions, lossFloorBy, sumOfTraces } from './floors.js';
import { type FlowMapOptions, flowMapBy, weightedMeans } from './flowMap.js';
import { type GuidanceOptions, guided } from './guidance.js';
import {
  bounded,
  checkSpread,
  checkValues,
  type MixtureOptions,
  type NoisedMixture,
  noisedMixture,
} from './mixture.js';
import { autoguided, expectedX0, x0From } from './posterior.js';
import { type Sums, sumsOf, united } from './sums.js';

export { loadPosterior } from './kernel/host.js';

// Functions of core, about ten times as fast, for figures that call them again and again. A kernel computes the distances in float64 and the
// exponentials in float32. Core computes what the kernel cannot, and both throw the same errors.

/**
 * Computes `expectedX0`, without `observed`. Each mean of the points is off by at most 1e-6 of the distance between
 * the two points farthest from each other; with guidance by at most |scale| + |1 - scale| times as much.
 */
export function fastX0(
  points: ArrayLike<number>,
  xt: ArrayLike<number>,
  process: Process,
  t: number,
  options: MixtureOptions & GuidanceOptions = {},
): Float64Array {
  return autoguided(points, process, t, options, (given) => {
    const mixture = noisedMixture(points, process, t, given);
    checkValues('xt', xt, mixture.dimension);
    const means = guidedMeans(points, xt, mixture, process, t, given);
    return means ? x0From(mixture, means, xt) : expectedX0(points, xt, process, t, given);
  });
}

/** Weighs the points of the class and all other points separately, so that no exponential is computed twice. */
function guidedMeans(
  points: ArrayLike<number>,
  xt: ArrayLike<number>,
  mixture: NoisedMixture,
  process: Process,
  t: number,
  options: GuidanceOptions,
): Float64Array | null {
  const count = points.length / mixture.dimension;
  const { factor, members, others } = guided(count, process, t, options);
  const sumsOfSome = (some: Uint32Array | null) => sumsOf({ points, xt, mixture, members: some });
  if (factor === 0) return sumsOfSome(others)?.means ?? null;
  const ofClass = sumsOfSome(members);
  if (factor === 1 || !ofClass) return ofClass?.means ?? null;
  const base = others ? sumsOfSome(others) : withRest(ofClass, members, count, sumsOfSome);
  if (!base) return null;
  return base.means.map((mean, i) => bounded((1 - factor) * mean) + bounded(factor * (ofClass.means[i] as number)));
}

/** The sums of all points from those of a class. */
function withRest(
  ofClass: Sums,
  members: Uint32Array,
  count: number,
  sumsOfSome: (some: Uint32Array) => Sums | null,
): Sums | null {
  const rest: number[] = [];
  // Both lists of indices ascend.
  for (let point = 0, member = 0; point < count; point++) {
    if (members[member] === point) member++;
    else rest.push(point);
  }
  if (rest.length === 0) return ofClass;
  const others = sumsOfSome(Uint32Array.from(rest));
  return others && united(ofClass, others);
}

/** Computes `logDensity`. Each logarithm is off by at most 2e-6. */
export function fastLogDensity(
  points: ArrayLike<number>,
  xt: ArrayLike<number>,
  process: Process,
  t: number,
  options: MixtureOptions = {},
): Float64Array {
  const mixture = noisedMixture(points, process, t, options);
  const { dimension, spread } = mixture;
  checkSpread(mixture, t);
  checkValues('xt', xt, dimension);
  const sums = sumsOf({ points, xt, mixture });
  if (!sums) return logDensity(points, xt, process, t, options);
  const rest = Math.log(points.length / dimension) + dimension * (Math.log(spread) + Math.log(2 * Math.PI) / 2);
  const { weights, exponents } = sums;
  return weights.map((weight, row) => Math.log(weight) - Math.LN2 * (exponents[row] as number) - rest);
}

/** Computes `flowMap`. The result is off by the error of `flowMap`, and by about 1e-6 of the points' extent. */
export function fastFlowMap(
  points: ArrayLike<number>,
  xt: ArrayLike<number>,
  process: Process,
  from: number,
  to: number,
  options: FlowMapOptions,
): Float64Array {
  return flowMapBy(fastMeans, points, xt, process, from, to, options);
}

function fastMeans(points: Float64Array, states: Float64Array, mixture: NoisedMixture): Float64Array {
  return sumsOf({ points, xt: states, mixture })?.means ?? weightedMeans(points, states, mixture);
}

/** Computes `lossFloor`. The result is off by at most 1e-5 of the floor. */
export function fastLossFloor(
  points: ArrayLike<number>,
  process: Process,
  t: number,
  options: LossFloorOptions = {},
): number {
  return lossFloorBy(fastTraces, points, process, t, options);
}

/** The sum of tr Cov[x0 given x_t] over the x_t, divided by (σ/spread)², as that of `lossFloor`; off by at most 1e-5 of it. */
export function fastTraces(points: ArrayLike<number>, xt: Float64Array, mixture: NoisedMixture): number {
  const sums = sumsOf({ points, xt, mixture, withVariances: true });
  if (!sums) return sumOfTraces(points, xt, mixture);
  const { sigma, deviation, spread } = mixture;
  const variance = sums.variances.reduce((sum, value) => sum + value, 0);
  return (sigma / spread) ** 2 * variance + xt.length * deviation ** 2;
}
