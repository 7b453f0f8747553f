import { keep, type Tensor, tidy } from '@tensorflow/tfjs-core';
import { forwardJumpCoefficients } from '../../src/process/coefficients.js';
import type { PredictionTarget, Schedule } from '../../src/process/types.js';
import type { Denoiser } from '../../src/tensor/denoiser.js';
import { linearGaussian } from '../../src/tensor/linearGaussian.js';

/** Knows x0, and so predicts exactly what (2) made x_t from. The caller disposes x0. */
export function oracle(predicts: PredictionTarget, schedule: Schedule, x0: Tensor): Denoiser {
  keep(x0);
  return {
    predicts,
    schedule,
    predict: (xt, t) => {
      const { a, sigma } = forwardJumpCoefficients(schedule, t);
      if (predicts === 'x0') return x0.clone();
      if (predicts === 'epsilon') return linearGaussian({ a: 1 / sigma, b: -a / sigma, sigma: 0 }, { x: xt, y: x0 });
      return linearGaussian({ a: a / sigma, b: -1 / sigma, sigma: 0 }, { x: xt, y: x0 });
    },
  };
}

/** A denoiser that predicts x0 by a function. */
export function denoiserOf(schedule: Schedule, predict: (xt: Tensor, t: number) => unknown): Denoiser {
  return { predicts: 'x0', schedule, predict: predict as Denoiser['predict'] };
}

/** One that makes tensors on its way and disposes none but its argument. */
export function careless(schedule: Schedule): Denoiser {
  return denoiserOf(schedule, (xt) => {
    const output = tidy(() => xt.clone());
    xt.dispose();
    return output;
  });
}
