import { tensor } from '@tensorflow/tfjs-core';
import { checkTimestep } from '../core/coefficients.js';
import { valuesOf } from './backend.js';
import { checkTensor } from './check.js';
import type { Denoiser } from './denoiser.js';
import type { ArrayModel } from './exact/model.js';

/** A denoiser that computes in JavaScript, whatever the backend. */
export function arrayDenoiser({ predicts, schedule, predict }: ArrayModel): Denoiser {
  return {
    predicts,
    schedule,
    predict: async (xt, t) => {
      checkTensor('xt', xt);
      checkTimestep(schedule, t);
      const { shape } = xt;
      return tensor(predict(await valuesOf(xt), shape, t), shape, 'float32');
    },
  };
}
