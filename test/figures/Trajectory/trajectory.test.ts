import { describe, expect, it } from 'vitest';
import { expectedX0, gaussianNoise, samplerCoefficients } from '../../../src/core/index.js';
import { drawnPoints, EXAMPLE, exampleOutline, measured, pathsUntil } from '../../../src/figures/Trajectory/compute.js';
import { Trajectory } from '../../../src/figures/Trajectory/index.js';
import { type ArraySource, givenOf, outlineOf } from '../../../src/figures/Trajectory/model.js';
import { pointSet } from '../../../src/learn/index.js';
import { POINT_SCHEDULE } from '../../../src/points/chosenPoints.js';
import { resolveSchedule } from '../../../src/process/schedule.js';
import { tableLines } from '../../support/tableLines.js';

interface Arrays {
  states: ArraySource;
  predictions?: ArraySource | null;
  target?: ArraySource | null;
  timesteps?: readonly number[] | null;
}

async function measure({ states, predictions = null, target = null, timesteps = null }: Arrays) {
  return resultOf(givenOf({ states, predictions, target, timesteps }));
}

async function resultOf(given: ReturnType<typeof givenOf>) {
  const steps = measured({ given });
  for (;;) {
    const { done, value } = await steps.next();
    if (done) return value;
    expect(value).toBeGreaterThanOrEqual(0);
    expect(value).toBeLessThanOrEqual(1);
  }
}

const drawn = (shape: readonly number[], seed: number) => ({
  shape,
  values: gaussianNoise(
    shape.reduce((a, b) => a * b),
    { seed },
  ),
});

describe('measured', () => {
  it.each([0, 1, 2])('has the errors and the clipped shares of images, seed %i', async (seed) => {
    const [states, predictions, target] = [
      drawn([4, 5, 6, 3], seed),
      drawn([4, 5, 6, 3], seed + 10),
      drawn([5, 6, 3], seed + 20),
    ];
    const { states: ofStates, predictions: ofPredictions } = await measure({ states, predictions, target });
    for (const [series, { values }] of [
      [ofStates, states],
      [ofPredictions, predictions],
    ] as const) {
      for (let step = 0; step < 4; step++) {
        const state = [...values.subarray(90 * step, 90 * (step + 1))];
        const squares = state.map((value, i) => (value - (target.values[i] as number)) ** 2);
        expect(series?.errors[step]).toBeCloseTo(Math.sqrt(squares.reduce((a, b) => a + b) / 90), 12);
        expect(series?.clipped[step]).toBe(state.filter((value) => Math.abs(value) > 1).length / 90);
      }
    }
  });

  it('has the distances of points, from the last state by default', async () => {
    const { states, target } = await measure({
      states: [
        [
          [3, 4],
          [1, 1],
        ],
        [
          [0, 0],
          [1, 1],
        ],
      ],
    });
    expect([...states.errors]).toEqual([Math.sqrt(25 / 2), 0]);
    expect([...target]).toEqual([0, 0, 1, 1]);
  });

  it('puts the last state in place of an estimate that no step has made', async () => {
    const states = drawn([3, 2, 2], 0);
    const { predictions } = await measure({ states, predictions: drawn([2, 2, 2], 1) });
    expect(predictions?.states).toHaveLength(3);
    expect(predictions?.states[2]).toEqual(states.values.subarray(8));
    expect(predictions?.errors[2]).toBe(0);
  });

  it.each([1, 20])('keeps one square for all panels unless the states reach far: scale %i', async (scale) => {
    const states = drawn([3, 50, 2], 0);
    for (let i = 0; i < 100; i++) states.values[i] = scale * (states.values[i] as number);
    const { domains } = await measure({ states });
    expect(domains?.states === domains?.clean).toBe(scale === 1);
    for (let i = 0; i < states.values.length; i += 2) {
      expect(Math.abs((states.values[i] as number) - (domains?.states.x as number))).toBeLessThan(
        domains?.states.half as number,
      );
    }
  });

  it('samples an example by DDIM, Song et al. 2021, equation (12), with the exact denoiser', async () => {
    const { given, states, predictions } = await resultOf(null);
    expect(outlineOf(given)).toEqual(exampleOutline());
    const schedule = resolveSchedule(POINT_SCHEDULE);
    const moons = pointSet(EXAMPLE.set, { count: EXAMPLE.data });
    for (const step of [0, 11, 23]) {
      const [t = 0, s = -1] = given.timesteps?.slice(step, step + 2) ?? [];
      const [xt, xs] = states.states.slice(step, step + 2) as [Float32Array, Float32Array];
      const x0 = expectedX0(moons, xt, schedule, t);
      const { a, b } = samplerCoefficients(schedule, t, s, { kind: 'ddim', eta: 0 });
      for (let i = 0; i < 20; i++) {
        expect(predictions?.states[step]?.[i]).toBeCloseTo(x0[i] as number, 5);
        expect(xs[i]).toBeCloseTo(a * (x0[i] as number) + b * (xt[i] as number), 5);
      }
    }
  });
});

