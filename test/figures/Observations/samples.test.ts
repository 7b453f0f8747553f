import { describe, expect, it } from 'vitest';
import { createSchedule, expectedX0, gaussianPath } from '../../../src/core/index.js';
import { conditioned, drawsOf, methods, SAMPLES, samplesOf } from '../../../src/figures/Observations/compute.js';
import { Observations } from '../../../src/figures/Observations/index.js';
import {
  angleOf,
  dataOf,
  deviationOf,
  labelOf,
  nearestOnLine,
  observedLayers,
  rowsOf,
  turned,
  valueAt,
  withValue,
} from '../../../src/figures/Observations/model.js';
import { scalesAt } from '../../../src/process/process.js';
import { expectWithin } from '../../support/close.js';
import { exhausted } from '../../support/exhausted.js';
import { goldenBeyond } from '../../support/golden.js';
import { tableLines } from '../../support/tableLines.js';

const golden = goldenBeyond();
const points = Float32Array.from(golden.points.flat());
const xt = golden.xt.flat();
const path = gaussianPath({ kind: 'vp-linear' });
const usual = { matrix: [0.6, 0.8], values: [0.3], deviation: 0.1 };

describe.each(golden.observation)('with $noise noise in $y', ({ deviation, noise, A, y, mean, at }) => {
  const observed = { matrix: A.flat(), values: y, deviation: noise };
  const request = { points, deviation, observed, schedule: path, seed: 0 };

  it.each(at)('predicts by the golden scores at logSnr $logSnr', ({ logSnr, ...gradients }) => {
    const t = path.timeAt(logSnr);
    const { alpha, sigma } = scalesAt(path, t);
    const plain = expectedX0(points, xt, path, t, { deviation });
    for (const method of methods) {
      // Tweedie: x̂0 = (x_t + σ²·score)/α.
      const found = conditioned(request, method)(xt, t);
      const score = gradients.score.flat();
      const added = gradients[method]
        .flat()
        .map((value, i) => (method === 'exact' ? value - (score[i] as number) : value));
      const expected = added.map((value, i) => (plain[i] as number) + (sigma ** 2 / alpha) * value);
      // Points are float32 here.
      found.forEach((value, i) => {
        expect(value / (expected[i] as number)).toBeCloseTo(1, 3);
      });
    }
  });

  it('draws from the exact posterior: its mean is golden', () => {
    for (const set of [undefined, 0, 1]) {
      const draws = drawsOf(request, 4000, set);
      const found = [0, 1].map((axis) => draws.reduce((sum, value, i) => sum + (i % 2 === axis ? value : 0), 0) / 4000);
      // Four standard errors of data that spread by about 0.5.
      expectWithin(found, mean, 0.035);
    }
  });
});

it('samples all methods, and measures their distances from the posterior', async () => {
  const { points } = dataOf('twoMoons', 200);
  const request = { points, deviation: 0.1, observed: usual, schedule: createSchedule({ kind: 'cosine' }), seed: 0 };
  const work = samplesOf(request);
  const progress: number[] = [];
  let step = await work.next();
  for (; !step.done; step = await work.next()) progress.push(step.value);
  const { sampled, floor } = step.value;
  expect(sampled.map(({ method }) => method)).toEqual(methods);
  const [exact, dps, pigdm, covariance] = sampled.map(({ distance }) => distance) as [number, number, number, number];
  expect(exact).toBeLessThan(0.25);
  expect(floor).toBeLessThan(0.16);
  for (const other of [exact, pigdm, covariance]) expect(dps).toBeGreaterThan(other);
  expect(progress).toEqual(progress.toSorted((one, other) => one - other));
  const lines = tableLines(Observations, { results: { samples: step.value } });
  expect(lines).toHaveLength(1 + 4 * SAMPLES);
  expect(lines[0]).toBe('method,sample,x,y');
  expect(lines[1]).toMatch(/^exact,1,/);
});

it.each([0.01, 0.001])('samples by the others where DPS diverges, with a deviation of %s', async (deviation) => {
  const { points } = dataOf('twoMoons', 60);
  const observed = { matrix: [1, 0], values: [0.5], deviation };
  const schedule = createSchedule({ kind: 'cosine' });
  const samples = await exhausted(samplesOf({ points, deviation: 0.1, observed, schedule, seed: 0 }));
  const found = Object.fromEntries(samples.sampled.map((one) => [one.method, one]));
  expect(found['dps']).toMatchObject({ samples: new Float32Array(), distance: Infinity });
  for (const method of ['exact', 'pigdm', 'covariance']) expect(found[method]?.distance).toBeLessThan(1);
  expect(tableLines(Observations, { results: { samples } }).filter((line) => /NaN|Infinity/.test(line))).toEqual([]);
  expect(labelOf('dps', samples, 'two moons')).toMatchObject({ key: 'Observations.divergedPanel' });
  expect(deviationOf(observed)).toBe(`${deviation}`);
});

describe('the measured line', () => {
  it('has an angle, and keeps the length of its row when it is turned', () => {
    expect(angleOf(rowsOf(usual)[0] as never)).toBe(53);
    expect(angleOf([0, -2, 1])).toBe(270);
    expect(turned(usual, 0).matrix).toEqual([1, 0]);
    expect(turned({ ...usual, matrix: [0, 2] }, 180).matrix).toEqual([-2, 0]);
    expect(turned(usual, 90)).toMatchObject({ values: [0.3], deviation: 0.1 });
  });

  it('has a place that is nearest to the center, at which its value is measured', () => {
    const [row] = rowsOf({ ...usual, matrix: [3, 4] });
    const place = nearestOnLine(row as never, { x: 1, y: -1, half: 2 });
    expect(valueAt(row as never, place)).toBe(0.3);
    // From the center, along the row.
    expect((place[1] + 1) / (place[0] - 1)).toBeCloseTo(4 / 3, 9);
    expect(withValue(usual, 0, -1).values).toEqual([-1]);
  });

  it('is the ridge of the shading, which is the likelihood of each place', () => {
    const domain = { x: 0, y: 0, half: 2 };
    const [shade, , line] = observedLayers(points, usual, domain) as [
      { values: Float64Array },
      unknown,
      { points: Float32Array },
    ];
    expect(Math.max(...shade.values)).toBeGreaterThan(0.98);
    for (let i = 0; i < line.points.length; i += 2) {
      expect(0.6 * (line.points[i] as number) + 0.8 * (line.points[i + 1] as number)).toBeCloseTo(0.3, 5);
    }
    // The cell of the center is three standard deviations away.
    expect(shade.values[64 * 128 + 64]).toBeCloseTo(Math.exp(-(((0.3 - 0.6 / 64 + 0.8 / 64) / 0.1) ** 2) / 2), 6);
  });
});
