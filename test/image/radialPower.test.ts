import { beforeAll, describe, expect, it } from 'vitest';
import { gaussianNoise } from '../../src/core/index.js';
import { exponentOf, powerSpectrum, type RadialPower, radialPower } from '../../src/image/radialPower.js';
import { exhausted, mean } from '../support/exhausted.js';
import { CAT_SHAPE, catPixels } from '../support/photographs.js';

const measured = (values: ArrayLike<number>, width: number, channels = 1) =>
  exhausted(radialPower(values, width, channels));

/** The last of a generator. */
function spectrumOf(values: ArrayLike<number>, width: number) {
  const work = powerSpectrum(values, width);
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

describe('the power spectrum', () => {
  it.each([
    [64, 64],
    [256, 192],
    [31, 5],
    [1, 7],
  ])('has the windowed variance as its mean, by Parseval, at %d × %d pixels', (width, height) => {
    const values = gaussianNoise(width * height, { seed: 1 }).map((value, i) => 3 + value + Math.sin(i / 3));
    const window = (at: number, length: number) => Math.sin((Math.PI * (at + 0.5)) / length) ** 2;
    const weights = Array.from(values, (_, i) => window(i % width, width) * window(Math.floor(i / width), height));
    const sum = (of: (weight: number, value: number) => number) =>
      weights.reduce((before, weight, i) => before + of(weight, values[i] as number), 0);
    const average = sum((weight, value) => weight * value) / sum((weight) => weight);
    const variance = sum((weight, value) => (weight * (value - average)) ** 2) / sum((weight) => weight ** 2);
    expect(mean(spectrumOf(values, width).power) / variance).toBeCloseTo(1, 10);
  });

  it('is what the sum over all pixels gives, frequency by frequency', () => {
    const [width, height] = [8, 4];
    const values = gaussianNoise(width * height, { seed: 2 });
    const { power, columns, rows } = spectrumOf(values, width);
    expect([columns, rows]).toEqual([width, height]);
    const window = (i: number) =>
      Math.sin((Math.PI * ((i % width) + 0.5)) / width) ** 2 *
      Math.sin((Math.PI * (Math.floor(i / width) + 0.5)) / height) ** 2;
    const all = [...values.keys()];
    const weights = all.reduce((sum, i) => sum + window(i), 0);
    const average = all.reduce((sum, i) => sum + (window(i) * (values[i] as number)) / weights, 0);
    const squares = all.reduce((sum, i) => sum + window(i) ** 2, 0);
    for (const [index, value] of power.entries()) {
      let [re, im] = [0, 0];
      for (const i of all) {
        const turns =
          ((index % columns) * (i % width)) / columns + (Math.floor(index / columns) * Math.floor(i / width)) / rows;
        const windowed = window(i) * ((values[i] as number) - average);
        re += windowed * Math.cos(2 * Math.PI * turns);
        im -= windowed * Math.sin(2 * Math.PI * turns);
      }
      expect(value).toBeCloseTo((re ** 2 + im ** 2) / squares, 10);
    }
  });
});

describe('the radial power', () => {
  it('is 1 at every frequency for white noise, on average', async () => {
    const bands = new Float64Array(4);
    const seeds = 5;
    for (let seed = 0; seed < seeds; seed++) {
      const { power } = await measured(gaussianNoise(128 * 96 * 3, { seed }), 128, 3);
      expect(power).toHaveLength(64);
      for (let band = 0; band < 4; band++)
        bands[band] = (bands[band] as number) + mean(power.subarray(16 * band, 16 * (band + 1))) / seeds;
    }
    for (const band of bands) expect(band).toBeCloseTo(1, 1);
  });

  it.each(['across', 'down'])('of a wave that runs %s has its peak at its cycles per width', async (direction) => {
    const [width, height, cycles] = [96, 60, 12];
    const values = Float64Array.from({ length: width * height }, (_, i) => {
      const along = direction === 'across' ? i % width : Math.floor(i / width);
      return Math.cos((2 * Math.PI * cycles * along) / width);
    });
    const { power, cycles: rings } = await measured(values, width);
    expect(rings[power.indexOf(Math.max(...power))]).toBe(cycles);
  });

  it('is the mean of those of the channels', async () => {
    const channels = [0, 1, 2].map((seed) => gaussianNoise(32 * 32, { seed }).map((value) => (seed + 1) * value));
    const together = Float32Array.from(
      { length: 3 * 32 * 32 },
      (_, i) => channels[i % 3]?.[Math.floor(i / 3)] as number,
    );
    const apart = await Promise.all(channels.map((values) => measured(values, 32)));
    const { power } = await measured(together, 32, 3);
    for (const [ring, value] of power.entries()) {
      expect(value).toBeCloseTo(mean(apart.map((one) => one.power[ring] as number)), 10);
    }
  });

  it('measures the middle of an image that is too large, in cycles of its whole width', async () => {
    const [width, height] = [2048, 8];
    const values = Float32Array.from({ length: width * height }, (_, i) =>
      Math.cos((2 * Math.PI * 100 * (i % width)) / width),
    );
    const { cycles, power } = await measured(values, width);
    expect(cycles[0]).toBe(2);
    expect(cycles[power.indexOf(Math.max(...power))]).toBe(100);
  });

  it.each([
    ['one pixel', 1, 1],
    ['a line', 7, 1],
    ['a column', 1, 7],
    ['one color', 8, 8],
  ])('of %s is finite, and has no law', async (_, width, height) => {
    const image = await measured(new Float32Array(width * height).fill(0.5), width);
    expect(image.power.every(Number.isFinite)).toBe(true);
    expect(exponentOf(image)).toBeNull();
  });
});

describe('of the built-in image', () => {
  let cat: RadialPower;
  beforeAll(async () => {
    cat = await measured(await catPixels(), CAT_SHAPE[1], CAT_SHAPE[2]);
  });

  it('falls as f^-2.9', () => {
    expect(exponentOf(cat)).toBeCloseTo(-2.9, 1);
  });

  it('an octave costs 2 in log-SNR, on average: by so much does ln power differ', () => {
    const levelAt = (f: number) => -Math.log(mean([-1, 0, 1].map((step) => cat.power[f - 1 + step] as number)));
    const octaves = Array.from({ length: 60 }, (_, i) => levelAt(2 * (i + 4)) - levelAt(i + 4));
    expect(mean(octaves)).toBeGreaterThan(1.8);
    expect(mean(octaves)).toBeLessThan(2.3);
    expect(-(exponentOf(cat) as number) * Math.LN2).toBeCloseTo(2, 1);
  });
});
