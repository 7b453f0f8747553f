import { keep, type Tensor } from '@tensorflow/tfjs-core';
import { forwardJumpCoefficients } from '../process/coefficients.js';
import { checkDenoiser, x0Coefficients } from '../process/predictions.js';
import { sampleTimesteps } from '../process/sampleTimes.js';
import { checkFinite, linearStepOf } from '../process/solve.js';
import type { Coefficients, Schedule } from '../process/types.js';
import { backendReady, valuesOf } from './backend.js';
import { checkTensor } from './check.js';
import type { Denoiser } from './denoiser.js';
import { DEFAULT_STEPS, moved, type SampledState, type SampleOptions } from './sample.js';

/** The options of `invert`. */
export type InvertOptions = Pick<SampleOptions, 'steps' | 'signal'>;

const CLEAN = -1;

/**
 * The noise of an image: DDIM run from x0 to the x_T that leads to it, Song et al. 2021, section 4.3. `sample` by DDIM without
 * noise, with that x_T as its `start`, comes back to x0 the nearer, the more steps both take: the error falls as 1/steps, since a
 * step here takes the prediction at its clean end, and one there that at its noisy end.
 *
 * ```ts
 * for await (const { t, state } of invert(denoiser, face, { steps: 100 })) {
 *   if (t === denoiser.schedule.timesteps - 1) noise = state; // for sample(denoiser, { start: noise, shape, steps: 100 })
 *   else state.dispose();
 * }
 * ```
 *
 * States come as those of `sample`, the other way round: first x0, at t = -1, last x_T. Each belongs to the loop.
 *
 * @param denoiser - what predicts; it may be a network, or one of the exact denoisers.
 * @param x0 - the image, or a batch of them, float32, as the denoiser takes it; yours; do not dispose it before the first state
 *   has come. It is taken for the state at t = 0, where there is hardly any noise.
 * @param options - `steps`, those of `sample`; `signal`, which ends the chain at once with its reason.
 * @throws RangeError and Error as `sample` does.
 */
export function invert(
  denoiser: Denoiser,
  x0: Tensor,
  { steps, signal }: InvertOptions = {},
): AsyncGenerator<SampledState, void> {
  checkDenoiser(denoiser);
  checkTensor('x0', x0);
  const { schedule } = denoiser;
  const timesteps = sampleTimesteps(schedule, steps ?? Math.min(DEFAULT_STEPS, schedule.timesteps)).reverse();
  return walk(denoiser, x0, timesteps, signal);
}

async function* walk(
  denoiser: Denoiser,
  x0: Tensor,
  timesteps: readonly number[],
  signal: AbortSignal | undefined,
): AsyncGenerator<SampledState, void> {
  signal?.throwIfAborted();
  await backendReady();
  const { predicts, schedule } = denoiser;
  let state = keep(x0.clone());
  let s = 0;
  try {
    yield { t: CLEAN, state: keep(state.clone()) };
    for (const [index, t] of timesteps.entries()) {
      // A schedule's first step goes from t = 0 to 0 and is skipped.
      if (t > s) {
        const pass = linearStepOf(s, noisier(schedule, s, t), x0Coefficients(predicts, schedule, s));
        const { xt } = await moved(pass, { xt: state, kept: null }, { denoiser, seed: 0, signal });
        state.dispose();
        state = xt;
        checkFinite(await valuesOf(state), index, { t: s, s: t });
      }
      s = t;
      yield { t, state: keep(state.clone()) };
    }
  } finally {
    state.dispose();
  }
}

/** x_t = √ᾱ_t·x̂0 + √(1-ᾱ_t)·ε̂ from x_s, with ε̂ = (x_s - √ᾱ_s·x̂0)/√(1-ᾱ_s): `a` of x̂0 and `b` of x_s. */
function noisier(schedule: Schedule, s: number, t: number): Coefficients {
  const [from, to] = [forwardJumpCoefficients(schedule, s), forwardJumpCoefficients(schedule, t)];
  const b = to.sigma / from.sigma;
  return { a: to.a - b * from.a, b, sigma: 0 };
}
