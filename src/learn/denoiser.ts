import type { Tensor } from '@tensorflow/tfjs-core';
import { complaint, invalid, tagOf } from '../core/check.js';
import { checkTimestep } from '../core/forwardCoefficients.js';
import { createSchedule } from '../core/schedule.js';
import { toBase64 } from './base64.js';
import { timeFeatures } from './features.js';
import { predictTile } from './inference.js';
import { samplePoints } from './sampling/samplePoints.js';
import type { PointDenoiser } from './types.js';
import { changeOfUnits } from './units.js';
import { compactWeights } from './weights.js';

/** The cosine kind, since v is 0 at neither end of it. */
export const schedule = createSchedule({ kind: 'cosine' });

/** What `toJSON` calls its result. */
export const FORMAT = 'diffusion-figures/denoiser';
export const VERSION = 1;

/** What a denoiser is made from. */
export interface DenoiserParts {
  /** All parameters of the network, as they lie in memory. */
  readonly weights: Float32Array;
  readonly mean: readonly [number, number];
  readonly scale: number;
  readonly given: number;
  readonly used: number;
}

export function createDenoiser(parts: DenoiserParts): PointDenoiser {
  const { weights, mean, scale, given, used } = parts;

  function predictValues(xt: Float32Array, t: number, out = new Float32Array(xt.length)): Float32Array {
    checkValues('xt', xt);
    checkTimestep(schedule, t);
    if (out.length !== xt.length) throw complaint('out', `${out.length} numbers`, `${xt.length}, as many as xt has`);
    const change = changeOfUnits(schedule, t, scale);
    const time = timeFeatures(change.t, schedule.timesteps);
    const unit = xt.map((value, i) => (value - change.shift * mean[(i % 2) as 0 | 1]) * change.scale);
    const v = (value: number, axis: 0 | 1, ofUnit: number) =>
      change.ofState * value + change.ofV * ofUnit + change.ofMean * mean[axis];
    for (let point = 0; 2 * point < xt.length; ) {
      point = predictTile(weights, unit, point, time, (i, vx, vy) => {
        out[2 * i] = v(xt[2 * i] as number, 0, vx);
        out[2 * i + 1] = v(xt[2 * i + 1] as number, 1, vy);
      });
    }
    return out;
  }

  return {
    predicts: 'v',
    schedule,
    pointsGiven: given,
    pointsUsed: used,
    predictValues,
    predict: (xt, t) => predictTensor(xt, (values) => predictValues(values, t)),
    async sample(options = {}) {
      const points = await samplePoints(weights, schedule, options);
      return points.map((value, i) => mean[(i % 2) as 0 | 1] + scale * value);
    },
    toJSON: () => ({
      format: FORMAT,
      version: VERSION,
      weights: toBase64(compactWeights(weights)),
      mean,
      scale,
      pointsGiven: given,
      pointsUsed: used,
    }),
  };
}

/** tfjs is imported only here: whoever has a tensor has loaded it already. */
async function predictTensor(xt: Tensor, predict: (values: Float32Array) => Float32Array): Promise<Tensor> {
  const { shape, dtype } = xt;
  if (dtype !== 'float32' || shape.at(-1) !== 2) {
    throw complaint(
      'xt',
      `a tensor of ${dtype} and shape [${shape}]`,
      'a float32 tensor whose last axis has the size 2',
    );
  }
  const [{ tensor }, values] = await Promise.all([import('./tensor.js'), xt.data()]);
  return tensor(predict(values as Float32Array), shape, 'float32');
}

function checkValues(name: string, values: Float32Array): void {
  if (tagOf(values) !== 'Float32Array') throw invalid(name, values, 'a Float32Array of x, y of each point');
  if (values.length % 2 !== 0) throw complaint(name, `${values.length} numbers`, 'x, y of each point: an even number');
}
