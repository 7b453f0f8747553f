import { invalid } from '../../core/check.js';
import { sampleTimes } from '../../core/sampleTimes.js';
import { evaluationsOf, type PlannedStep, samplingPlan } from '../../core/samplingPlan.js';
import type { GaussianPath, Sampler, Solver } from '../../core/types.js';

/** Solvers of the probability flow, which add no noise. */
export const solverNames = ['ddim', 'dpm++', 'heun'] as const;
export type SolverName = (typeof solverNames)[number];

/** How the times of their steps are spaced. */
export const spacingNames = ['time', 'logSnr', 'karras'] as const;
export type SpacingName = (typeof spacingNames)[number];

const SOLVERS: Readonly<Record<SolverName, Sampler | Solver>> = {
  ddim: { kind: 'ddim', eta: 0 },
  'dpm++': { kind: 'dpm++' },
  heun: { kind: 'heun', in: 'sigma' },
};

/** How many evaluations of the denoiser a trajectory may take: what readers choose from. */
export const BUDGETS: readonly number[] = [4, 8, 16, 32, 64, 128, 256];

/** Returns a budget that there is; throws a RangeError otherwise. */
export function checkBudget(evaluations: number, name: string): number {
  if (BUDGETS.includes(evaluations)) return evaluations;
  throw invalid(name, evaluations, '4, 8, 16, 32, 64, 128 or 256');
}

/** The plan with as many steps as a number of evaluations allows: Heun asks twice a step, but once in the last. */
export function planWithin(
  path: GaussianPath,
  solver: SolverName,
  spacing: SpacingName,
  evaluations: number,
): PlannedStep[] {
  const planOf = (steps: number) => samplingPlan(path, sampleTimes(path, steps, { spacing }), SOLVERS[solver]);
  if (solver !== 'heun') return planOf(evaluations);
  const steps = Math.floor(evaluations / 2);
  // Where no signal is left, the first step is one of Euler.
  const more = planOf(steps + 1);
  return evaluationsOf(more) <= evaluations ? more : planOf(steps);
}

/** The order of a solver: how fast the error falls where the evaluations grow, as the slope of their logarithms. */
export function orderBetween(before: Measured, after: Measured): number {
  return Math.log(before.error / after.error) / Math.log(after.evaluations / before.evaluations);
}

interface Measured {
  readonly evaluations: number;
  readonly error: number;
}