describe('givenOf', () => {
  it('reads nested lists as it reads packed arrays', () => {
    const [values, shape] = [Float32Array.from({ length: 24 }, (_, i) => i), [2, 2, 2, 3]];
    const nested = [0, 1].map((n) =>
      [0, 1].map((row) => [0, 1].map((column) => [0, 1, 2].map((c) => 12 * n + 6 * row + 3 * column + c))),
    );
    const rest = { predictions: null, target: null, timesteps: null };
    expect(givenOf({ states: nested, ...rest })).toEqual(givenOf({ states: { shape, values }, ...rest }));
    expect(
      givenOf({
        states: nested.map((state) => state.map((row) => row.map((pixel) => Float32Array.from(pixel)))),
        ...rest,
      })?.states,
    ).toEqual(values);
  });

  it('takes gray images with an axis of channels', () => {
    const given = givenOf({
      states: drawn([3, 4, 5, 1], 0),
      predictions: drawn([3, 4, 5], 1),
      target: drawn([4, 5, 1], 2),
      timesteps: null,
    });
    expect(given).toMatchObject({ kind: 'images', count: 3, shape: [4, 5] });
  });

  it('shares float32 values, and does not copy them', () => {
    const states = drawn([3, 4, 5], 0);
    expect(givenOf({ states, predictions: null, target: null, timesteps: null })?.states).toBe(states.values);
  });
});

describe('what is drawn of points', () => {
  it('is each point of a few, and evenly spaced ones of many', () => {
    const few = drawnPoints(3);
    expect([few.points, few.paths]).toEqual([3, 3]);
    const many = drawnPoints(20_000);
    expect([many.points, many.paths]).toEqual([5000, 200]);
    const picked = many.pick(Float32Array.from({ length: 40_000 }, (_, i) => i));
    expect([picked.length, picked[0], picked[2], picked.at(-1)]).toEqual([10_000, 0, 8, 39_993]);
  });

  it('follows each point from the first state on', () => {
    const states = [Float32Array.of(0, 1, 2, 3), Float32Array.of(4, 5, 6, 7), Float32Array.of(8, 9, 10, 11)];
    expect(pathsUntil(states, 1, 2)).toEqual({ pointsEach: 2, points: Float32Array.of(0, 1, 4, 5, 2, 3, 6, 7) });
  });
});

it('writes a table with a line for each state', async () => {
  const states = { shape: [2, 1, 3], values: [2, 0, 0, 0, 0, 0] };
  const lines = tableLines(Trajectory, { results: { trajectory: await measure({ states, timesteps: [7] }) } });
  expect(lines).toEqual(['step,t,error_xt,clipped_xt', `0,7,${Math.sqrt(4 / 3)},${1 / 3}`, '1,,0,0']);
  const points = await measure({ states: [[[1, 1]], [[0, 0]]], predictions: [[[0, 0]]] });
  expect(tableLines(Trajectory, { results: { trajectory: points } })).toEqual([
    'step,t,error_xt,error_x0',
    `0,,${Math.SQRT2},0`,
    '1,,0,0',
  ]);
});
