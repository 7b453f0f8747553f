import { expect, it } from 'vitest';
import { type Paths, pathsOf } from '../../../src/figures/shared/trajectories/paths.js';
import { expectedX0 } from '../../../src/mixture/posterior.js';
import { gaussianNoise } from '../../../src/process/noise.js';
import { samplingPlan } from '../../../src/process/samplers.js';
import { sampleTimesteps } from '../../../src/process/sampleTimes.js';
import { createSchedule } from '../../../src/process/schedule.js';
import { solve } from '../../../src/process/solve.js';
import type { Sampler, Solver } from '../../../src/process/types.js';
import { expectWithin } from '../../support/close.js';

const schedule = createSchedule();
const points = [-2, 0, 2, 0];

it.each<Sampler | Solver>([
  { kind: 'ddpm', variance: 'posterior' },
  { kind: 'euler', in: 'time' },
  { kind: 'heun', in: 'time' },
  { kind: 'dpm++', sde: true },
])('paths by %o are those of the plan', async (sampler) => {
  // More than are predicted at once.
  const starts = gaussianNoise(80, { seed: 2 });
  const timesteps = sampleTimesteps(schedule, 5);
  const work = pathsOf({ schedule, timesteps, sampler, seed: 3, starts }, (xt, t) =>
    expectedX0(points, xt, schedule, t),
  );
  let step = await work.next();
  while (!step.done) step = await work.next();
  const { states, timesteps: visited } = step.value as Paths;

  const plan = samplingPlan(schedule, timesteps, sampler);
  const ways = [...solve(plan, starts, (xt, t) => expectedX0(points, xt, schedule, t), 3)];
  expect(visited).toEqual(ways.map(({ t }) => t));
  for (let path = 0; path < 40; path++) {
    const own = states.subarray(12 * path, 12 * (path + 1));
    expectWithin(
      own,
      ways.flatMap(({ xt }) => [...xt.subarray(2 * path, 2 * path + 2)]),
      1e-4,
    );
  }
});
