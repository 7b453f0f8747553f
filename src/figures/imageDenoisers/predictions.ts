import type { Quantity, SumQuantity } from '../../core/graph.js';
import { predictedEpsilon, predictedX0, prediction, predictX0 } from '../../core/quantity.js';
import type { Predictor, Schedule } from '../../core/types.js';

const EPSILON_PREDICTED = String.raw`\epsilon_\theta`;

/** The noise in x_t as a denoiser predicts it. */
export function epsilonBy(predictor: Predictor, xt: Quantity, t: number): SumQuantity {
  return predictedEpsilon(prediction(predictor, xt, t), { symbol: EPSILON_PREDICTED });
}

/** x̂0 from x_t: what a denoiser predicts, or, without one, (5) with the ε that is given. */
export function x0From(
  predictor: Predictor | null,
  schedule: Schedule,
  [xt, t]: readonly [xt: Quantity, t: number],
  epsilon: () => Quantity,
): SumQuantity {
  return predictor ? predictedX0(prediction(predictor, xt, t)) : predictX0(schedule, xt, t, epsilon());
}
