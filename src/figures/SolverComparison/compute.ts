import type { Work } from '../../engine/queue.js';
import { flowMap } from '../../mixture/flowMap.js';
import { loadPosterior } from '../../mixture/loadPosterior.js';
import { expectedX0 } from '../../mixture/posterior.js';
import { slicedWasserstein } from '../../mixture/slicedWasserstein.js';
import { gaussianPath } from '../../process/gaussianPath.js';
import { gaussianNoise } from '../../process/noise.js';
import { evaluationsOf, type PlannedStep, samplingPlan } from '../../process/samplers.js';
import { sampleTimes } from '../../process/sampleTimes.js';
import { type PredictX0, type SolvedState, solve } from '../../process/solve.js';
import type { GaussianPath, GaussianPathKind, Sampler, Solver } from '../../process/types.js';
import { normAt } from '../shared/gaussianPaths/styles.js';
import { POINT_TRAJECTORIES } from '../shared/shownState.js';

/** Solvers of the probability flow, which add no noise, and the exact flow map, which few-step models learn. */
export const solverNames = ['ddim', 'dpm++', 'heun', 'map'] as const;
export type SolverName = (typeof solverNames)[number];
/** A solver that evaluates the denoiser. */
type Evaluating = Exclude<SolverName, 'map'>;

/** The spacings of the steps' times. */
export const spacingNames = ['time', 'logSnr', 'karras'] as const;
export type SpacingName = (typeof spacingNames)[number];

const SOLVERS: Readonly<Record<Evaluating, Sampler | Solver>> = {
  ddim: { kind: 'ddim', eta: 0 },
  'dpm++': { kind: 'dpm++' },
  heun: { kind: 'heun', in: 'sigma' },
};

/** The compared runs: each solver with each spacing, and the flow map once, because its ends do not depend on the spacing. */
export function chosenLines(
  solvers: readonly SolverName[],
  spacings: readonly SpacingName[],
): readonly Pick<SolverLine, 'solver' | 'spacing'>[] {
  return solvers.flatMap((solver) =>
    (solver === 'map' ? spacings.slice(0, 1) : spacings).map((spacing) => ({ solver, spacing })),
  );
}

/** The numbers of evaluations of the denoiser or the flow map in a trajectory, from which readers choose. */
export const BUDGETS = [1, 2, 4, 8, 16, 32, 64, 128, 256] as const;
export type Budget = (typeof BUDGETS)[number];

/** The plan with as many steps as a number of evaluations allows. Heun takes two evaluations in each step except the last. */
export function planWithin(
  path: GaussianPath,
  solver: Evaluating,
  spacing: SpacingName,
  evaluations: number,
): PlannedStep[] {
  const planOf = (steps: number) => samplingPlan(path, sampleTimes(path, steps, { spacing }), SOLVERS[solver]);
  if (solver !== 'heun') return planOf(evaluations);
  const steps = Math.floor(evaluations / 2);
  // A time without signal makes the first step an Euler step.
  const more = planOf(steps + 1);
  return evaluationsOf(more) <= evaluations ? more : planOf(steps);
}

/** The order of a solver: minus the slope of the logarithm of the error over that of the number of evaluations. */
function orderBetween(before: Measured, after: Measured): number {
  return Math.log(before.error / after.error) / Math.log(after.evaluations / before.evaluations);
}

interface Measured {
  readonly evaluations: number;
  readonly error: number;
}

/** The problem that the solvers share. */
export interface Problem {
  readonly path: GaussianPathKind;
  /** The data: x, y of the center of each Gaussian. */
  readonly points: Float32Array;
  /** The standard deviation of the Gaussians. */
  readonly deviation: number;
  /** The number of x_T. */
  readonly starts: number;
  readonly seed: number;
}

interface SolversRequest {
  readonly problem: Problem;
  readonly solvers: readonly SolverName[];
  readonly spacings: readonly SpacingName[];
}

