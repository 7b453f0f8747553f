import { complaint } from './check.js';
import { type Moving, moved, passesOf } from './passes.js';
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
  let state: Moving<Float64Array> = { xt: Float64Array.from(start), kept: null };
  yield { t: plan[0]?.t ?? -1, xt: state.xt };
  for (const [index, step] of passesOf(plan).entries()) {
    for (const pass of step.passes) {
      state = moved(pass, state, predict(state.xt, pass.t), seed);
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
