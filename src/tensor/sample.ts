import type { Tensor } from '@tensorflow/tfjs-core';
import { checkInteger, invalid } from '../core/check.js';
import { noiseWords } from '../core/noiseKey.js';
import { passesOf } from '../core/passes.js';
import { x0Coefficients } from '../core/predictions.js';
import { checkAnyDenoiser } from '../core/predictor.js';
import { isPath } from '../core/process.js';
import { sampleTimes } from '../core/sampleTimes.js';
import { samplingPlan } from '../core/samplingPlan.js';
import type { Process, Sampler, SampleTimesOptions, Solver } from '../core/types.js';
import { checkShape } from './check.js';
import type { Denoiser } from './denoiser.js';
import { type SampledState, statesOf } from './states.js';

/** What to sample, and how. */
export interface SampleOptions extends SampleTimesOptions {
  /** The shape of the sample, or of a batch of samples, as the denoiser takes it. */
  readonly shape: readonly number[];
  /**
   * How each step is taken; see `samplerCoefficients`. Heun asks the denoiser twice a step, all others once. Defaults to DDIM
   * without noise, `{ kind: 'ddim', eta: 0 }`.
   */
  readonly sampler?: Sampler | Solver | undefined;
  /**
   * Number of steps, a positive integer; of a schedule at most its timesteps. Defaults to 50, or to all timesteps if there are
   * fewer.
   */
  readonly steps?: number | undefined;
  /** Seed of x_T and of each step's noise, any finite number; defaults to 0. The same seed gives the same sample. */
  readonly seed?: number | undefined;
  /**
   * x_T, float32 and of this shape, such as `invert` gives. It is yours; do not dispose it before the first state has come. Defaults
   * to noise of the seed.
   */
  readonly start?: Tensor | undefined;
  /** Ends the chain at once with the signal's reason, also while the denoiser predicts. */
  readonly signal?: AbortSignal | undefined;
}

const DDIM: Sampler = { kind: 'ddim', eta: 0 };
export const USUAL_STEPS = 50;

/**
 * Samples from a denoiser: from the noise x_T, which comes first, to the clean sample, which comes last.
 *
 * ```ts
 * for await (const { t, state } of sample(denoiser, { shape: [16, 2], steps: 20 })) {
 *   if (t === -1) console.log(await state.array());
 *   state.dispose();
 *   await tf.nextFrame(); // a denoiser without promises leaves the page no time of its own
 * }
 * ```
 *
 * The denoiser may be one of a schedule or of a path, whose noise at its end is x_T. A solver needs few steps:
 *
 * ```ts
 * const denoiser = optimalDenoiser(points, gaussianPath({ kind: 'edm' }), { deviation: 0.1 });
 * const states = sample(denoiser, { shape: [16, 2], sampler: { kind: 'heun', in: 'sigma' }, steps: 10, spacing: 'karras' });
 * ```
 *
 * Each state belongs to the loop, which disposes it, at any time. What `sample` itself holds is freed when the loop ends,
 * is left early, or is aborted, and when the denoiser fails.
 *
 * @param denoiser - what predicts; it may be a network, or one of the exact denoisers.
 * @throws RangeError, at once, that names the argument, its value and what was expected. While it runs, a RangeError if
 *   the denoiser gives anything but finite float32 values of the shape of x_t, or a step leaves the finite numbers; an Error if
 *   the denoiser fails; and the signal's reason.
 */
export function sample(denoiser: Denoiser<Process>, options: SampleOptions): AsyncGenerator<SampledState, void> {
  checkAnyDenoiser(denoiser);
  const { shape, sampler = DDIM, spacing, rho, seed = 0, start, signal } = options;
  const { predicts, schedule: process } = denoiser;
  if (!Array.isArray(shape)) throw invalid('shape', shape, 'a list of sizes: [16, 2]');
  for (const size of shape) checkInteger('shape', size, 0, 2 ** 32);
  if (start) checkShape('start', start, shape);
  noiseWords({ seed });
  const { steps = isPath(process) ? USUAL_STEPS : Math.min(USUAL_STEPS, process.timesteps) } = options;
  const plan = samplingPlan(process, sampleTimes(process, steps, { spacing, rho }), sampler);
  const passed = passesOf(plan, (t) => x0Coefficients(predicts, process, t));
  return statesOf(denoiser, passed, { shape, seed, start, signal });
}
