import type { Tensor } from '@tensorflow/tfjs-core';
import { complaint, invalid, tagOf } from '../core/check.js';
import { checkTimestep } from '../core/forwardCoefficients.js';
import { toBase64 } from './base64.js';
import { type Course, schedule, vCourse } from './courses.js';
import { predictTile } from './inference.js';
import { samplePoints } from './samplePoints.js';
import type { DenoiserContent, PointDenoiser } from './types.js';
import { type Change, changeOfUnits } from './units.js';
import { compactWeights } from './weights.js';

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
  const predictValues: PointDenoiser['predictValues'] = (xt, t, out) => {
    checkValues(xt, out);
    checkTimestep(schedule, t);
    return predictIn(parts, vCourse, changeOfUnits(schedule, t, parts.scale), xt, out);
  };
  return {
    predicts: 'v',
    schedule,
    pointsGiven: parts.given,
    pointsUsed: parts.used,
    predictValues,
    predict: (xt, t) => predictTensor(xt, (values) => predictValues(values, t)),
    sample: async (options = {}) => inUnitsOf(parts, await samplePoints(parts.weights, vCourse, options)),
    toJSON: () => ({ format: FORMAT, version: VERSION, ...plainParts(parts) }),
  };
}

/** What both kinds of denoisers have in their JSON. */
export function plainParts({ weights, mean, scale, given, used }: DenoiserParts): DenoiserContent {
  return { weights: toBase64(compactWeights(weights)), mean, scale, pointsGiven: given, pointsUsed: used };
}

/** A prediction for x_t in the units of the data, from the network's, which is for data of unit variance. */
export function predictIn(
  { weights, mean }: DenoiserParts,
  course: Course,
  change: Change,
  xt: Float32Array,
  out: Float32Array = new Float32Array(xt.length),
): Float32Array {
  const time = course.features(change.t);
  const unit = xt.map((value, i) => (value - change.shift * mean[(i % 2) as 0 | 1]) * change.scale);
  const of = (value: number, axis: 0 | 1, ofUnit: number) =>
    change.ofState * value + change.ofNetwork * ofUnit + change.ofMean * mean[axis];
  for (let point = 0; 2 * point < xt.length; ) {
    point = predictTile(weights, unit, point, time, (i, x, y) => {
      out[2 * i] = of(xt[2 * i] as number, 0, x);
      out[2 * i + 1] = of(xt[2 * i + 1] as number, 1, y);
    });
  }
  return out;
}

/** Points of unit variance in the units of the data. */
export function inUnitsOf({ mean, scale }: DenoiserParts, points: Float32Array): Float32Array {
  return points.map((value, i) => mean[(i % 2) as 0 | 1] + scale * value);
}

/** tfjs is imported only here: whoever has a tensor has loaded it already. */
export async function predictTensor(xt: Tensor, predict: (values: Float32Array) => Float32Array): Promise<Tensor> {
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

/** Throws a RangeError unless these are points, and a place for as many. */
export function checkValues(xt: Float32Array, out?: Float32Array): void {
  if (tagOf(xt) !== 'Float32Array') throw invalid('xt', xt, 'a Float32Array of x, y of each point');
  if (xt.length % 2 !== 0) throw complaint('xt', `${xt.length} numbers`, 'x, y of each point: an even number');
  if (out && out.length !== xt.length) {
    throw complaint('out', `${out.length} numbers`, `${xt.length}, as many as xt has`);
  }
}
