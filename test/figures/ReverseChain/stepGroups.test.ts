import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createSchedule,
  forwardJumpCoefficients,
  gaussianPath,
  type Sampler,
  samplerCoefficients,
} from '../../../src/core/index.js';
import type { FormulaTerm } from '../../../src/equations/FormulaRow.js';
import { steppingOf } from '../../../src/figures/ReverseChain/chain.js';
import { type Stepping, type StepScales, stepGroups, stepScales } from '../../../src/figures/ReverseChain/formula.js';
import type { FirstOrderSampler } from '../../../src/process/types.js';
import { expectWithin } from '../../support/close.js';
import { sidesOf } from '../../support/texValue.js';

const DDPM: Sampler = { kind: 'ddpm', variance: 'beta' };
const DDIM: Sampler = { kind: 'ddim', eta: 0 };
const EPSILON = String.raw`\epsilon`;

function termsOf(stepping: Stepping, scales: StepScales | null | undefined): FormulaTerm[] {
  return stepGroups(stepping, scales)
    .flat()
    .filter((part): part is FormulaTerm => typeof part !== 'string');
}

function texOf(stepping: Stepping): string {
  const parts = stepGroups(stepping, undefined).flat();
  return parts.map((part) => (typeof part === 'string' ? part : `${part.tex} ${part.of ?? ''}`)).join('');
}

/** What a formula gives, read as it is written. */
function resultOf(terms: readonly FormulaTerm[], operands: Readonly<Record<string, number>>): number {
  const [, ...parts] = terms;
  const value = ({ value }: FormulaTerm) => value as number;
  const operand = ({ of = '' }: FormulaTerm) => {
    const found = Object.keys(operands).find((name) => of.includes(name));
    return operands[found as string] as number;
  };
  const brackets = parts.findIndex(({ tex }) => tex === 'x_t');
  if (brackets < 0) return parts.reduce((sum, part) => sum + value(part) * operand(part), 0);
  const [scale, , noise, fresh] = parts as [FormulaTerm, FormulaTerm, FormulaTerm, FormulaTerm];
  const inside = (operands['x_t'] as number) - value(noise) * operand(noise);
  return value(scale) * inside + value(fresh) * operand(fresh);
}

const samplers = fc.oneof(
  fc.constantFrom<FirstOrderSampler>(
    DDPM,
    { kind: 'ddpm', variance: 'posterior' },
    { kind: 'euler', in: 'sigma' },
    { kind: 'euler', in: 'time' },
  ),
  fc.double({ min: 0, max: 1, noNaN: true }).map((eta): Sampler => ({ kind: 'ddim', eta })),
);
const value = fc.double({ min: -3, max: 3, noNaN: true });

