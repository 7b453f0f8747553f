import { complaint } from '../../base/check.js';
import { checkDeviation, DEFAULT_DIMENSION, float32Points, type MixtureOptions } from '../../mixture/mixture.js';
import { scalesAt } from '../../process/process.js';
import type { Process } from '../../process/types.js';
import { type ArrayModel, softened, softmax } from './model.js';

/** `expectedX0` in float32, prepared for many calls with the same points. */
export function optimalModel<P extends Process>(
  points: ArrayLike<number>,
  process: P,
  { dimension = DEFAULT_DIMENSION, deviation = 0 }: MixtureOptions = {},
): ArrayModel<P> {
  const data = float32Points(points, dimension).slice();
  checkDeviation(deviation);
  const count = data.length / dimension;
  const squares = Float64Array.from({ length: count }, (_, i) =>
    dot(data, i * dimension, data, i * dimension, dimension),
  );
  const weights = new Float64Array(count);
  return {
    predicts: 'x0',
    schedule: process,
    predict: (xt, shape, t) => {
      if (xt.length % dimension !== 0) throw complaint('xt', `shape [${shape}]`, `points of ${dimension} values each`);
      const { alpha, sigma } = scalesAt(process, t);
      const variance = softened((alpha * deviation) ** 2 + sigma * sigma);
      // Within its Gaussian, x0 lies from the point towards x_t.
      const ofXt = (alpha * deviation ** 2) / variance;
      const x0 = new Float32Array(xt.length);
      const mean = new Float64Array(dimension);
      for (let start = 0; start < xt.length; start += dimension) {
        // This is the part of |x_t - α·point|² that differs from point to point.
        for (let i = 0; i < count; i++) {
          const product = dot(xt, start, data, i * dimension, dimension);
          weights[i] = (alpha * (product - (alpha / 2) * (squares[i] as number))) / variance;
        }
        softmax(weights);
        mean.fill(0);
        for (let i = 0; i < count; i++) addScaled(mean, data, i * dimension, weights[i] as number);
        for (let axis = 0; axis < dimension; axis++) {
          const value = mean[axis] as number;
          x0[start + axis] = value + ofXt * ((xt[start + axis] as number) - alpha * value);
        }
      }
      return x0;
    },
  };
}

/** Returns Σ x·y over `length` values. There are four sums, because each addition waits for the one before. */
function dot(x: Float32Array, xStart: number, y: Float32Array, yStart: number, length: number): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  let i = 0;
  for (; i + 3 < length; i += 4) {
    first += (x[xStart + i] as number) * (y[yStart + i] as number);
    second += (x[xStart + i + 1] as number) * (y[yStart + i + 1] as number);
    third += (x[xStart + i + 2] as number) * (y[yStart + i + 2] as number);
    fourth += (x[xStart + i + 3] as number) * (y[yStart + i + 3] as number);
  }
  for (; i < length; i++) first += (x[xStart + i] as number) * (y[yStart + i] as number);
  return first + second + third + fourth;
}

function addScaled(sum: Float64Array, values: Float32Array, start: number, scale: number): void {
  if (scale === 0) return;
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + scale * (values[start + i] as number);
}
