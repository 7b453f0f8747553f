import { keep, type Tensor } from '@tensorflow/tfjs-core';
import { reverseStepCoefficients } from '../core/coefficients.js';
import { x0 } from '../core/quantity.js';
import type { Evaluation } from './evaluation.js';
import { linearGaussian } from './linearGaussian.js';
import type { ChainPlan } from './plan.js';

/**
 * Takes every reverse step, (6) and (7), from t = timesteps - 1 to 0, over one state in place; memory does not grow with
 * the number of steps. Yields the part that is done after each. ε is never made: it is always what x_0 and the state say
 * it is, so that x̂0 in (6) is x_0 itself.
 *
 * @param show - called with the state after a shown step, and with the place of that step in `shownAfter`.
 */
export async function* simulateChain(
  evaluation: Evaluation,
  plan: ChainPlan,
  show: (state: Tensor, index: number) => Promise<void>,
): AsyncGenerator<number, void> {
  const { schedule, seed, firstStream, shownAfter } = plan;
  const clean = evaluation.tensor(x0);
  // A copy, which every step may write over.
  let state = keep(linearGaussian({ a: 1, b: 0, sigma: 0 }, { x: evaluation.tensor(plan.start) }));
  try {
    for (let t = schedule.timesteps - 1; t >= 0; t--) {
      const next = linearGaussian(reverseStepCoefficients(schedule, t), {
        x: clean,
        y: state,
        noise: t === 0 ? null : { seed, stream: firstStream + t },
        overwriteY: true,
      });
      state.dispose();
      state = keep(next);
      const index = shownAfter.indexOf(t);
      if (index >= 0) await show(state, index);
      yield 1 - t / schedule.timesteps;
    }
  } finally {
    state.dispose();
  }
}