describe('the step of a chain', () => {
  it('gives, as it is written, what the sampler gives', () => {
    const schedules = fc
      .record({
        kind: fc.constantFrom('linear' as const, 'cosine' as const, 'sigmoid' as const),
        timesteps: fc.constantFrom(50, 1000),
      })
      .map(createSchedule);
    const share = fc.double({ min: 0, max: 0.9999, noNaN: true });
    fc.assert(
      fc.property(
        fc.tuple(schedules, samplers, share, share, fc.boolean()),
        fc.tuple(value, value, value),
        ([schedule, sampler, late, early, isPredicted], [x0, epsilon, z]) => {
          // Far out on the cosine schedule ᾱ is nearly 0, and ε and x̂0 no longer follow from each other.
          const t = Math.floor(late * 0.95 * schedule.timesteps);
          const s = Math.floor(early * (t + 1)) - 1;
          const jump = forwardJumpCoefficients(schedule, t);
          const xt = jump.a * x0 + jump.sigma * epsilon;
          const stepping = { sampler, isPredicted, isEvery: s === t - 1 };
          const terms = termsOf(stepping, stepScales(schedule, [t, s], sampler));
          const { a, b, sigma } = samplerCoefficients(schedule, t, s, sampler);
          const expected = a * x0 + b * xt + sigma * z;
          const operands = { '\\hat{x}_0': x0, [EPSILON]: epsilon, z, x_t: xt };
          expect(resultOf(terms, operands)).toBeCloseTo(expected, 8);
        },
      ),
    );
  });

  it('is (4) with (7) by the oracle, (11) by a denoiser, and that of DDIM', () => {
    const every = { isEvery: true, isPredicted: false };
    expect(texOf({ ...every, sampler: DDPM })).toMatch(/\\hat\{x\}_0.*x_t.*\\sqrt\{\\beta_\{t\}\}.*z/);
    expect(texOf({ ...every, sampler: { kind: 'ddpm', variance: 'posterior' } })).toContain(
      String.raw`\sqrt{\tilde\beta_{t}}`,
    );
    expect(texOf({ ...every, isPredicted: true, sampler: DDPM })).toMatch(
      /\\Bigl\(x_t .*\\epsilon_\\theta\}\(x_t, t\)/,
    );
    expect(texOf({ ...every, sampler: DDIM })).not.toContain('z');
    expect(texOf({ ...every, sampler: { kind: 'ddim', eta: 0.5 } })).toMatch(/-\\sigma_t\^2.*\\sigma_t\}.*z/);
  });

  it('of Euler in t has, as it is written, the coefficients of the step', () => {
    const schedule = createSchedule();
    for (const [t, s] of [
      [700, 699],
      [700, 300],
    ] as const) {
      const sampler = { kind: 'euler', in: 'time' } as const;
      const terms = termsOf({ sampler, isPredicted: false, isEvery: s === t - 1 }, undefined);
      const values = {
        ...{ '1': 1, s, t, '\\alpha_t': schedule.alphas[t] as number },
        '\\bar\\alpha_t': schedule.alphasCumprod[t] as number,
      };
      const [ofX0, ofXt] = terms.slice(1).map(({ tex }) => sidesOf(tex).sides[0]?.({ values }));
      const { a, b } = samplerCoefficients(schedule, t, s, sampler);
      expectWithin([ofX0 as number, ofXt as number], [a, b], 1e-12);
    }
  });

  it.each<[string, FirstOrderSampler]>([
    ['the posterior', { kind: 'ddpm', variance: 'posterior' }],
    ['DDPM with β', DDPM],
    ['DDIM', DDIM],
    ['DDIM with noise', { kind: 'ddim', eta: 0.6 }],
    ['Euler in σ/α', { kind: 'euler', in: 'sigma' }],
    ['Euler in t', { kind: 'euler', in: 'time' }],
  ])('of %s on a path has, as it is written by α and σ, the coefficients and the values of the step', (_, sampler) => {
    const path = gaussianPath({ kind: 'cosine', shift: 2 });
    const [t, s] = [0.75, 0.5];
    const { alpha, sigma } = { alpha: path.alpha(t) / path.alpha(s), sigma: path.sigma(t) };
    const values = {
      ...{ '1': 1, '2': 2, s, t, '\\eta': sampler.kind === 'ddim' ? sampler.eta : 0 },
      ...{ '\\alpha_t': path.alpha(t), '\\alpha_s': path.alpha(s), '\\sigma_t': sigma, '\\sigma_s': path.sigma(s) },
      ...{ '\\dot\\alpha_t': path.slopes(t).alpha, '\\dot\\sigma_t': path.slopes(t).sigma },
      ...{ '\\alpha_t\\mids': alpha, '\\sigma_t\\mids': Math.sqrt(sigma ** 2 - (alpha * path.sigma(s)) ** 2) },
    };
    for (const isPredicted of [false, true]) {
      const stepping = { sampler, isPredicted, isEvery: false, isOnPath: true };
      const terms = termsOf(stepping, stepScales(path, [t, s], sampler)).slice(1);
      const { a, b, sigma: fresh } = samplerCoefficients(path, t, s, sampler);
      // x_t holds α·x̂0 and σ·ε: what is written with ε is the same.
      const isByEpsilon = terms.some(({ of = '' }) => of.includes('epsilon'));
      const expected = isByEpsilon ? [a + b * path.alpha(t), b * sigma, fresh] : [a, b, fresh];
      const written = terms.map(({ tex }) => sidesOf(tex).sides[0]?.({ values }) as number);
      expectWithin(written, expected.slice(0, written.length), 1e-12);
      expectWithin(
        terms.map(({ value }) => value as number),
        written,
        1e-12,
      );
      expect(fresh === 0 || written.length === 3).toBe(true);
    }
  });

  it('says what α and β of a stride are, and of a single step nothing', () => {
    const stride = { sampler: DDPM, isPredicted: false, isEvery: false };
    expect(texOf(stride)).toContain(String.raw`\alpha_{t\mid s}`);
    expect(texOf(stride)).toMatch(/^x_s/);
    expect(texOf({ ...stride, isEvery: true })).toMatch(/^x_\{t-1\}/);
    expect(texOf({ ...stride, isEvery: true })).not.toContain(String.raw`\mid s`);
  });

  it('has dashes where no step leads on, and nothing without a timestep', () => {
    const stepping = { sampler: DDPM, isPredicted: false, isEvery: true };
    expect(termsOf(stepping, null).map(({ value }) => value)).toEqual([undefined, null, null, null]);
    expect(termsOf(stepping, undefined).map(({ value }) => value)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

it.each<[string, Partial<Parameters<typeof steppingOf>[0]>, boolean]>([
  ['the notebook', {}, true],
  ['every step of a sampler', { sampler: DDIM }, true],
  ['ten steps', { steps: 10 }, false],
  ['a denoiser', { isPredicted: true, usualSteps: 50 }, false],
  ['a denoiser from early on', { isPredicted: true, usualSteps: 50, from: 40 }, true],
])('%s takes every step, or not', (_, options, isEvery) => {
  const usual = { sampler: undefined, steps: undefined, from: undefined, isPredicted: false, usualSteps: 1000 };
  expect(steppingOf({ ...usual, ...options }, createSchedule()).isEvery).toBe(isEvery);
});
