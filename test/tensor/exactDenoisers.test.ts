import { setBackend, type Tensor, tensor } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectedX0 } from '../../src/mixture/posterior.js';
import { gaussianNoise } from '../../src/process/noise.js';
import { createSchedule } from '../../src/process/schedule.js';
import type { Denoiser } from '../../src/tensor/denoiser.js';
import { gaussianDenoiser, optimalDenoiser, patchDenoiser, sample } from '../../src/tensor/index.js';
import { otherBackend, withBackend } from '../support/backends.js';
import { expectWithin } from '../support/close.js';
import { goldenOptimum } from '../support/golden.js';
import { expectNoLeak, useCpu, valuesOf } from '../support/tensors.js';

beforeAll(useCpu);

const schedule = createSchedule({ kind: 'cosine' });
const { points: goldenPoints, rows } = goldenOptimum();
const points = goldenPoints.flat();
const random = (length: number, seed: number) => gaussianNoise(length, { seed });

async function predicted(denoiser: Denoiser, values: ArrayLike<number>, shape: number[], t: number) {
  const xt = tensor(Float32Array.from(values), shape);
  const output = await denoiser.predict(xt, t);
  expect(output.shape).toEqual(shape);
  const result = valuesOf(output);
  for (const one of [xt, output]) one.dispose();
  return result;
}

async function samplesOf(denoiser: Denoiser, shape: number[], steps: number): Promise<Float32Array> {
  let clean: Tensor | null = null;
  for await (const { state } of sample(denoiser, { shape, steps })) {
    clean?.dispose();
    clean = state;
  }
  const values = valuesOf(clean as Tensor);
  clean?.dispose();
  return values;
}

/** The root mean square distance of each sample to the nearest of the data. */
function nearest(samples: Float32Array, data: ArrayLike<number>, size: number): number[] {
  const distance = (a: number, b: number) => {
    let sum = 0;
    for (let i = 0; i < size; i++) sum += ((samples[a + i] as number) - (data[b + i] as number)) ** 2;
    return Math.sqrt(sum / size);
  };
  const starts = (length: number) => Array.from({ length: length / size }, (_, i) => i * size);
  return starts(samples.length).map((a) => Math.min(...starts(data.length).map((b) => distance(a, b))));
}

describe('optimalDenoiser', () => {
  it.each(rows)('has the golden values at t = $t', async ({ t, xt, x0 }) => {
    const shape = [xt.length, 2];
    expectWithin(await predicted(optimalDenoiser(points, schedule), xt.flat(), shape, t), x0.flat(), 1e-4);
  });

  it('is expectedX0 for points of any dimension', async () => {
    const data = random(7 * 48, 3);
    for (const t of [0, 300, 700, 999]) {
      const xt = random(3 * 48, t);
      const denoiser = optimalDenoiser(data, schedule, { dimension: 48 });
      const expected = expectedX0(data, xt, schedule, t, { dimension: 48 });
      expectWithin(await predicted(denoiser, xt, [3, 4, 4, 3], t), expected, 1e-5);
    }
  });

  it('leads DDIM to points of the data', async () => {
    await expectNoLeak(async () => {
      const samples = await samplesOf(optimalDenoiser(points, schedule), [200, 2], 500);
      expect(Math.max(...nearest(samples, points, 2))).toBeLessThan(1e-3);
      expect(new Set(Array.from(samples, (value) => value.toFixed(2))).size).toBeGreaterThan(40);
    });
  });

  it('never gives NaN, however far x_t is', async () => {
    for (const t of [0, 500, 999]) {
      const values = await predicted(optimalDenoiser(points, schedule), [3e38, -3e38, 0, 1e-40], [2, 2], t);
      expect(values.every(Number.isFinite)).toBe(true);
    }
  });

  it('copies the data, and works on every backend', async () => {
    const data = Float32Array.from(points);
    const denoiser = optimalDenoiser(data, schedule);
    const expected = await predicted(denoiser, [0.1, 0.2], [1, 2], 300);
    data.fill(0);
    await withBackend(
      'other',
      otherBackend,
      async () => {
        await setBackend('other');
        expect(await predicted(denoiser, [0.1, 0.2], [1, 2], 300)).toEqual(expected);
      },
      2,
    );
  });
});

