import { complaint } from '../base/check.js';
import { gaussianNoise } from './noise.js';
import type { PlannedStep } from './samplers.js';
import type { Coefficients } from './types.js';

/** A prediction on a sampler's way, and what is made of it. */
export interface LinearStep {
  /** The time that is predicted at. */
  readonly t: number;
  /** The next state: a · prediction + b · x + c · what the pass before has kept + sigma · z. */
  readonly next: Coefficients & { readonly c: number };
  /** The values that are kept for the next pass: a · prediction + b · x. Null: none. */
  readonly kept: Pick<Coefficients, 'a' | 'b'> | null;
  /** The stream of the seed for z. */
  readonly stream: number;
}

/** A step of a plan as passes: one, or two where the second corrects what the first has tried. */
export interface PassedStep extends Pick<PlannedStep, 't' | 's'> {
  readonly passes: readonly LinearStep[];
}

/**
 * A plan in terms of what is predicted, whatever that is: every sampler and solver as the same sum of the prediction, the state
 * and one thing that is kept. That is the state itself for Heun, and x̂0 for DPM-Solver++. Plain data, which a worker takes as well.
 *
 * @param x0At - x̂0 at t as a · x_t + b · prediction, as of `x0Coefficients`; defaults to the prediction itself.
 */
export function linearStepsOf(
  plan: readonly PlannedStep[],
  x0At: (t: number) => Pick<Coefficients, 'a' | 'b'> = itself,
): PassedStep[] {
  return plan.map(({ t, s, step, multistep, corrector, stream }, index) => {
    const x0 = x0At(t);
    const share = step.a * (multistep?.a ?? 1);
    const next = {
      a: share * x0.b,
      b: share * x0.a + step.b,
      c: step.a * (multistep?.b ?? 0),
      sigma: step.sigma,
    };
    if (!corrector) {
      const isKept = (plan[index + 1]?.multistep?.b ?? 0) !== 0;
      return { t, s, passes: [{ t, next, kept: isKept ? { a: x0.b, b: x0.a } : null, stream }] };
    }
    const after = x0At(s);
    const corrected = {
      a: corrector.a * after.b,
      b: corrector.a * after.a + corrector.c,
      c: corrector.b,
      sigma: 0,
    };
    return {
      ...{ t, s },
      passes: [
        { t, next, kept: { a: 0, b: 1 }, stream },
        { t: s, next: corrected, kept: null, stream },
      ],
    };
  });
}

/** One step as a pass: a · x̂0 + b · x_t + sigma · z, with x̂0 by the prediction. */
export function linearStepOf(
  t: number,
  { a, b, sigma }: Coefficients,
  x0: Pick<Coefficients, 'a' | 'b'>,
  stream = 0,
): LinearStep {
  return { t, next: { a: a * x0.b, b: a * x0.a + b, c: 0, sigma }, kept: null, stream };
}

function itself(): Pick<Coefficients, 'a' | 'b'> {
  return { a: 0, b: 1 };
}

/** A state of a chain, and the values that were kept with it. */
export interface Moving<Values> {
  readonly xt: Values;
  readonly kept: Values | null;
}

/**
 * Returns the state after a pass.
 *
 * @param prediction - as many values as the state.
 * @param seed - names the noise.
 */
export function applyStep<Values extends Float32Array | Float64Array>(
  { next: { a, b, c, sigma }, kept, stream }: LinearStep,
  { xt, kept: before }: Moving<Values>,
  prediction: ArrayLike<number>,
  seed: number,
): Moving<Values> {
  const z = sigma > 0 ? gaussianNoise(xt.length, { seed, stream }) : null;
  const next = (value: number, i: number) => {
    const sum = a * (prediction[i] as number) + b * value;
    return sum + (before ? c * (before[i] as number) : 0) + (z ? sigma * (z[i] as number) : 0);
  };
  const keep = (value: number, i: number) => (kept ? kept.a * (prediction[i] as number) + kept.b * value : 0);
  return { xt: xt.map(next) as Values, kept: kept && (xt.map(keep) as Values) };
}

/** x̂0 of one or more x_t, as many values. */
export type PredictX0 = (xt: Float64Array, t: number) => ArrayLike<number>;

/** A state of a sampler's way. */
export interface SolvedState {
  /** -1 for the clean end. */
  readonly t: number;
  readonly xt: Float64Array;
}

/**
 * Takes states through all steps of a plan, in float64: first the start, then the state after each step. A step is
 * computed when the next state is requested, so that a page can do other work in between.
 *
 * ```ts
 * const path = gaussianPath({ kind: 'flow' });
 * const plan = samplingPlan(path, sampleTimes(path, 10), { kind: 'heun', in: 'time' });
 * const ways = [...solve(plan, noise, (xt, t) => expectedX0(points, xt, path, t))];
 * ```
 *
 * @param start - x_T of one or more states: noise, times σ at the end of the path.
 * @param seed - names the noise of samplers that draw some; defaults to 0.
 * @throws RangeError, when the state is asked for, if a step leaves the finite numbers; it says which.
 */
export function* solve(
  plan: readonly PlannedStep[],
  start: ArrayLike<number>,
  predict: PredictX0,
  seed = 0,
): Generator<SolvedState, void> {
  let state: Moving<Float64Array> = { xt: Float64Array.from(start), kept: null };
  yield { t: plan[0]?.t ?? -1, xt: state.xt };
  for (const [index, step] of linearStepsOf(plan).entries()) {
    for (const pass of step.passes) {
      state = applyStep(pass, state, predict(state.xt, pass.t), seed);
      checkFinite(state.xt, index, step);
    }
    yield { t: step.s, xt: state.xt };
  }
}

/** A step so long that it overshoots, time and again, ends in infinities. */
export function checkFinite(xt: ArrayLike<number>, index: number, { t, s }: Pick<PlannedStep, 't' | 's'>): void {
  for (let i = 0; i < xt.length; i++) {
    if (Number.isFinite(xt[i])) continue;
    throw complaint(
      `step ${index + 1} of the sampler, from t = ${t} to ${s}`,
      `${xt[i]} at index ${i}`,
      'finite values',
    );
  }
}