/** The drawn trajectories of the first few starts: x, y of each state, divided by √(α² + σ²), trajectory after trajectory. */
interface DrawnTrajectories {
  readonly points: Float32Array;
  readonly pointsEach: number;
}

/** The exact trajectories. */
export interface Exact {
  readonly trajectories: DrawnTrajectories;
  /** The x, y of each end. */
  readonly ends: Float64Array;
  /** The sliced Wasserstein distance of the ends from the data. */
  readonly distance: number;
}

/** The results of a solver with some evaluations. */
export interface Reached {
  readonly evaluations: number;
  readonly trajectories: DrawnTrajectories;
  readonly ends: Float64Array;
  /** The median over the starts of the distance between its end and the exact one. */
  readonly error: number;
  readonly distance: number;
}

/** A solver with one spacing, and its results. */
export interface SolverLine {
  readonly solver: SolverName;
  readonly spacing: SpacingName;
  /** One for each of `BUDGETS`. */
  readonly reached: readonly Reached[];
  /** The order between the last two budgets; NaN for the flow map, whose error does not fall with the number of evaluations. */
  readonly order: number;
}

export interface Compared {
  readonly request: SolversRequest;
  readonly exact: Exact;
  readonly lines: readonly SolverLine[];
}

/** The number of drawn trajectories. More could not be told apart. */
export const SHOWN = 8;
/** The exact trajectories are extrapolated from those of 256 steps and of 512. Their ends have an error of about 2e-6. */
const EXACT_STEPS = 256;
/**
 * The number of times between noise and data at which the flow map is solved, in addition to the requested times. Its median error is below
 * 5e-4.
 */
const MAP_STEPS = 48;

/** The x, y of the starts of the drawn trajectories, as they are drawn. */
export function shownStarts({ starts, seed }: Problem): Float32Array {
  return noiseOf(Math.min(SHOWN, starts), seed);
}

function noiseOf(starts: number, seed: number): Float32Array {
  return gaussianNoise(2 * starts, { seed, stream: POINT_TRAJECTORIES });
}

/** Computes the results of each solver with each spacing, from the same starts. */
export async function* comparedSolvers(request: SolversRequest): Work<Compared> {
  await loadPosterior();
  const { problem, solvers, spacings } = request;
  const exact = yield* exactOf(problem);
  const lines: SolverLine[] = [];
  for (const { solver, spacing } of chosenLines(solvers, spacings)) {
    lines.push(yield* lineOf(problem, solver, spacing, exact));
  }
  return { request, exact, lines };
}

async function* lineOf(problem: Problem, solver: SolverName, spacing: SpacingName, exact: Exact): Work<SolverLine> {
  const reached: Reached[] = [];
  for (const budget of BUDGETS) {
    const path = gaussianPath({ kind: problem.path });
    const plan = solver === 'map' ? null : planWithin(path, solver, spacing, budget);
    const states = plan ? solvedStates(problem, plan) : mappedStates(problem, sampleTimes(path, budget, { spacing }));
    const evaluations = plan ? evaluationsOf(plan) : budget;
    const { trajectories, ends } = yield* drawnStates(problem, states, plan?.length ?? budget);
    const distance = slicedWasserstein(ends, problem.points);
    reached.push({ evaluations, trajectories, ends, error: medianDistance(ends, exact.ends), distance });
  }
  const [before, after] = reached.slice(-2) as [Reached, Reached];
  return { solver, spacing, reached, order: solver === 'map' ? Number.NaN : orderBetween(before, after) };
}

/** Computes the exact ends by a solver of order 2 with n and 2n steps, and Richardson's extrapolation from both: x + (x_2n - x_n)/3. */
async function* exactOf(problem: Problem): Work<Exact> {
  const planOf = (steps: number) => planWithin(gaussianPath({ kind: problem.path }), 'dpm++', 'logSnr', steps);
  const coarse = yield* solved(problem, planOf(EXACT_STEPS));
  const fine = yield* solved(problem, planOf(2 * EXACT_STEPS));
  const ends = fine.ends.map((value, i) => value + (value - (coarse.ends[i] as number)) / 3);
  return { trajectories: fine.trajectories, ends, distance: slicedWasserstein(ends, problem.points) };
}

