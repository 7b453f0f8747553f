import { getBackend, type Tensor, tensor, tidy, zerosLike } from '@tensorflow/tfjs-core';
import { forwardJumpCoefficients, predictX0Coefficients, reverseStepCoefficients } from '../core/coefficients.js';
import type { Coefficients, Schedule } from '../core/types.js';
import { checkNoise, checkSameShape, checkTensor } from './check.js';
import { linearGaussian, type Noise } from './linearGaussian.js';

/** What one simulated reverse step gives. The caller disposes both. */
export interface ReverseStepResult {
  /** x_{t-1}; after the step t = 0 the clean picture. */
  sample: Tensor;
  /** The noise in the sample, for the next step; zeros after the step t = 0. */
  epsilon: Tensor;
}

/**
 * The x̂0 that a returned ε stands for. Recomputing it by (5) divides rounding errors by √ᾱ_t, which is 0.006 at the
 * noisy end, a thousand times over; the values it came from are exact. Kept as long as the ε, and only where tensors
 * lie in main memory, where holding on to their values costs no copy.
 */
const cleanValues = new WeakMap<Tensor, Known>();

interface Known {
  /** The state that the ε belongs to, at t of schedule; asked about another, (5) is evaluated. */
  sample: Tensor;
  schedule: Schedule;
  t: number;
  values: Float32Array;
}

/**
 * One denoising step of the notebook's simulation, (6) and (7): x_{t-1} = μ̃(x̂0, x_t) + √β_t · z.
 *
 * No network is asked. ε is given, x̂0 follows from it by (5), and the ε of the next state is worked out from that same
 * x̂0: (x_{t-1} - √ᾱ_{t-1} · x̂0) / √(1-ᾱ_{t-1}). So the chain always ends where ε came from.
 *
 * ```ts
 * const { sample, epsilon } = reverseStep(schedule, xt, 999, epsilonOfXt, { seed: 0, stream: 999 });
 * ```
 *
 * @param xt - x_t.
 * @param t - timestep of x_t, an integer in 0 ≤ t < schedule.timesteps; the step t = 0 gives x̂0 itself.
 * @param epsilon - the noise in x_t.
 * @param noise - z: a tensor, or a key whose noise is drawn within the operation; unused at t = 0.
 * @throws RangeError that names the argument, its value and what was expected.
 */
export function reverseStep(
  schedule: Schedule,
  xt: Tensor,
  t: number,
  epsilon: Tensor,
  noise: Noise,
): ReverseStepResult {
  checkTensor('xt', xt);
  checkSameShape('epsilon', epsilon, 'xt', xt);
  checkNoise(noise, 'xt', xt);
  const coefficients = reverseStepCoefficients(schedule, t);
  const { x0, ...result } = tidy(() => {
    const x0 = cleanPicture(schedule, xt, t, epsilon);
    if (t === 0) return { x0, sample: x0.clone(), epsilon: zerosLike(x0) };
    const sample = linearGaussian(coefficients, { x: x0, y: xt, noise });
    const epsilonPrev = linearGaussian(remainingNoise(schedule, t - 1), { x: sample, y: x0 });
    return { x0, sample, epsilon: epsilonPrev };
  });
  if (getBackend() === 'cpu') {
    const values = x0.dataSync() as Float32Array;
    cleanValues.set(result.epsilon, { sample: result.sample, schedule, t: t - 1, values });
  }
  x0.dispose();
  return result;
}

/** x̂0: what ε was made from where we made it, else by (5). */
function cleanPicture(schedule: Schedule, xt: Tensor, t: number, epsilon: Tensor): Tensor {
  const known = cleanValues.get(epsilon);
  const isOfState = known?.sample === xt && known.schedule === schedule && known.t === t;
  if (isOfState) return tensor(known.values, xt.shape, 'float32');
  return linearGaussian(predictX0Coefficients(schedule, t), { x: xt, y: epsilon });
}

/** ε from a state and its x_0: (2) solved for the noise, `a` of the state and `b` of x_0. */
function remainingNoise(schedule: Schedule, t: number): Coefficients {
  const { a, sigma } = forwardJumpCoefficients(schedule, t);
  return { a: 1 / sigma, b: -a / sigma, sigma: 0 };
}
