import { expect, it } from 'vitest';
import { gaussianPath, sampleTimes } from '../../../../src/core/index.js';
import { exactX0, oracleX0 } from '../../../../src/figures/shared/pointDenoisers/predictX0.js';
import {
  drawnPaths,
  endsOf,
  type Paths,
  pathsOf,
  statesAt,
} from '../../../../src/figures/shared/trajectories/paths.js';
import { pointSet } from '../../../../src/learn/pointSets.js';

const flow = gaussianPath({ kind: 'flow' });
const edm = gaussianPath({ kind: 'edm' });
const starts = Float32Array.of(1, -0.5, -0.3, 2);
const sampler = { kind: 'ddim', eta: 0 } as const;

async function ended(work: AsyncGenerator<number, Paths>): Promise<Paths> {
  for (;;) {
    const step = await work.next();
    if (step.done) return step.value;
  }
}

it('the oracle’s path of a flow is a straight line from x_T to its point, which it reaches at the start', async () => {
  const timesteps = sampleTimes(flow, 4);
  const paths = await ended(pathsOf({ schedule: flow, timesteps, sampler, seed: 0, starts }, oracleX0(0.25, 0.75)));
  expect(paths.timesteps).toEqual([1, 0.75, 0.5, 0.25, 0]);
  for (const t of paths.timesteps) {
    const [x, y] = statesAt(paths, t);
    expect(x).toBeCloseTo((1 - t) * 0.25 + t * 1, 6);
    expect(y).toBeCloseTo((1 - t) * 0.75 + t * -0.5, 6);
  }
  expect([...endsOf(paths)]).toEqual([0.25, 0.75, 0.25, 0.75]);
});

it('the same starts go to the same ends on paths of any kind, where they are drawn divided', async () => {
  const points = pointSet('twoMoons', { count: 200 });
  const pathsOn = async (schedule: typeof flow) => {
    const timesteps = sampleTimes(schedule, 400, { spacing: 'karras' });
    return ended(pathsOf({ schedule, timesteps, sampler, seed: 0, starts }, await exactX0(points, schedule)));
  };
  const [ofFlow, ofEdm] = await Promise.all([pathsOn(flow), pathsOn(edm)]);
  expect(ofEdm.states[0]).toBeCloseTo(80.006, 2);
  for (const [index, start] of statesAt(drawnPaths(ofEdm), 80).entries())
    expect(start).toBeCloseTo(starts[index] as number, 5);
  for (const [index, end] of endsOf(ofFlow).entries()) expect(endsOf(ofEdm)[index]).toBeCloseTo(end, 1);
});
