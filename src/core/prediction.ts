import { invalid } from './check.js';
import {
  digest,
  type Mark,
  type PredictionQuantity,
  type Quantity,
  type SumQuantity,
  sum,
  type Term,
} from './graph.js';
import { epsilonCoefficients, x0Coefficients } from './predictions.js';
import { checkAnyDenoiser } from './predictor.js';
import { checkTime } from './process.js';
import type { PredictionTarget, Predictor, Process } from './types.js';

/** A number for each denoiser, in the order of their first use: they have no address of their own. */
const numbers = new WeakMap<Predictor<Process>, number>();
let count = 0;

const SYMBOLS: Readonly<Record<PredictionTarget, string>> = {
  epsilon: String.raw`\epsilon_\theta`,
  x0: String.raw`x_\theta`,
  v: String.raw`v_\theta`,
  velocity: String.raw`u_\theta`,
  score: String.raw`s_\theta`,
};

const X0_PREDICTED = String.raw`\hat{x}_0`;
const EPSILON_PREDICTED = String.raw`\hat\epsilon`;

/** How the coefficient of a prediction is named. */
const TERMS: Readonly<Record<PredictionTarget, string>> = {
  epsilon: 'Epsilon',
  x0: 'X0',
  v: 'V',
  velocity: 'Velocity',
  score: 'Score',
};

/**
 * What a denoiser predicts from x_t: ε, x0, v, the velocity or the score, as it says itself. Drawn by figures, which ask the denoiser; without
 * one, `valueAt` and `toJSON` refuse it.
 *
 * ```ts
 * const xt = quantity.forwardJump(schedule, quantity.x0, 400, quantity.noise({ seed: 0 }));
 * const predicted = quantity.predictedX0(quantity.prediction(denoiser, xt, 400));
 * ```
 *
 * @param denoiser - a `Denoiser` of `diffusion-figures/tensor`. Make it once: quantities of the same object are equal, those
 *   of another are not, and are drawn again.
 * @param t - timestep of x_t, an integer in 0 ≤ t < denoiser.schedule.timesteps; of a path a number in
 *   start ≤ t ≤ end.
 * @param mark - its symbol; defaults to ε_θ, x_θ, v_θ, u_θ or s_θ.
 * @throws RangeError if the denoiser is none, x_t is not a quantity, or t is out of range.
 */
export function prediction(
  denoiser: Predictor<Process>,
  xt: Quantity,
  t: number,
  { symbol }: Pick<Mark, 'symbol'> = {},
): PredictionQuantity {
  checkAnyDenoiser(denoiser);
  if (typeof xt?.address !== 'string') throw invalid('xt', xt, 'a quantity');
  checkTime(denoiser.schedule, t);
  const address = digest(`prediction ${numberOf(denoiser)} ${xt.address} ${t}`);
  return Object.freeze({
    kind: 'prediction',
    denoiser,
    xt,
    address,
    symbol: symbol ?? SYMBOLS[denoiser.predicts],
    t,
  });
}

/**
 * x̂0 by a prediction, whatever the denoiser predicts; see `x0Coefficients`.
 *
 * @throws RangeError if the denoiser predicts ε or the score and no signal is left, √ᾱ_t = 0 in float64.
 */
export function predictedX0(prediction: PredictionQuantity, mark: Mark = { symbol: X0_PREDICTED }): SumQuantity {
  return combined('predictX0', x0Coefficients, prediction, mark);
}

/** ε̂ by a prediction, whatever the denoiser predicts; see `epsilonCoefficients`. */
export function predictedEpsilon(
  prediction: PredictionQuantity,
  mark: Mark = { symbol: EPSILON_PREDICTED },
): SumQuantity {
  return combined('predictEpsilon', epsilonCoefficients, prediction, mark);
}

/** a·x_t + b·prediction; without x_t where the prediction is itself what is wanted. */
function combined(
  name: string,
  coefficientsOf: typeof x0Coefficients,
  prediction: PredictionQuantity,
  mark: Mark,
): SumQuantity {
  if (prediction?.kind !== 'prediction') throw invalid('prediction', prediction, 'what quantity.prediction gives');
  const { denoiser, xt, t } = prediction;
  const { a, b } = coefficientsOf(denoiser.predicts, denoiser.schedule, t);
  const terms: Term[] = [{ coefficient: b, name: `${name}${TERMS[denoiser.predicts]}`, of: prediction }];
  if (a !== 0) terms.unshift({ coefficient: a, name: `${name}Xt`, of: xt });
  return sum(terms, null, mark);
}

function numberOf(denoiser: Predictor<Process>): number {
  const number = numbers.get(denoiser) ?? ++count;
  numbers.set(denoiser, number);
  return number;
}
