import { type Mark, type NoiseQuantity, type Quantity, type SumQuantity, sum } from './graph.js';
import { posteriorMeanCoefficients, reverseSkipCoefficients, reverseStepCoefficients } from './reverseCoefficients.js';
import { checkFirstOrder, samplerCoefficients } from './samplers.js';
import type { Coefficients, FirstOrderSampler, Process, Schedule } from './types.js';

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
 * x_{t-1} from x̂0 and x_t: one reverse step, (6) and (7).
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
 * x_s from x_0 and x_t: the reverse steps t … s + 1 at once, (6) and (7).
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