function solved(problem: Problem, plan: readonly PlannedStep[]): Work<Pick<Exact, 'trajectories' | 'ends'>> {
  return drawnStates(problem, solvedStates(problem, plan), plan.length);
}

/** The x̂0 of the exact denoiser, which the solvers evaluate. */
function x0Of({ path: kind, points, deviation }: Problem): PredictX0 {
  const path = gaussianPath({ kind });
  return (xt, t) => expectedX0(points, xt, path, t, { deviation, precision: 'float32' });
}

/** Yields the states of all starts on a plan. */
function solvedStates(problem: Problem, plan: readonly PlannedStep[]): Iterable<SolvedState> {
  return solve(plan, startsOf(problem), x0Of(problem));
}

/**
 * Yields the states of all starts after each evaluation of the exact flow map, from one time to the next and from the last to the data;
 * null during an evaluation. The map is solved in short steps, because X_{t→s} = X_{r→s}∘X_{t→r} for any r between. On a path with noise at
 * its start, the last state is x̂0, as for the solvers.
 */
function* mappedStates(problem: Problem, times: readonly number[]): Generator<SolvedState | null> {
  const { points, deviation } = problem;
  const path = gaussianPath({ kind: problem.path });
  const short = sampleTimes(path, MAP_STEPS, { spacing: 'logSnr' });
  let [t, xt] = [path.end, startsOf(problem)];
  yield { t, xt };
  for (const [index, s] of [...times.slice(1), path.start].entries()) {
    for (const r of [...short.filter((between) => s < between && between < t), s]) {
      xt = flowMap(points, xt, path, t, r, { deviation, steps: 1, precision: 'float32' });
      t = r;
      yield null;
    }
    if (index < times.length - 1) yield { t, xt };
  }
  yield { t: -1, xt: path.sigma(t) > 0 ? Float64Array.from(x0Of(problem)(xt, t)) : xt };
}

function startsOf({ path: kind, starts, seed }: Problem): Float64Array {
  const path = gaussianPath({ kind });
  const scale = path.sigma(path.end);
  return Float64Array.from(noiseOf(starts, seed), (z) => scale * z);
}

/** The first few trajectories as they are drawn, and the ends of all. */
async function* drawnStates(
  { path: kind, starts }: Problem,
  solvedStates: Iterable<SolvedState | null>,
  steps: number,
): Work<Pick<Exact, 'trajectories' | 'ends'>> {
  const path = gaussianPath({ kind });
  const drawn = Math.min(SHOWN, starts);
  const pointsEach = steps + 1;
  const states = new Float32Array(2 * drawn * pointsEach);
  let ends: Float64Array = new Float64Array();
  let place = 0;
  for (const state of solvedStates) {
    yield 0;
    if (!state) continue;
    const { t, xt } = state;
    const norm = normAt(path, t);
    for (let trajectory = 0; trajectory < drawn; trajectory++) {
      for (const axis of [0, 1])
        states[2 * (trajectory * pointsEach + place) + axis] = (xt[2 * trajectory + axis] as number) / norm;
    }
    place++;
    ends = xt;
  }
  return { trajectories: { points: states, pointsEach }, ends };
}

/**
 * The median distance, the upper of the two middle values. A mean would depend on the few starts near the edge of a basin, which have
 * distant ends.
 */
function medianDistance(a: Float64Array, b: Float64Array): number {
  const distances = Float64Array.from({ length: a.length / 2 }, (_, i) =>
    Math.hypot((a[2 * i] as number) - (b[2 * i] as number), (a[2 * i + 1] as number) - (b[2 * i + 1] as number)),
  ).sort();
  return distances[Math.floor(distances.length / 2)] as number;
}
