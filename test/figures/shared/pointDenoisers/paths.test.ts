import { expect, it } from 'vitest';
import {
  exactX0,
  learnedX0,
  oracleX0,
  type PredictX0,
} from '../../../../src/figures/shared/pointDenoisers/predictX0.js';
import {
  endsOf,
  meanDistance,
  nearestPoint,
  type Paths,
  pathsOf,
  statesAt,
} from '../../../../src/figures/shared/trajectories/paths.js';
import { denoiserFromJSON, pointSet } from '../../../../src/learn/index.js';
import { gaussianNoise } from '../../../../src/process/noise.js';
import { sampleTimesteps } from '../../../../src/process/sampleTimes.js';
import { createSchedule } from '../../../../src/process/schedule.js';
import type { Sampler } from '../../../../src/process/types.js';
import { trainedDenoiser } from '../../../support/trained.js';
import { finish } from '../../../support/work.js';

const schedule = createSchedule({ kind: 'cosine' });
const ddim: Sampler = { kind: 'ddim', eta: 0 };
const ddpm: Sampler = { kind: 'ddpm', variance: 'posterior' };

async function walked(predict: PredictX0, sampler: Sampler, { seed = 0, steps = 20, count = 5 } = {}): Promise<Paths> {
  const starts = gaussianNoise(2 * count, { seed: 0, stream: 1 });
  const walk = { schedule, sampler, seed, starts, timesteps: sampleTimesteps(schedule, steps) };
  return (await finish(pathsOf(walk, predict))).result;
}

function largestDifference(left: ArrayLike<number>, right: ArrayLike<number>): number {
  expect(left.length).toBe(right.length);
  return Array.from(left).reduce((most, value, i) => Math.max(most, Math.abs(value - (right[i] as number))), 0);
}

it('an oracle leads along √ᾱ·x0 + √(1-ᾱ)·ε with one ε under DDIM, to x0 under any sampler', async () => {
  const { timesteps, states } = await walked(oracleX0(0.8, -0.3), ddim);
  const [x, y] = states;
  const last = schedule.timesteps - 1;
  const [a, sigma] = [
    schedule.alphasCumprodSqrt[last] as number,
    Math.sqrt(schedule.oneMinusAlphasCumprod[last] as number),
  ];
  const epsilon = [((x as number) - a * 0.8) / sigma, ((y as number) + a * 0.3) / sigma] as const;
  for (const [index, t] of timesteps.entries()) {
    const signal = t < 0 ? 1 : (schedule.alphasCumprodSqrt[t] as number);
    const noise = t < 0 ? 0 : Math.sqrt(schedule.oneMinusAlphasCumprod[t] as number);
    expect(states[2 * index]).toBeCloseTo(signal * 0.8 + noise * epsilon[0], 4);
    expect(states[2 * index + 1]).toBeCloseTo(signal * -0.3 + noise * epsilon[1], 4);
  }
  const ends = endsOf(await walked(oracleX0(0.8, -0.3), ddpm));
  expect(
    largestDifference(
      ends,
      ends.map((_, i) => (i % 2 === 0 ? 0.8 : -0.3)),
    ),
  ).toBeLessThan(1e-6);
});

it('DDIM ends at the same place whatever the noise, DDPM does not', async () => {
  const exact = await exactX0(pointSet('twoMoons', { count: 300 }), schedule);
  const ends = async (sampler: Sampler, seed: number) => endsOf(await walked(exact, sampler, { seed }));
  expect(largestDifference(await ends(ddim, 0), await ends(ddim, 1))).toBe(0);
  expect(largestDifference(await ends(ddpm, 0), await ends(ddpm, 1))).toBeGreaterThan(0.2);
  expect(largestDifference(await ends(ddpm, 1), await ends(ddpm, 1))).toBe(0);
});

it.each([ddim, ddpm])('a network’s paths end at the points that it samples: $kind', async (sampler) => {
  // In units of the data that are those of the noise both take the same way.
  const denoiser = denoiserFromJSON({ ...trainedDenoiser().toJSON(), mean: [0, 0], scale: 1 });
  const ends = endsOf(await walked(learnedX0(denoiser, schedule), sampler, { count: 40 }));
  const samples = await denoiser.sample({ count: 40, sampler, steps: 20 });
  expect(largestDifference(ends, samples)).toBeLessThan(1e-3);
});

it('the exact denoiser ends at the data', async () => {
  const points = pointSet('eightGaussians', { count: 300 });
  const ends = endsOf(await walked(await exactX0(points, schedule), ddim, { steps: 50, count: 40 }));
  expect(meanDistance(points, ends)).toBeLessThan(0.05);
});

it('places points between the states around t', () => {
  const paths = { timesteps: [9, 4, -1], states: Float32Array.of(0, 0, 10, -5, 20, 5, 1, 1, 1, 1, 1, 1) };
  expect([...statesAt(paths, 9)]).toEqual([0, 0, 1, 1]);
  expect([...statesAt(paths, 4)]).toEqual([10, -5, 1, 1]);
  expect([...statesAt(paths, 6.5)]).toEqual([5, -2.5, 1, 1]);
  expect([...statesAt(paths, -1)]).toEqual([20, 5, 1, 1]);
  expect([...statesAt(paths, 999)]).toEqual([0, 0, 1, 1]);
  expect([...statesAt({ timesteps: [9, -1], states: new Float32Array() }, 5)]).toEqual([]);
});

it('finds the nearest data point', () => {
  const points = Float32Array.of(0, 0, 2, 2, -1, 1);
  expect(nearestPoint(points, 1.8, 1)).toBe(1);
  expect(meanDistance(points, Float32Array.of(2, 3, -1, 1))).toBeCloseTo(0.5, 6);
  expect(meanDistance(points, new Float32Array())).toBeNull();
});

it('points between two states lie on the line between them', () => {
  const paths: Paths = { timesteps: [10, 0], states: Float32Array.of(0, 0, 10, 20) };
  expect([...statesAt(paths, 10)]).toEqual([0, 0]);
  expect([...statesAt(paths, 7.5)]).toEqual([2.5, 5]);
  expect([...statesAt(paths, 0)]).toEqual([10, 20]);
});
