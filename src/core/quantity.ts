import {
  forwardJumpCoefficients,
  forwardStepCoefficients,
  posteriorMeanCoefficients,
  predictX0Coefficients,
  reverseSkipCoefficients,
} from './coefficients.js';
import type { Coefficients, NoiseKey, Schedule } from './types.js';

/**
 * What a panel shows, as a description: plain data that says how a quantity of the process follows from x0 and
 * noise, without computing it. Two descriptions that print the same JSON are the same picture.
 */
export type Quantity = PictureQuantity | NoiseQuantity | UpdateQuantity;

/** The clean picture. */
interface PictureQuantity {
  readonly of: 'x0';
}

/** Standard normal noise of the picture's shape. */
export interface NoiseQuantity {
  readonly of: 'noise';
  readonly key: NoiseKey;
}

/** One linear-Gaussian update of other quantities, `a·x + b·y + sigma·noise`. */
export interface UpdateQuantity extends Coefficients {
  readonly of: 'update';
  readonly x: Quantity;
  readonly y: Quantity | null;
  readonly noise: NoiseQuantity | null;
}

/** The clean picture. */
export const x0: Quantity = { of: 'x0' };

/** The noise that a key names. */
export function noise(key: NoiseKey): NoiseQuantity {
  return { of: 'noise', key };
}

/** x_t from x_0, (2). */
export function forwardJump(schedule: Schedule, clean: Quantity, t: number, z: NoiseQuantity): UpdateQuantity {
  return update(forwardJumpCoefficients(schedule, t), clean, null, z);
}

/** x_t from x_{t-1}, (1). */
export function forwardStep(schedule: Schedule, xPrev: Quantity, t: number, z: NoiseQuantity): UpdateQuantity {
  return update(forwardStepCoefficients(schedule, t), xPrev, null, z);
}

/** x_0 from x_t and ε, (5). */
export function predictX0(schedule: Schedule, xt: Quantity, t: number, epsilon: Quantity): UpdateQuantity {
  return update(predictX0Coefficients(schedule, t), xt, epsilon, null);
}

/** μ̃ of x_{t-1} from x_0 and x_t, (4). */
export function posteriorMean(schedule: Schedule, clean: Quantity, xt: Quantity, t: number): UpdateQuantity {
  return update(posteriorMeanCoefficients(schedule, t), clean, xt, null);
}

/** x_s from x_0 and x_t: many reverse steps at once, (6) and (7). */
export function reverseSkip(
  schedule: Schedule,
  clean: Quantity,
  xt: Quantity,
  [t, s]: readonly [from: number, to: number],
  z: NoiseQuantity,
): UpdateQuantity {
  return update(reverseSkipCoefficients(schedule, t, s), clean, xt, z);
}

/** The mean of an update's distribution: the same update without its noise. */
export function meanOf(quantity: UpdateQuantity): UpdateQuantity {
  return { ...quantity, sigma: 0, noise: null };
}

function update(coefficients: Coefficients, x: Quantity, y: Quantity | null, z: NoiseQuantity | null): UpdateQuantity {
  return { of: 'update', ...coefficients, x, y, noise: coefficients.sigma === 0 ? null : z };
}
