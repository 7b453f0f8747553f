import { describe, expect, it } from 'vitest';
import { createSchedule, expectedX0, gaussianPath, lossFloor } from '../../../src/core/index.js';
import { type FieldRequest, fieldOf } from '../../../src/figures/DenoiserField/field.js';
import {
  explainedAt,
  type Place,
  type PosteriorRequest,
  posteriorAt,
  readPlace,
} from '../../../src/figures/DenoiserField/posterior.js';
import { posteriorLayers } from '../../../src/figures/DenoiserField/View.js';
import type { PointPredictor } from '../../../src/figures/shared/pointDenoisers/useDenoiser.js';
import { pointSet } from '../../../src/learn/index.js';
import { expectWithin } from '../../support/close.js';
import { exhausted } from '../../support/exhausted.js';
import { goldenBeyond } from '../../support/golden.js';

const golden = goldenBeyond();
const flow = gaussianPath({ kind: 'flow' });
const points = pointSet('twoMoons', { count: 60 });
const request: PosteriorRequest = {
  ...{ points, schedule: flow, t: 0.5, place: [0.25, 0.1], denoiser: null },
  domain: { x: 0, y: 0, half: 2.6 },
};
const posterior = (options: Partial<PosteriorRequest>) => exhausted(posteriorAt({ ...request, ...options }));

describe('the posterior at one x_t', () => {
  it.each([
    [0.85, '59.8', '1.93'],
    [0.5, '40.9', '1.14'],
    [0.2, '5.3', '0.07'],
  ])('at t = %s: %s of 60 points count, and the least squared error is %s', async (t, effective, floor) => {
    const its = await posterior({ t });
    expect(its.effective.toFixed(1)).toBe(effective);
    expect(its.floor.toFixed(2)).toBe(floor);
    const [x, y] = expectedX0(points, request.place, flow, t);
    expect(its.mean[0]).toBeCloseTo(x as number, 12);
    expect(its.mean[1]).toBeCloseTo(y as number, 12);
  });

  it.each(golden.posterior.filter(({ deviation }) => deviation === 0))('has the golden weights: $path', async (row) => {
    const schedule = gaussianPath({ kind: row.path });
    for (const [i, place] of golden.xt.entries()) {
      const its = await posterior({
        points: Float32Array.from(golden.points.flat()),
        schedule,
        t: row.t,
        place: place as never,
      });
      expectWithin(its.weights, row.weights[i] as number[], 1e-6);
      const [[xx], [, yy]] = row.covariance[i] as [[number], [number, number]];
      expect(its.floor).toBeCloseTo(xx + yy, 5);
    }
  });

  it('the least squared error is that of the mean, and any other prediction adds its squared distance from there', async () => {
    const { weights, mean, floor } = await posterior({});
    const expectedError = ([x, y]: Place) =>
      weights.reduce(
        (sum, weight, i) =>
          sum + weight * (((points[2 * i] as number) - x) ** 2 + ((points[2 * i + 1] as number) - y) ** 2),
        0,
      );
    expect(expectedError(mean)).toBeCloseTo(floor, 12);
    expect(expectedError([mean[0] + 0.3, mean[1] - 0.4])).toBeCloseTo(floor + 0.25, 12);
    // So a prediction that hits one of the points is worse, whichever it is.
    for (let i = 0; i < points.length; i += 2) {
      expect(expectedError([points[i] as number, points[i + 1] as number])).toBeGreaterThan(floor);
    }
  });

  it('without noise only the nearest point counts', async () => {
    const its = await posterior({ t: 0, place: [points[6] as number, points[7] as number] });
    expect([its.effective, its.floor, ...its.mean]).toEqual([1, 0, points[6], points[7]]);
  });

  it('takes a network’s x̂0 at this place, and where it fails shows the exact one', async () => {
    const schedule = createSchedule({ kind: 'cosine' });
    const predictValues = (xt: Float32Array) => xt.map(() => 0.5);
    const denoiser = { predicts: 'x0', schedule, predictValues } as never;
    expect((await posterior({ schedule, t: 300, denoiser })).learned).toEqual([0.5, 0.5]);
    const shown: unknown[] = [];
    const failing = { predicts: 'x0', schedule, predictValues: () => [Number.NaN, 0] } as never;
    const work = posteriorAt({ ...request, schedule, t: 300, denoiser: failing }, { show: (its) => shown.push(its) });
    await expect(exhausted(work)).rejects.toThrow('invalid output of the denoiser at t = 300: NaN at index 0');
    expect(shown).toMatchObject([{ learned: null }]);
  });
});

