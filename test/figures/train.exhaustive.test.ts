import { describe, expect, it } from 'vitest';
import { trainingFloor } from '../../src/figures/TrainDenoiser/floor.js';
import { nearestDistances } from '../../src/figures/TrainDenoiser/training.js';
import { pointSet, trainDenoiser } from '../../src/learn/index.js';
import { schedule } from '../../src/learn/objectives.js';
import { lossFloor } from '../../src/mixture/floors.js';
import { describeExhaustively, few } from '../support/exhaustive.js';

const SEEDS = few([0, 1, 2], (seed) => seed === 0);

function floorFor(points: Float32Array): number {
  const work = trainingFloor(points);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

async function trained(count: number, seed: number) {
  const points = pointSet('twoMoons', { count });
  const losses: number[] = [];
  const denoiser = await trainDenoiser(points, {
    seed,
    onProgress: ({ step, loss }) => {
      if (step > 2000) losses.push(loss);
    },
  });
  const samples = await denoiser.sample({ count: 1000, seed });
  const distances = await nearestDistances(samples, points, pointSet('twoMoons', { count, seed: 1 }));
  return {
    loss: losses.reduce((sum, loss) => sum + loss, 0) / losses.length,
    ratio: distances.samples / (distances.others as number),
  };
}

describe('the loss of the moons in v', () => {
  it('has a floor of 0.848, by core and in the figure', () => {
    const points = pointSet('twoMoons');
    const times = Array.from({ length: 25 }, (_, i) => 40 * i + 20);
    const floors = times.map((t) => lossFloor(points, schedule, t, { target: 'v', draws: 400, seed: t }));
    const byCore = floors.reduce((sum, floor) => sum + floor, 0) / floors.length;
    expect(Math.abs(byCore - 0.848)).toBeLessThan(0.005);
    expect(Math.abs(floorFor(points) - byCore)).toBeLessThan(0.01);
  });
});

describeExhaustively('a network', () => {
  it.each(SEEDS)('has a loss of 0.852 in the third thousand steps, with seed %i', async (seed) => {
    const { loss } = await trained(2000, seed);
    expect(Math.abs(loss - 0.852)).toBeLessThan(0.004);
  });

  it.each(SEEDS)('repeats few points, and many not, with seed %i', async (seed) => {
    const ratios = [];
    for (const count of [8, 32, 128, 512]) ratios.push((await trained(count, seed)).ratio);
    const [eight, thirtyTwo, some, many] = ratios as [number, number, number, number];
    expect(eight).toBeLessThan(0.05);
    expect(Math.abs(thirtyTwo - 0.17)).toBeLessThan(0.03);
    expect(Math.abs(some - 0.64)).toBeLessThan(0.04);
    expect(Math.abs(many - 0.87)).toBeLessThan(0.04);
  });
});
