import { beforeAll, describe, expect, it } from 'vitest';
import { createSchedule, gaussianNoise, gaussianPath, type Process } from '../../../src/core/index.js';
import { hiddenText, powersAt, powerTable, spectrumChart } from '../../../src/figures/Spectrum/model.js';
import { format } from '../../../src/i18n/format.js';
import { ENGLISH } from '../../../src/i18n/locale.js';
import { type RadialPower, radialPower } from '../../../src/image/radialPower.js';
import { scalesAt } from '../../../src/process/process.js';
import { exhausted, mean } from '../../support/exhausted.js';
import { CAT_SHAPE, catPixels } from '../../support/photographs.js';

const linear = createSchedule();
const flow = gaussianPath({ kind: 'flow' });

let cat: RadialPower;
let pixels: Float32Array;
beforeAll(async () => {
  pixels = await catPixels();
  cat = await exhausted(radialPower(pixels, CAT_SHAPE[1], CAT_SHAPE[2]));
});

describe('the power at t', () => {
  it.each<[string, Process, number]>([
    ['the linear schedule', linear, 200],
    ['flow matching', flow, 0.4],
  ])('is that of x_t itself, the sum of both, on %s', async (_, process, t) => {
    const { image, noise } = powersAt(cat, process, t);
    const { alpha, sigma } = scalesAt(process, t);
    // Over several draws of the noise, in four bands.
    const bands = [0, 1, 2, 3].map(() => 0);
    const seeds = 4;
    for (let seed = 0; seed < seeds; seed++) {
      const z = gaussianNoise(pixels.length, { seed });
      const xt = pixels.map((value, i) => alpha * value + sigma * (z[i] as number));
      const { power } = await exhausted(radialPower(xt, CAT_SHAPE[1], CAT_SHAPE[2]));
      for (let band = 0; band < 4; band++) {
        const ring = (power: Float64Array) => mean(power.subarray(32 * band, 32 * (band + 1)));
        bands[band] = (bands[band] as number) + ring(power) / (ring(image) + noise) / seeds;
      }
    }
    for (const ratio of bands) expect(ratio).toBeCloseTo(1, 1);
  });

  it('hides more cycles the later it is, from none to all', () => {
    const cycles = [0, 20, 50, 100, 200, 400, 600].map((t) => powersAt(cat, linear, t).visible);
    for (let i = 1; i < cycles.length; i++) expect(cycles[i]).toBeLessThan(cycles[i - 1] as number);
    expect(powersAt(cat, linear, 999).visible).toBe(0);
    expect(powersAt(cat, flow, 0).visible).toBe(Number.POSITIVE_INFINITY);
  });

  it('hides no details that the image has more power in, and all above', () => {
    for (const t of [20, 100, 200, 400]) {
      const { image, noise, visible, cycles } = powersAt(cat, linear, t);
      const at = cycles.indexOf(visible);
      expect(image[at]).toBeGreaterThanOrEqual(noise);
      expect(image.subarray(at + 1).every((value) => value < noise)).toBe(true);
    }
  });

  it('is divided as x_t is, where noise has no bound', () => {
    const edm = gaussianPath({ kind: 'edm' });
    const { image, noise } = powersAt(cat, edm, 3);
    expect(noise).toBeCloseTo(0.9, 10);
    expect(image[0]).toBeCloseTo((cat.power[0] as number) / 10, 10);
  });
});

describe('the chart', () => {
  const marked = (process: Process, t: number) => spectrumChart(powersAt(cat, process, t));

  it('marks the last visible frequency on logarithmic axes', () => {
    const { x, y, marker, lines } = marked(linear, 200);
    expect(x.domain).toEqual([1, 128]);
    expect(y.domain).toEqual([1e-5, 100]);
    expect(marker?.value).toBe(powersAt(cat, linear, 200).visible);
    const [noise, image] = lines;
    expect(noise?.points[0]?.[1]).toBe(noise?.points[1]?.[1]);
    expect(image?.points[9]?.[1]).toBeCloseTo(scalesAt(linear, 200).alpha ** 2 * (cat.power[9] as number), 10);
  });

  it('has no mark where all details are hidden, or none, and keeps its place before there is anything', () => {
    expect(marked(linear, 999).marker?.value).toBeNull();
    expect(marked(flow, 0).marker?.value).toBeNull();
    expect(spectrumChart(null)).toMatchObject({
      lines: [],
      marker: { value: null },
      x: { domain: [1, 128] },
      y: { domain: [1e-5, 100] },
    });
  });

  it('of an image without power is finite', async () => {
    for (const [width, height] of [
      [1, 1],
      [4, 4],
    ] as const) {
      const flat = await exhausted(radialPower(new Float32Array(width * height), width, 1));
      const { lines, x } = spectrumChart(powersAt(flat, linear, 100));
      expect([...x.domain, ...lines.flatMap(({ points }) => points.flat())].every(Number.isFinite)).toBe(true);
    }
  });

  it('says in words which details are hidden', () => {
    const said = (process: Process, t: number) => format(hiddenText(powersAt(cat, process, t)), ENGLISH);
    const { visible } = powersAt(cat, linear, 200);
    expect(said(linear, 200)).toBe(`At t = 200, log-SNR 0.65, details above ${visible} cycles are below the noise.`);
    expect(said(linear, 999)).toBe('At t = 999, log-SNR −10.12, all details are below the noise.');
    expect(said(flow, 0)).toBe('At t = 0, log-SNR ∞, no details are below the noise.');
  });
});

it('is saved as CSV', () => {
  const lines = [...powerTable(powersAt(cat, linear, 200))()];
  expect(lines).toHaveLength(129);
  expect(lines[0]).toBe('cycles_per_width,image,noise');
  const { image, noise } = powersAt(cat, linear, 200);
  expect(lines[3]).toBe(`3,${image[2]},${noise}`);
});
