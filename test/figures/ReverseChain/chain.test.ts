import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gaussianPath, type Process, pathOf, valueAt } from '../../../src/core/index.js';
import { pathStates, rowChain } from '../../../src/figures/ReverseChain/chain.js';
import { pathKinds } from '../../../src/process/gaussianPath.js';
import type { SumQuantity } from '../../../src/process/graph.js';
import { createSchedule } from '../../../src/process/schedule.js';
import type { FirstOrderSampler, Predictor } from '../../../src/process/types.js';

const POSTERIOR: FirstOrderSampler = { kind: 'ddpm', variance: 'posterior' };
const flow = gaussianPath({ kind: 'flow' });
const oracle = { steps: 7, from: 'noise', predictor: null } as const;

/** What a step makes of x̂0, x_t and z. */
function sharesOf({ terms, noise }: SumQuantity) {
  return { clean: terms[0]?.coefficient ?? 0, xt: terms[1]?.coefficient ?? 0, z: noise?.coefficient ?? 0 };
}

describe('the states of a chain on a path', () => {
  const paths = [...pathKinds.map((kind) => gaussianPath({ kind, shift: 2 })), pathOf(createSchedule())];
  it.each(paths.map((path) => [path.kind, path] as const))('have the signal and the noise of x_t on %s', (_, path) => {
    const [start, ...states] = pathStates(path, { ...oracle, sampler: POSTERIOR }, 0) as SumQuantity[];
    let [signal, variance] = [sharesOf(start as SumQuantity).clean, sharesOf(start as SumQuantity).z ** 2];
    for (const state of states) {
      const { clean, xt, z } = sharesOf(state);
      signal = clean + xt * signal;
      variance = xt ** 2 * variance + z ** 2;
      const t = state.t as number;
      const [alpha, sigma] = t === -1 ? [1, 0] : [path.alpha(t), path.sigma(t)];
      expect(signal).toBeCloseTo(alpha, 10);
      expect(variance / Math.max(1, sigma ** 2)).toBeCloseTo(sigma ** 2 / Math.max(1, sigma ** 2), 10);
    }
    expect(states).toHaveLength(7);
    expect(states.at(-1)?.t).toBe(-1);
  });

  it.each<FirstOrderSampler>([
    { kind: 'ddim', eta: 0 },
    { kind: 'euler', in: 'sigma' },
    { kind: 'euler', in: 'time' },
  ])('are on flow a straight line from x_T to x_0, by %o', (sampler) => {
    const [start, ...states] = pathStates(flow, { ...oracle, sampler, steps: 4 }, 3);
    const image = { shape: [1, 1], values: Float32Array.of(0.25) };
    const begin = valueAt(start as SumQuantity, image, 0);
    expect(states.map(({ t }) => t)).toEqual([0.75, 0.5, 0.25, -1]);
    for (const [index, state] of states.entries()) {
      const share = (3 - index) / 4;
      expect(valueAt(state, image, 0)).toBeCloseTo((1 - share) * 0.25 + share * begin, 6);
    }
  });

  it('have noise of the seed, new at each step', () => {
    const states = pathStates(flow, { ...oracle, sampler: POSTERIOR }, 3) as SumQuantity[];
    // The last step, to the clean end, draws none.
    const drawn = states.slice(0, -1).map(({ noise }) => noise?.of.key);
    expect(drawn.map((key) => key?.seed)).toEqual(drawn.map(() => 3));
    expect(new Set(drawn.map((key) => key?.stream)).size).toBe(states.length - 1);
  });

  it('of a denoiser ask it at each time, from noise or from a given one on', () => {
    const predictor: Predictor<Process> = { predicts: 'x0', schedule: flow, predict: () => null };
    const states = pathStates(flow, { sampler: POSTERIOR, steps: 2, from: 0.5, predictor }, 0);
    expect(states.map(({ t }) => t)).toEqual([0.5, 0.25, -1]);
    const predicted = (states.slice(1) as SumQuantity[]).map(({ terms: [clean] }) => clean?.of as SumQuantity);
    const asked = predicted.map(({ terms: [only] }) => only?.of);
    expect(asked).toMatchObject([
      { kind: 'prediction', t: 0.5, xt: states[0] },
      { kind: 'prediction', t: 0.25, xt: states[1] },
    ]);
    const edm = gaussianPath({ kind: 'edm' });
    const [noise] = pathStates(edm, { ...oracle, sampler: POSTERIOR, predictor: { ...predictor, schedule: edm } }, 0);
    expect(noise).toMatchObject({ t: 80, terms: [{ coefficient: 80, of: { kind: 'noise' } }] });
  });
});

describe('the states of a row on a schedule', () => {
  const rows = fc.record({
    schedule: fc.integer({ min: 1, max: 40 }).map((timesteps) => createSchedule({ timesteps })),
    states: fc.integer({ min: 1, max: 20 }),
    mode: fc.constantFrom('skip' as const, 'stepwise' as const),
    isSampled: fc.boolean(),
  });

  it('are x_T and as many as asked for, evenly down to the clean end', () => {
    fc.assert(
      fc.property(rows, ({ schedule, isSampled, ...row }) => {
        const { timesteps } = schedule;
        const own = { sampler: undefined, from: undefined, steps: isSampled ? timesteps : undefined };
        const { states } = rowChain({ ...row, ...own, schedule, seed: 0, denoiser: 'oracle' });
        const times = states.map(({ t }) => t as number);
        expect([times[0], times.at(-1)]).toEqual([timesteps - 1, -1]);
        const count = Math.min(row.states, timesteps);
        expect(times).toHaveLength(count + 1);
        const gaps = times.slice(1).map((t, index) => (times[index] as number) - t);
        expect(Math.min(...gaps)).toBeGreaterThan(0);
        expect(Math.max(...gaps)).toBeLessThanOrEqual(Math.ceil(timesteps / count) + 1);
      }),
      { examples: [[{ schedule: createSchedule({ timesteps: 5 }), states: 5, mode: 'skip', isSampled: false }]] },
    );
  });
});