describe('the explained variance', () => {
  const explained = (t: number, seed = 0) => exhausted(explainedAt({ points, schedule: flow, t, seed }));

  it.each([0.1, 0.5, 0.9])('at t = %s is what the floor leaves of the variance', async (t) => {
    const variance = 2 * lossFloor(points, flow, 1);
    const expected = 1 - (2 * lossFloor(points, flow, t, { draws: 5000 })) / variance;
    for (const seed of [0, 1, 2, 3])
      expect(Math.abs(((await explained(t, seed)) as number) - expected)).toBeLessThan(0.03);
  });

  it('falls from 1 without noise to 0 where all is noise, and is none of a single point', async () => {
    const values = await Promise.all([0, 0.2, 0.4, 0.6, 0.8, 1].map((t) => explained(t)));
    expect(values[0]).toBe(1);
    expect(values.at(-1)).toBeCloseTo(0, 6);
    expect(values).toEqual(values.toSorted((one, other) => (other as number) - (one as number)));
    expect(await exhausted(explainedAt({ points: new Float32Array(2), schedule: flow, t: 0.5, seed: 0 }))).toBeNull();
  });
});

describe('what is drawn', () => {
  it('draws an arrow to each probable point, the more opaque the more probable, then the mean’s', async () => {
    const its = await posterior({ t: 0.5 });
    const layers = posteriorLayers(its);
    const arrows = layers.filter((layer) => layer.kind === 'arrows' && layer.ink === 'signal');
    const opacities = arrows.map(({ opacity }) => opacity as number);
    expect(opacities).toEqual(opacities.toSorted((one, other) => one - other));
    expect(new Set(opacities).size).toBeGreaterThan(3);
    expect(layers.at(-1)).toMatchObject({ ink: 'mean', to: Float32Array.from(its.mean) });
    const dots = layers.filter((layer) => layer.kind === 'points' && layer.ink === 'signal');
    expect(dots.reduce((sum, layer) => sum + (layer.kind === 'points' ? layer.points.length : 0), 0)).toBe(
      points.length,
    );
  });

  it('draws lines without heads to many points, each from x_t', async () => {
    const many = pointSet('twoMoons', { count: 500 });
    const layers = posteriorLayers(await posterior({ points: many, t: 0.5 }));
    const lines = layers.filter((layer) => layer.kind === 'paths');
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) {
      if (line.kind === 'paths')
        expect([...line.points.subarray(0, 2)].map((value) => value.toFixed(2))).toEqual(['0.25', '0.10']);
    }
  });
});

it.each([
  [null, 'null'],
  [[1], '[1]'],
  [[1, Number.NaN], '[1, NaN]'],
  [[1, 1e6], '[1, 1000000]'],
  [['1', 2], '["1", 2]'],
])('refuses the place %s', (place, written) => {
  expect(() => readPlace(place as never, 'place')).toThrow(
    `invalid place: ${written}; expected x and y from -1000 to 1000`,
  );
});

describe('the field of a denoiser', () => {
  const cosine = createSchedule({ kind: 'cosine' });
  const answering = (answer: number): PointPredictor => ({
    ...{ predicts: 'x0', schedule: cosine },
    predictValues: (xt) => new Float64Array(xt.length).fill(answer),
  });
  const ask = (options: Partial<FieldRequest>) =>
    exhausted(fieldOf({ ...request, schedule: cosine, t: 10, seed: 0, arrows: 'score', denoiser: null, ...options }));

  it.each([
    ['x0', 1e308, '1e+308 at index 0; expected values so small that float32 holds x0'],
    ['score', 3e38, 'arrows too long for float32; expected values nearer to the data'],
  ] as const)('is no field where %s are %s away', async (arrows, answer, message) => {
    await expect(ask({ arrows, denoiser: answering(answer) })).rejects.toThrow(
      `invalid output of the denoiser at t = 10: ${message}`,
    );
  });

  it('has finite numbers of answers that float32 holds', async () => {
    const { difference, learned } = await ask({ denoiser: answering(1e30) });
    expect(Number.isFinite(difference)).toBe(true);
    expect(learned?.every(Number.isFinite)).toBe(true);
  });

  it('is no field of scores where there is hardly any noise', async () => {
    const schedule = createSchedule({ betas: new Array(20).fill(5e-324) });
    await expect(ask({ schedule })).rejects.toThrow(/^invalid t: 10; expected a time with more noise/);
  });
});