describe('patchDenoiser', () => {
  const shape = [5, 4, 3];
  const [size, images] = [60, random(6 * 60, 9)];

  it('of a window that always holds the whole image is optimalDenoiser', async () => {
    const whole = patchDenoiser(images, { schedule, shape, window: 11 });
    const optimal = optimalDenoiser(images, schedule, { dimension: size });
    for (const t of [0, 400, 999]) {
      const xt = random(2 * size, t);
      const expected = await predicted(optimal, xt, [2, ...shape], t);
      expectWithin(await predicted(whole, xt, [2, ...shape], t), expected, 1e-5);
    }
  });

  it('is the optimum for each window, cut at the borders', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(1, 3, 5), fc.integer({ min: 0, max: 999 }), async (window, t) => {
        const xt = random(size, t + 1);
        const actual = await predicted(patchDenoiser(images, { schedule, shape, window }), xt, shape, t);
        expectWithin(actual, byWindows(xt, window, t), 1e-5);
      }),
      { numRuns: 30 },
    );
  });

  it('takes its window from t', async () => {
    const xt = random(size, 1);
    const shrinking = patchDenoiser(images, { schedule, shape, window: (t) => (t > 500 ? 5 : 3) });
    for (const [t, window] of [
      [600, 5],
      [400, 3],
    ] as const) {
      const fixed = patchDenoiser(images, { schedule, shape, window });
      expect(await predicted(shrinking, xt, shape, t)).toEqual(await predicted(fixed, xt, shape, t));
    }
  });

  /** Each pixel from the points that its window's pixels make. */
  function byWindows(xt: Float32Array, window: number, t: number): number[] {
    const [height, width, channels] = shape as [number, number, number];
    const radius = (window - 1) / 2;
    const expected: number[] = [];
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const places: number[] = [];
        for (let row = Math.max(0, y - radius); row <= Math.min(height - 1, y + radius); row++) {
          for (let column = Math.max(0, x - radius); column <= Math.min(width - 1, x + radius); column++) {
            for (let channel = 0; channel < channels; channel++)
              places.push((row * width + column) * channels + channel);
          }
        }
        const crop = (values: Float32Array, start: number) => places.map((place) => values[start + place] as number);
        const crops = [0, 1, 2, 3, 4, 5].flatMap((image) => crop(images, image * size));
        const mean = expectedX0(crops, crop(xt, 0), schedule, t, { dimension: places.length });
        const own = places.indexOf((y * width + x) * channels);
        expected.push(...mean.slice(own, own + channels));
      }
    }
    return expected;
  }
});

describe('gaussianDenoiser', () => {
  const denoiser = gaussianDenoiser(schedule);
  const sizes = [
    [1, 1],
    [1, 4],
    [3, 5],
    [8, 8],
    [7, 12],
  ] as const;

  it.each(sizes)('is linear, and shifts with nothing but its mirrored edges, at %i × %i', async (height, width) => {
    const shape = [height, width, 3];
    const [x, y] = [random(height * width * 3, 1), random(height * width * 3, 2)];
    const sum = x.map((value, index) => value + 2 * (y[index] as number));
    const [ofX, ofY] = [await predicted(denoiser, x, shape, 300), await predicted(denoiser, y, shape, 300)];
    expectWithin(
      await predicted(denoiser, sum, shape, 300),
      ofX.map((value, index) => value + 2 * (ofY[index] as number)),
      1e-5,
    );
    const flipped = (values: Float32Array) =>
      values.map((_, index) => {
        const [pixel, channel] = [Math.floor(index / 3), index % 3];
        const [row, column] = [Math.floor(pixel / width), pixel % width];
        return values[3 * ((height - 1 - row) * width + (width - 1 - column)) + channel] as number;
      });
    expectWithin(await predicted(denoiser, flipped(x), shape, 300), flipped(ofX), 1e-5);
  });

  it.each(sizes)('is the Wiener filter of each grey wave, at %i × %i', async (height, width) => {
    const [a, variance] = [schedule.alphasCumprodSqrt[300] as number, schedule.oneMinusAlphasCumprod[300] as number];
    const power = (k: number, l: number) => 1 / ((k / height) ** 2 + (l / width) ** 2);
    let total = 0;
    for (let k = 0; k < height; k++) for (let l = 0; l < width; l++) if (k + l > 0) total += power(k, l);
    for (const [k, l] of [
      [0, 0],
      [height - 1, width - 1],
    ] as const) {
      const wave = Float32Array.from({ length: height * width }, (_, pixel) => {
        const [row, column] = [Math.floor(pixel / width), pixel % width];
        return Math.cos((Math.PI * k * (row + 0.5)) / height) * Math.cos((Math.PI * l * (column + 0.5)) / width);
      });
      // All of its variance is brightness.
      const signal = a * height * width * (k + l === 0 ? 0.25 ** 2 : (0.45 ** 2 * power(k, l)) / total);
      const expected = wave.map((value) => (signal / (a * signal + variance)) * value);
      expectWithin(await predicted(denoiser, wave, [height, width], 300), expected, 1e-5);
      const both = Float32Array.of(...wave, ...wave);
      const twice = Float32Array.of(...expected, ...expected);
      expectWithin(await predicted(denoiser, both, [2, height, width, 1], 300), twice, 1e-5);
    }
  });

  it('turns from colour to grey of the same size and back', async () => {
    const [grey, colour] = [random(12, 5), random(36, 6)];
    const first = await predicted(denoiser, colour, [3, 4, 3], 300);
    const other = await predicted(denoiser, grey, [3, 4, 1], 300);
    expect(await predicted(gaussianDenoiser(schedule), grey, [3, 4], 300)).toEqual(other);
    expect(await predicted(denoiser, colour, [3, 4, 3], 300)).toEqual(first);
  });

  it.each(sizes)('is the Wiener filter of each wave, at %i × %i', async (height, width) => {
    const shape = [height, width, 3];
    const [a, variance] = [schedule.alphasCumprodSqrt[300] as number, schedule.oneMinusAlphasCumprod[300] as number];
    const power = (k: number, l: number) => 1 / ((k / height) ** 2 + (l / width) ** 2);
    let total = 0;
    for (let k = 0; k < height; k++) for (let l = 0; l < width; l++) if (k + l > 0) total += power(k, l);
    for (const [k, l] of [
      [0, 0],
      [0, width - 1],
      [height - 1, 0],
      [height - 1, width - 1],
    ] as const) {
      const wave = Float32Array.from({ length: height * width * 3 }, (_, index) => {
        const pixel = Math.floor(index / 3);
        const [row, column] = [Math.floor(pixel / width), pixel % width];
        return Math.cos((Math.PI * k * (row + 0.5)) / height) * Math.cos((Math.PI * l * (column + 0.5)) / width);
      });
      // A grey wave is brightness alone: nine tenths of three values' variance.
      const share = k + l === 0 ? 0.25 ** 2 : (0.45 ** 2 * power(k, l)) / total;
      const signal = a * 0.9 * 3 * height * width * share;
      const gain = signal / (a * signal + variance);
      expectWithin(
        await predicted(denoiser, wave, shape, 300),
        wave.map((value) => gain * value),
        1e-5,
      );
    }
  });

  it('takes batches', async () => {
    const [first, second] = [random(36, 1), random(36, 2)];
    const both = await predicted(denoiser, [...first, ...second], [2, 3, 4, 3], 500);
    expect(both.subarray(0, 36)).toEqual(await predicted(denoiser, first, [3, 4, 3], 500));
    expect(both.subarray(36)).toEqual(await predicted(denoiser, second, [3, 4, 3], 500));
  });

  it('keeps a clean image', async () => {
    const image = random(8 * 8 * 3, 4).map((value) => value / 3);
    const early = createSchedule({ betas: [1e-9] });
    expectWithin(await predicted(gaussianDenoiser(early), image, [8, 8, 3], 0), image, 1e-4);
  });
});

