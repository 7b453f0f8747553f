import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedX0 } from '../../src/mixture/posterior.js';
import { gaussianPath } from '../../src/process/gaussianPath.js';
import { pathOf } from '../../src/process/pathOf.js';
import { scalesAt } from '../../src/process/process.js';
import {
  correctorCoefficients,
  multistepCoefficients,
  posteriorVariance,
  samplerCoefficients,
  samplingPlan,
} from '../../src/process/samplers.js';
import { createSchedule } from '../../src/process/schedule.js';
import { type SolvedState, solve } from '../../src/process/solve.js';
import type { Sampler, Solver } from '../../src/process/types.js';
import { anyPath } from '../support/arbitraries.js';
import { expectRelative, expectWithin } from '../support/close.js';
import { goldenSolverNames, goldenSolvers } from '../support/golden.js';
import { mixtureX0, stepOf } from '../support/solving.js';

const heun = (variable: 'sigma' | 'time') => ({ kind: 'heun', in: variable }) as const;
const samplers: Record<(typeof goldenSolverNames)[number], Sampler | Solver> = {
  ddim: { kind: 'ddim', eta: 0 },
  ddimEta05: { kind: 'ddim', eta: 0.5 },
  ddpmPosterior: { kind: 'ddpm', variance: 'posterior' },
  heunEdm: heun('sigma'),
  eulerT: { kind: 'euler', in: 'time' },
  heunT: heun('time'),
  dpmpp2m: { kind: 'dpm++' },
  sdeDpmpp2m: { kind: 'dpm++', sde: true },
};

const { points, deviation, z, paths } = goldenSolvers();

describe.each(paths)('one step on $options', (golden) => {
  const path = gaussianPath(golden.options);
  const x0Of = mixtureX0(points, deviation, path);

  it.each(goldenSolverNames)('is the golden one by %s', (name) => {
    const actual = golden.xt.map((xt, i) =>
      stepOf(path, x0Of, golden.t, samplers[name], { xt, x0Before: golden.x0Before[i] ?? null, z: z[i] ?? [] }),
    );
    expectWithin(actual.flat(), golden[name].flat(), 1e-9);
  });
});

describe('the order of a solver', () => {
  const kinds = ['cosine', 'flow', 've'] as const;
  const problems = kinds.map((kind) => {
    const path = gaussianPath({ kind });
    const predict = (xt: Float64Array, t: number) => expectedX0(points.flat(), xt, path, t, { deviation });
    const [first, last] = [path.timeAt(-2), path.timeAt(3)];
    const starts = Array.from({ length: 24 }, (_, i) => {
      const length = 1.5 * path.sigma(first) * Math.sqrt((i + 1) / 24);
      return [length * Math.cos(2.4 * i), length * Math.sin(2.4 * i)];
    }).flat();
    /** Even in what the solver is: t, or logSnr. */
    const endOf = (solver: Solver, steps: number) => {
      const inTime = 'in' in solver && solver.in === 'time';
      const times = Array.from({ length: steps + 1 }, (_, i) => {
        if (i === 0) return first;
        return inTime ? first + ((last - first) * i) / steps : path.timeAt(-2 + (5 * i) / steps);
      });
      // The last step, to the clean image, is none of these.
      const states = solve(samplingPlan(path, times, solver), starts, predict);
      return Array.from({ length: steps + 1 }, () => (states.next().value as SolvedState).xt).at(-1) as Float64Array;
    };
    return { endOf, exact: endOf(heun('sigma'), 800) };
  });

  const orderOf = ({ endOf, exact }: (typeof problems)[number], solver: Solver) => {
    const errors = (steps: number) => {
      const end = endOf(solver, steps);
      return Array.from({ length: 24 }, (_, i) =>
        Math.hypot(...[0, 1].map((axis) => (end[2 * i + axis] as number) - (exact[2 * i + axis] as number))),
      );
    };
    const [coarse, fine] = [errors(40), errors(80)];
    return coarse.map((error, i) => Math.log2(error / (fine[i] as number))).sort((a, b) => a - b)[12] as number;
  };

  it.each<[Solver, number]>([
    [{ kind: 'euler', in: 'sigma' }, 1],
    [{ kind: 'euler', in: 'time' }, 1],
    [heun('sigma'), 2],
    [heun('time'), 2],
    [{ kind: 'dpm++' }, 2],
  ])('%o is %d', (sampler, wanted) => {
    for (const problem of problems) expectWithin([orderOf(problem, sampler)], [wanted], 0.1);
  });
});

/** A path of any kind and two of its times. */
const anyStep = anyPath.chain(({ path }) =>
  fc
    .tuple(fc.double({ min: 0.02, max: 1, noNaN: true }), fc.double({ min: 0.05, max: 0.95, noNaN: true }))
    .map(([part, share]) => ({ path, t: part * path.end, s: part * share * path.end })),
);
const exactSamplers: (Sampler | Solver)[] = [
  { kind: 'ddim', eta: 0.4 },
  { kind: 'ddpm', variance: 'posterior' },
  { kind: 'euler', in: 'sigma' },
  { kind: 'dpm++' },
  { kind: 'dpm++', sde: true },
];

