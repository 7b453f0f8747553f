import { invalid } from '../base/check.js';
import {
  forwardStepCoefficients,
  posteriorMeanCoefficients,
  predictX0Coefficients,
  reverseSkipCoefficients,
  reverseStepCoefficients,
} from './coefficients.js';
import {
  digest,
  type Mark,
  type NoiseQuantity,
  type PredictionQuantity,
  type Quantity,
  type SumQuantity,
  sum,
  type Term,
} from './graph.js';
import { checkAnyDenoiser, epsilonCoefficients, x0Coefficients } from './predictions.js';
import { checkTime } from './process.js';
import { checkFirstOrder, samplerCoefficients } from './samplers.js';
import type { Coefficients, FirstOrderSampler, PredictionTarget, Predictor, Process, Schedule } from './types.js';

// The forward process as quantities, and x_0 as far as (2) gives it back. Numbers in parentheses are the notebook's equations.

/**
 * x_t from x_{t-1}, (1).
 *
 * @param t - timestep of x_t, an integer in 0 ≤ t < schedule.timesteps.
 * @throws RangeError if t is out of range.
 */
export function forwardStep(schedule: Schedule, xPrev: Quantity, t: number, z: NoiseQuantity): SumQuantity {
  const { a, sigma } = forwardStepCoefficients(schedule, t);
  return sum(
    [{ coefficient: a, name: 'alphasSqrt', of: xPrev }],
    { coefficient: sigma, name: 'betasSqrt', of: z },
    { symbol: 'x_t', t },
  );
}

/**
 * x_0 from x_t and ε, (5).
 *
 * @param t - timestep of x_t, an integer in 0 ≤ t < schedule.timesteps.
 * @throws RangeError if t is out of range, or √ᾱ_t is 0 in float64.
 */
export function predictX0(schedule: Schedule, xt: Quantity, t: number, epsilon: Quantity): SumQuantity {
  const { a, b } = predictX0Coefficients(schedule, t);
  const terms = [
    { coefficient: a, name: 'predictX0Xt', of: xt },
    { coefficient: b, name: 'predictX0Epsilon', of: epsilon },
  ];
  return sum(terms, null, { symbol: String.raw`\hat{x}_0` });
}

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

/** The names of the coefficients of predictions. */
const TERMS: Readonly<Record<PredictionTarget, string>> = {
  epsilon: 'Epsilon',
  x0: 'X0',
  v: 'V',
  velocity: 'Velocity',
  score: 'Score',
};

/**
 * The prediction of a denoiser from x_t: ε, x0, v, the velocity or the score, according to its `predicts`. Figures
 * evaluate the denoiser and draw the prediction. `valueAt` and `toJSON` have no denoiser and refuse it.
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

// The reverse process as quantities. Numbers in parentheses are the notebook's equations; x̂0 is what (5) predicts.

/**
 * The mean μ̃ of x_{t-1} from x_0 and x_t, (4).
 *
 * @param t - timestep of x_t, an integer in 0 ≤ t < schedule.timesteps.
 * @throws RangeError if t is out of range.
 */
export function posteriorMean(schedule: Schedule, clean: Quantity, xt: Quantity, t: number): SumQuantity {
  const mark = { symbol: String.raw`\tilde\mu_{t-1}`, t: t - 1 };
  return backwards('posterior', posteriorMeanCoefficients(schedule, t), { clean, xt, z: null }, mark);
}

/**
 * x_{t-1} from x̂0 and x_t: one reverse step, a sample of (7) with the variance (6).
 *
 * @param t - timestep of x_t, an integer in 0 ≤ t < schedule.timesteps; the step t = 0 draws no noise.
 * @throws RangeError if t is out of range.
 */
export function reverseStep(
  schedule: Schedule,
  clean: Quantity,
  xt: Quantity,
  t: number,
  z: NoiseQuantity,
): SumQuantity {
  const mark = { symbol: 'x_{t-1}', t: t - 1 };
  return backwards('posterior', reverseStepCoefficients(schedule, t), { clean, xt, z }, mark);
}

/**
 * x_s from x_0 and x_t: the reverse steps t … s + 1 at once, each a sample of (7).
 *
 * @param range - t and s, integers in -1 ≤ s ≤ t < schedule.timesteps; s = -1 is the clean image.
 * @throws RangeError if t or s is out of range.
 */
export function reverseSkip(
  schedule: Schedule,
  clean: Quantity,
  xt: Quantity,
  [t, s]: readonly [from: number, to: number],
  z: NoiseQuantity,
): SumQuantity {
  return backwards('skip', reverseSkipCoefficients(schedule, t, s), { clean, xt, z }, { symbol: 'x_s', t: s });
}

/**
 * x_s from x̂0 and x_t by one step of a sampler over any stride.
 *
 * @param process - a schedule or a path.
 * @param range - t and s, integers in -1 ≤ s < t < schedule.timesteps; of a path numbers in start ≤ s < t ≤ end. s = -1 is the
 *   clean image.
 * @param sampler - DDPM, DDIM or Euler: one that needs a single prediction.
 * @throws RangeError if t or s is out of range, or the sampler is none of these.
 */
export function samplerStep(
  process: Process,
  clean: Quantity,
  xt: Quantity,
  [t, s]: readonly [from: number, to: number],
  sampler: FirstOrderSampler,
  z: NoiseQuantity,
): SumQuantity {
  checkFirstOrder(sampler);
  const mark = { symbol: 'x_s', t: s };
  return backwards('sampler', samplerCoefficients(process, t, s, sampler), { clean, xt, z }, mark);
}

/** The operands of a reverse step. */
interface Backwards {
  readonly clean: Quantity;
  readonly xt: Quantity;
  readonly z: NoiseQuantity | null;
}

/** a·x̂0 + b·x_t + σ·z. */
function backwards(name: string, { a, b, sigma }: Coefficients, { clean, xt, z }: Backwards, mark: Mark): SumQuantity {
  const terms = [
    { coefficient: a, name: `${name}X0`, of: clean },
    { coefficient: b, name: `${name}Xt`, of: xt },
  ];
  return sum(terms, z && { coefficient: sigma, name: `${name}Noise`, of: z }, mark);
}

export { forwardJump } from './forwardJump.js';
export { meanOf, noise, sum, x0 } from './graph.js';
export { fromJSON, toJSON } from './graphJson.js';