const square = { schedule, shape: [2, 2, 1], window: 3 };
it.each<[string, () => unknown, string]>([
  ['no points', () => optimalDenoiser([], schedule), 'invalid points: none; expected at least one point'],
  [
    'what is too large for a float32',
    () => optimalDenoiser([0, 1e39], schedule),
    'invalid points[1]: 1e+39; expected a finite float32 number',
  ],
  [
    'half an image',
    () => patchDenoiser([1, 2], square),
    'invalid images: 2 values; expected a multiple of the dimension, 4',
  ],
  [
    'a flat image',
    () => patchDenoiser([1, 2], { ...square, shape: [2] }),
    'invalid shape: [2]; expected [height, width, channels]',
  ],
  [
    'an even window',
    () => patchDenoiser([1, 2, 3, 4], { ...square, window: 4 }),
    'invalid window: 4; expected an odd number of pixels',
  ],
])('refuses %s', (_what, make, message) => {
  expect(make).toThrow(new RangeError(message));
});

it.each<[string, Denoiser, number[], number, string]>([
  [
    'half a point',
    optimalDenoiser([1, 2], schedule),
    [3],
    0,
    'invalid xt: shape [3]; expected points of 2 values each',
  ],
  [
    'another image',
    patchDenoiser([1, 2, 3, 4], square),
    [4, 1, 1],
    0,
    'invalid xt: shape [4,1,1]; expected images of the shape [2,2,1], or a batch of them',
  ],
  [
    'two channels',
    gaussianDenoiser(schedule),
    [4, 4, 2],
    0,
    'invalid xt: shape [4,4,2]; expected images: [height, width, 3] or [height, width], or a batch with all three axes',
  ],
  [
    'a line',
    gaussianDenoiser(schedule),
    [4],
    0,
    'invalid xt: shape [4]; expected images: [height, width, 3] or [height, width], or a batch with all three axes',
  ],
  ['t = T', gaussianDenoiser(schedule), [4, 4, 3], 1000, 'invalid t: 1000; expected an integer in 0 <= t < 1000'],
])('refuses x_t: %s', async (_what, denoiser, shape, t, message) => {
  await expectNoLeak(async () => {
    const xt = tensor(new Float32Array(shape.reduce((product, size) => product * size, 1)), shape);
    await expect(async () => denoiser.predict(xt, t)).rejects.toThrow(new RangeError(message));
    xt.dispose();
  });
});
