import { complaint } from './check.js';
import { gaussianNoise } from './noise.js';
import type { PlannedStep } from './samplingPlan.js';

/** x̂0 of one or more x_t, as many values. */
export type PredictX0 = (xt: Float64Array, t: number) => ArrayLike<number>;

/** A state of a sampler's way. */
export interface SolvedState {
  /** -1 for the clean end. */
  readonly t: number;
  readonly xt: Float64Array;
}

/**
 * Takes states all the way of a plan, in float64: first the start, then where each step leads. A step is taken when the next
 * state is asked for, so that a page can do something else in between.
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
  let xt: Float64Array = Float64Array.from(start);
  let before: ArrayLike<number> | null = null;
  yield { t: plan[0]?.t ?? -1, xt };
  for (const [index, planned] of plan.entries()) {
    const x0 = predict(xt, planned.t);
    xt = corrected(planned, xt, stepped(planned, xt, x0, before, seed), predict);
    checkFinite(xt, index, planned);
    before = x0;
    yield { t: planned.s, xt };
  }
}

function stepped(
  { step, multistep, stream }: PlannedStep,
  xt: Float64Array,
  x0: ArrayLike<number>,
  before: ArrayLike<number> | null,
  seed: number,
): Float64Array {
  const z = step.sigma > 0 ? gaussianNoise(xt.length, { seed, stream }) : null;
  return xt.map((value, i) => {
    const here = x0[i] as number;
    const mixed = multistep && before ? multistep.a * here + multistep.b * (before[i] as number) : here;
    return step.a * mixed + step.b * value + (z ? step.sigma * (z[i] as number) : 0);
  });
}

function corrected(
  { s, corrector }: PlannedStep,
  xt: Float64Array,
  tried: Float64Array,
  predict: PredictX0,
): Float64Array {
  if (!corrector) return tried;
  const { a, b, c } = corrector;
  const x0 = predict(tried, s);
  return tried.map((first, i) => a * (x0[i] as number) + b * (xt[i] as number) + c * first);
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