describe('a step on any path', () => {
  it('leads from q(x_t given x_0) to q(x_s given x_0), where x̂0 is x_0', () => {
    fc.assert(
      fc.property(anyStep, fc.constantFrom(...exactSamplers), ({ path, t, s }, sampler) => {
        const { a, b, sigma } = samplerCoefficients(path, t, s, sampler);
        const [after, before] = [scalesAt(path, t), scalesAt(path, s)];
        const noise = Math.hypot(b * after.sigma, sigma);
        expectRelative([a + b * after.alpha, noise], [before.alpha, before.sigma], 1e-9);
      }),
    );
  });

  it('of Heun keeps x_t on the line to x_0, where x̂0 is x_0', () => {
    fc.assert(
      fc.property(anyStep, ({ path, t, s }) => {
        const [after, before] = [scalesAt(path, t), scalesAt(path, s)];
        const corrector = correctorCoefficients(path, t, s, heun('sigma'));
        if (!corrector) return;
        const { a, b, c } = corrector;
        const signal = a + b * after.alpha + c * before.alpha;
        const noise = b * after.sigma + c * before.sigma;
        expectWithin([signal, noise], [before.alpha, before.sigma], 1e-9 * Math.max(1, b * after.sigma));
      }),
    );
  });

  it('to the clean image is x̂0 by every sampler', () => {
    const all = [...exactSamplers, { kind: 'euler', in: 'time' } as const, heun('sigma'), heun('time')];
    fc.assert(
      fc.property(anyStep, fc.constantFrom(...all), ({ path, t }, sampler) => {
        expect(Object.values(samplerCoefficients(path, t, -1, sampler))).toEqual([1, 0, 0]);
        if (sampler.kind === 'heun') expect(correctorCoefficients(path, t, -1, sampler)).toBe(null);
        expect(multistepCoefficients(path, path.end, t * 0.9, -1)).toEqual({ a: 1, b: 0, sigma: 0 });
      }),
    );
  });

  it('to a time without noise is one of Euler, by x̂0 as it is', () => {
    const flow = gaussianPath({ kind: 'flow' });
    for (const variable of ['sigma', 'time'] as const) {
      expect(correctorCoefficients(flow, 0.5, 0, heun(variable))).toBe(null);
      expect(correctorCoefficients(createSchedule(), 500, -1, heun(variable))).toBe(null);
    }
    expect(multistepCoefficients(flow, 0.8, 0.5, 0)).toEqual({ a: 1, b: 0, sigma: 0 });
    expect(multistepCoefficients(createSchedule(), 800, 500, -1)).toEqual({ a: 1, b: 0, sigma: 0 });
  });

  it('between knots of a schedule is the same on its path', () => {
    const schedule = createSchedule({ kind: 'cosine' });
    for (const sampler of [...exactSamplers, { kind: 'euler', in: 'time' } as const]) {
      const [on, along] = [schedule, pathOf(schedule)].map((process) =>
        samplerCoefficients(process, 700, 600, sampler),
      );
      expectWithin(Object.values(on ?? {}), Object.values(along ?? {}), 1e-9);
    }
    expectWithin([posteriorVariance(pathOf(schedule), 700, 600)], [posteriorVariance(schedule, 700, 600)], 1e-12);
  });

  it('is one of DDIM where a slope or σ/α is infinite', () => {
    const ddim = (kind: 'sigmoid' | 'flow') => samplerCoefficients(gaussianPath({ kind }), 1, 0.5, samplers.ddim);
    const sigmoid = gaussianPath({ kind: 'sigmoid' });
    expect(samplerCoefficients(sigmoid, 1, 0.5, { kind: 'euler', in: 'time' })).toEqual(ddim('sigmoid'));
    expect(correctorCoefficients(sigmoid, 1, 0.5, heun('time'))).toBe(null);
    expect(correctorCoefficients(gaussianPath({ kind: 'flow' }), 1, 0.5, heun('sigma'))).toBe(null);
    expect(multistepCoefficients(gaussianPath({ kind: 'flow' }), 1, 0.5, 0.2).b).toBe(0);
  });
});

describe('a bad argument', () => {
  const flow = gaussianPath({ kind: 'flow' });
  const still = { ...flow, logSnr: () => 0 };
  it.each<[() => unknown, string]>([
    [() => samplerCoefficients(flow, 1.2, 0.5, samplers.ddim), 'invalid t: 1.2; expected a number in 0 <= t <= 1'],
    [
      () => samplerCoefficients(flow, 0.5, 0.5, samplers.ddim),
      'invalid s: 0.5; expected a number in 0 <= s < 0.5, or -1 for the clean image',
    ],
    [
      () => samplerCoefficients(flow, 0, -1, samplers.ddim),
      'invalid t: 0; expected a time with sigma > 0: x_t is clean already',
    ],
    [
      () => samplerCoefficients(still, 0.5, 0.4, samplers.ddim),
      'invalid s: 0.4; expected a time with a larger logSnr than at t = 0.5',
    ],
    [
      () => multistepCoefficients(flow, 0.5, 0.5, 0.4),
      'invalid before: 0.5; expected a time above t = 0.5; two equal ones give no line',
    ],
    [
      () => correctorCoefficients(flow, 0.5, 0.4, { kind: 'euler', in: 'time' } as never),
      `invalid sampler.kind: "euler"; expected 'heun'`,
    ],
  ])('is refused', (call, message) => {
    expect(call).toThrow(new RangeError(message));
  });
});
