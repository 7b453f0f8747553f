import { checkPositiveInteger, complaint, invalid } from '../base/check.js';
import { pathOf } from '../process/pathOf.js';
import { checkTime, isPath } from '../process/process.js';
import type { Process } from '../process/types.js';
import { flowVelocity } from './flow.js';
import { checkValues, type MixtureOptions, type NoisedMixture, noisedMixture, weigher } from './mixture.js';
import { bounded } from './numbers.js';
import { fastOf, type PrecisionOptions } from './precision.js';

/** The options of a flow map. */
export interface FlowMapOptions extends MixtureOptions, PrecisionOptions {
  /** The standard deviation of the Gaussian around each point, above 0: single points have no flow at the clean end. */
  readonly deviation: number;
  /** Steps of the solver, 1 to 100,000; defaults to 25, whose median error is below 0.001. */
  readonly steps?: number | undefined;
}

const DEFAULT_STEPS = 25;
const MAX_STEPS = 100_000;

/**
 * X_{t→s}(x_t): where the probability flow takes each x_t, from `from` to `to`, in one call. It is what few-step models learn:
 * consistency models (Song et al. 2023) with `to` at the start, flow maps (Boffi et al. 2024) for any two times.
 *
 * Found by the classical Runge-Kutta method in an angle, not in t. With z = x/√(α²s² + σ²) and tan φ = σ/(αs), s the deviation, the flow
 * of every path is the same equation, dz/dφ = -(sin φ/s)·Σ wᵢ·pointᵢ with the weights of `posteriorWeights`. Its right-hand side is finite
 * at both ends, where the slopes of a path may not be.
 *
 * ```ts
 * const flow = gaussianPath({ kind: 'flow' });
 * flowMap([-1, 0, 1, 0], [0.5, 0.1], flow, 1, 0, { deviation: 0.1 }); // about [0.97, 0.01]: noise to data
 * ```
 *
 * @param points - the data, finite numbers, at least one point.
 * @param xt - one or more x_t, each as long as a point.
 * @param process - a schedule or a path.
 * @param from - the time of x_t: of a schedule an integer in 0 ≤ from < timesteps; of a path a number in start ≤ from ≤ end.
 * @param to - the time that is asked for, before or after it.
 * @returns as many values as `xt`; x_t itself where both times are the same. Never NaN.
 * @throws RangeError that names the argument, its value and what was expected.
 */
export function flowMap(
  points: ArrayLike<number>,
  xt: ArrayLike<number>,
  process: Process,
  from: number,
  to: number,
  options: FlowMapOptions,
): Float64Array {
  const { start, end, steps } = checkedMap(points, xt, process, from, to, options);
  if (from === to) return Float64Array.from(xt);
  const { dimension, deviation } = start;
  const [first, last] = [angleOf(start), angleOf(end)];
  const values = Float64Array.from(points);
  const fast = fastOf(options);
  const slope = slopeAlong(dimension, deviation, (states, mixture) => {
    const means = fast?.sums({ points: values, xt: states, mixture })?.means;
    return means ?? weightedMeans(values, states, mixture);
  });
  let z = Float64Array.from(xt, (value) => bounded(value / start.spread));
  const width = (last - first) / steps;
  const moved = (by: Float64Array, factor: number) =>
    z.map((value, i) => bounded(value + bounded(factor * (by[i] as number))));
  for (let step = 0; step < steps; step++) {
    const angle = first + width * step;
    const k1 = slope(z, angle);
    const k2 = slope(moved(k1, width / 2), angle + width / 2);
    const k3 = slope(moved(k2, width / 2), angle + width / 2);
    const k4 = slope(moved(k3, width), step === steps - 1 ? last : angle + width);
    z = z.map((value, i) => {
      const inner = bounded(2 * bounded((k2[i] as number) + (k3[i] as number)));
      return bounded(value + (width / 6) * bounded(bounded((k1[i] as number) + inner) + (k4[i] as number)));
    });
  }
  return z.map((value) => bounded(value * end.spread));
}

