import { checkInteger, complaint, invalid } from '../../base/check.js';
import { float32Points } from '../../mixture/mixture.js';
import { forwardJumpCoefficients } from '../../process/coefficients.js';
import type { Process, Schedule } from '../../process/types.js';
import { type ArrayModel, softened, softmax } from './model.js';

/**
 * Plans the replacement of each value of a grid by the sum over the square window around it, cut at the borders. Takes
 * the same time for every radius: along each axis, a sum is the difference of two running sums.
 */
export function windowSums(height: number, width: number, radius: number): (values: Float64Array) => void {
  const running = new Float64Array(Math.max(height, width) + 1);
  return (values) => {
    for (let row = 0; row < height; row++) sumsAlong(values, row * width, 1, width, radius, running);
    for (let column = 0; column < width; column++) sumsAlong(values, column, width, height, radius, running);
  };
}

function sumsAlong(
  values: Float64Array,
  start: number,
  stride: number,
  length: number,
  radius: number,
  running: Float64Array,
): void {
  let sum = 0;
  for (let i = 0; i < length; i++) {
    sum += values[start + i * stride] as number;
    running[i + 1] = sum;
  }
  for (let i = 0; i < length; i++) {
    const last = running[Math.min(length, i + radius + 1)] as number;
    values[start + i * stride] = last - (running[Math.max(0, i - radius)] as number);
  }
}

/** The options of `patchModel` and `patchDenoiser`. */
export interface PatchOptions<P extends Process = Schedule> {
  /** The schedule of x_t, or its path. */
  readonly schedule: P;
  /** Shape of one image: [height, width, channels]. */
  readonly shape: readonly number[];
  /**
   * Side of the square window around each pixel, an odd number of pixels; from twice the longer side on it is the whole
   * image. A function of t lets it shrink along the chain: `(t) => (t > 600 ? 13 : t > 200 ? 5 : 3)`.
   */
  readonly window: number | ((t: number) => number);
}

/**
 * The optimum of `optimalModel` for each pixel by itself, from the window around it.
 *
 * @param asked - the pixels that are predicted, by their places, row by row; the others are 0. Defaults to all.
 */
export function patchModel<P extends Process>(
  images: ArrayLike<number>,
  { schedule, shape, window }: PatchOptions<P>,
  asked?: readonly number[],
): ArrayModel<P> {
  const [height, width, channels] = sizesOf(shape);
  const pixels = height * width;
  const data = float32Points(images, pixels * channels, 'images').slice();
  const count = data.length / (pixels * channels);
  const radiusAt = (t: number) => radiusOf(typeof window === 'function' ? window(t) : window);
  if (typeof window !== 'function') radiusOf(window);
  const places = asked ?? Array.from({ length: pixels }, (_, pixel) => pixel);
  // The weights are ordered by pixel, then image: the weights of a pixel are one run.
  const weights = new Float64Array(places.length * count);
  const distances = new Float64Array(pixels);

  const weigh = (x: Float32Array, t: number, sums: (values: Float64Array) => void) => {
    const { a, sigma } = forwardJumpCoefficients(schedule, t);
    const scale = -0.5 / softened(sigma * sigma);
    for (let image = 0; image < count; image++) {
      squaredDistances(distances, x, data, image * pixels * channels, channels, a);
      sums(distances);
      for (let index = 0; index < places.length; index++)
        weights[index * count + image] = scale * (distances[places[index] as number] as number);
    }
  };
  const average = (x0: Float32Array) => {
    for (const [index, pixel] of places.entries()) {
      const own = weights.subarray(index * count, (index + 1) * count);
      softmax(own);
      for (let channel = 0; channel < channels; channel++) {
        let mean = 0;
        for (let image = 0; image < count; image++) {
          const weight = own[image] as number;
          if (weight > 0) mean += weight * (data[(image * pixels + pixel) * channels + channel] as number);
        }
        x0[pixel * channels + channel] = mean;
      }
    }
  };
  return {
    predicts: 'x0',
    schedule,
    predict: (xt, given, t) => {
      const fits = shape.every((size, axis) => given.slice(-shape.length)[axis] === size);
      if (!fits) throw complaint('xt', `shape [${given}]`, `images of the shape [${shape}], or a batch of them`);
      const sums = windowSums(height, width, radiusAt(t));
      const x0 = new Float32Array(xt.length);
      for (let start = 0; start < xt.length; start += pixels * channels) {
        weigh(xt.subarray(start, start + pixels * channels), t, sums);
        average(x0.subarray(start, start + pixels * channels));
      }
      return x0;
    },
  };
}

/** |x - a·image|² of each pixel. */
function squaredDistances(
  out: Float64Array,
  x: Float32Array,
  data: Float32Array,
  start: number,
  channels: number,
  a: number,
): void {
  let place = 0;
  for (let pixel = 0; pixel < out.length; pixel++) {
    let distance = 0;
    for (let channel = 0; channel < channels; channel++, place++) {
      const difference = (x[place] as number) - a * (data[start + place] as number);
      distance += difference * difference;
    }
    out[pixel] = distance;
  }
}

function sizesOf(shape: readonly number[]): [height: number, width: number, channels: number] {
  if (!Array.isArray(shape) || shape.length !== 3) throw invalid('shape', shape, '[height, width, channels]');
  for (const size of shape) checkInteger('shape', size, 1, 2 ** 32);
  return shape as unknown as [number, number, number];
}

function radiusOf(window: number): number {
  if (Number.isInteger(window) && window >= 1 && window % 2 === 1) return (window - 1) / 2;
  throw invalid('window', window, 'an odd number of pixels');
}
