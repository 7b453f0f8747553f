import { describe, expect, it } from 'vitest';
import { pointSet } from '../../src/learn/pointSets.js';
import { expectedX0 } from '../../src/mixture/posterior.js';
import { gaussianPath } from '../../src/process/gaussianPath.js';
import { gaussianNoise } from '../../src/process/noise.js';
import { evaluationsOf, samplingPlan } from '../../src/process/samplers.js';
import { sampleTimes } from '../../src/process/sampleTimes.js';
import { createSchedule } from '../../src/process/schedule.js';
import { type SolvedState, solve } from '../../src/process/solve.js';
import type { GaussianPath, Process, Sampler, Solver } from '../../src/process/types.js';

const points = pointSet('twoMoons').slice(0, 400);
const deviation = 0.15;
const heun: Solver = { kind: 'heun', in: 'sigma' };

function ways(process: Process, times: readonly number[], sampler: Sampler | Solver, start: ArrayLike<number>) {
  const exact = (xt: Float64Array, t: number) => expectedX0(points, xt, process, t, { deviation });
  return [...solve(samplingPlan(process, times, sampler), start, exact)];
}

const endOf = (states: readonly SolvedState[]) => (states.at(-1) as SolvedState).xt;

describe('a way of a sampler', () => {
  it('has the start, and where each step leads, the last one to the clean image', () => {
    const schedule = createSchedule();
    const states = ways(schedule, sampleTimes(schedule, 3), { kind: 'ddim', eta: 0 }, [0.5, -1]);
    expect(states.map(({ t }) => t)).toEqual([999, 666, 332, -1]);
    expect([...(states[0] as SolvedState).xt]).toEqual([0.5, -1]);
  });

  it('asks for two predictions a step of Heun, but for the last', () => {
    const flow = gaussianPath({ kind: 'flow' });
    const plan = samplingPlan(flow, sampleTimes(flow, 10), { kind: 'heun', in: 'time' });
    const asked: number[] = [];
    const still = (xt: Float64Array, t: number) => {
      asked.push(t);
      return xt;
    };
    expect([...solve(plan, [0, 0], still)]).toHaveLength(11);
    expect([evaluationsOf(plan), asked.length]).toEqual([19, 19]);
  });

  it('ends in the same place on every path, from the same start by the same logSnr', () => {
    const grid = Array.from({ length: 12 }, (_, i) => -6 + i);
    const start = Float64Array.from(gaussianNoise(40, { seed: 2 }));
    const ends = (['vp-linear', 'cosine', 'flow', 'edm', 've'] as const).map((kind) => {
      const path = gaussianPath({ kind });
      const times = grid.map((logSnr) => path.timeAt(logSnr));
      return endOf(
        ways(
          path,
          times,
          heun,
          start.map((z) => z * scaleOf(path, times[0] as number)),
        ),
      );
    });
    for (const end of ends) expect(distance(end, ends[0] as Float64Array)).toBeLessThan(1e-12);
  });

  it.each([
    [{ kind: 'ddpm', variance: 'posterior' }, 12],
    [{ kind: 'dpm++', sde: true }, 12],
  ] as const)('of %o draws other noise for another seed', (sampler, steps) => {
    const flow = gaussianPath({ kind: 'flow' });
    const plan = samplingPlan(flow, sampleTimes(flow, steps), sampler);
    const end = (seed: number) => endOf([...solve(plan, [0.3, 0.2], (xt, t) => expectedX0(points, xt, flow, t), seed)]);
    expect(end(1)).toEqual(end(1));
    expect(end(1)).not.toEqual(end(2));
    expect(new Set(plan.map(({ stream }) => stream)).size).toBe(steps);
  });

  it('says at which step it leaves the finite numbers', () => {
    const flow = gaussianPath({ kind: 'flow' });
    const plan = samplingPlan(flow, sampleTimes(flow, 4), { kind: 'euler', in: 'time' });
    const bad = (xt: Float64Array, t: number) => xt.map(() => (t < 0.6 ? Infinity : 0));
    expect(() => [...solve(plan, [1, 1], bad)]).toThrow(
      'invalid step 3 of the sampler, from t = 0.5 to 0.25: Infinity at index 0; expected finite values',
    );
  });
});

/** The size of noise whose states are the same but for scale: √(α² + σ²). */
function scaleOf(path: GaussianPath, t: number): number {
  return Math.hypot(path.alpha(t), path.sigma(t));
}

function distance(a: Float64Array, b: Float64Array): number {
  return Math.max(...a.map((value, i) => Math.abs(value - (b[i] as number))));
}