/** dz/dφ at each z of an angle. In z·s the noise has deviation s, and the points lie at cos φ of where they are: no number is large. */
function slopeAlong(
  dimension: number,
  deviation: number,
  meansOf: (states: Float64Array, mixture: NoisedMixture) => Float64Array,
) {
  return (z: Float64Array, angle: number): Float64Array => {
    const alpha = Math.cos(angle);
    const mixture: NoisedMixture = { dimension, deviation, alpha, sigma: deviation, spread: deviation };
    const states = z.map((value) => bounded(value * deviation));
    const factor = -Math.sin(angle) / deviation;
    return meansOf(states, mixture).map((mean) => bounded(factor * bounded(mean)));
  };
}

/** Σ wᵢ·pointᵢ for each state, with the weights of `posteriorWeights`. */
function weightedMeans(points: Float64Array, states: Float64Array, mixture: NoisedMixture): Float64Array {
  const { dimension } = mixture;
  const weigh = weigher(points, states, mixture);
  const weights = new Float64Array(points.length / dimension);
  const means = new Float64Array(states.length);
  for (let start = 0; start < states.length; start += dimension) {
    weigh(start, weights);
    for (let point = 0; point < weights.length; point++) {
      const weight = weights[point] as number;
      if (weight === 0) continue;
      for (let axis = 0; axis < dimension; axis++) {
        const at = start + axis;
        means[at] = (means[at] as number) + weight * (points[point * dimension + axis] as number);
      }
    }
  }
  return means;
}

/** φ: 0 where there is no noise, π/2 where there is nothing else. */
function angleOf({ alpha, sigma, deviation }: NoisedMixture): number {
  return Math.atan2(sigma, alpha * deviation);
}

function checkedMap(
  points: ArrayLike<number>,
  xt: ArrayLike<number>,
  process: Process,
  from: number,
  to: number,
  options: FlowMapOptions,
): { start: NoisedMixture; end: NoisedMixture; steps: number } {
  checkTime(process, from, 'from');
  checkTime(process, to, 'to');
  const { deviation, steps = DEFAULT_STEPS } = options ?? {};
  if (!(deviation > 0)) {
    throw invalid('deviation', deviation, 'a number above 0: single points have no flow at the clean end');
  }
  const start = noisedMixture(points, process, from, options);
  const end = noisedMixture(points, process, to, options);
  checkValues('xt', xt, start.dimension);
  checkPositiveInteger('steps', steps);
  if (steps > MAX_STEPS) throw complaint('steps', String(steps), `at most ${MAX_STEPS}`);
  return { start, end, steps };
}

/**
 * The mean velocity of the flow between two times, u(x_t, r, t) = (x_t - X_{t→r}(x_t)) / (t - r) with t = `from` and r = `to`: the chord of a
 * flow line, by which one step is exact. At r = t it is `flowVelocity`. What a MeanFlow network learns; Geng et al. 2025, equation (3).
 *
 * It obeys u = velocity - (t - r)·du/dt along the flow, equation (6) there.
 *
 * ```ts
 * const flow = gaussianPath({ kind: 'flow' });
 * meanVelocity([-1, 0, 1, 0], [0.5, 0.1], flow, 1, 0, { deviation: 0.1 }); // about [-0.47, 0.09]
 * ```
 *
 * @param from - t, the time of x_t, as of `flowMap`.
 * @param to - r, the other time, before or after it.
 * @returns as many values as `xt`, in float64, per unit of t; never NaN.
 * @throws RangeError as `flowMap` does; where both times are the same also as `flowVelocity` does.
 */
export function meanVelocity(
  points: ArrayLike<number>,
  xt: ArrayLike<number>,
  process: Process,
  from: number,
  to: number,
  options: FlowMapOptions,
): Float64Array {
  if (from === to) {
    const { start } = checkedMap(points, xt, process, from, to, options);
    const { dimension, deviation } = start;
    return flowVelocity(points, xt, isPath(process) ? process : pathOf(process), from, { dimension, deviation });
  }
  const mapped = flowMap(points, xt, process, from, to, options);
  return mapped.map((value, i) => bounded((xt[i] as number) - value) / (from - to));
}
