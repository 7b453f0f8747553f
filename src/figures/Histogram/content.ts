import { forwardJumpCoefficients } from '../../core/forwardCoefficients.js';
import type { Quantity } from '../../core/graph.js';
import { forwardJump, noise, x0 } from '../../core/quantity.js';
import type { Coefficients, Schedule } from '../../core/types.js';
import { POINT_EPSILON, SHARED_EPSILON } from '../streams.js';

/** Whose values are counted. */
export type Counted = 'x0' | 'xt' | 'epsilon';

/** What they are values of. */
export type Data = 'image' | 'points';

/** What a histogram shows, as plain data. */
export interface HistogramContent {
  readonly data: Data;
  readonly of: Counted;
  /** The timestep; null where the values do not depend on it. */
  readonly t: number | null;
  readonly quantity: Quantity;
  /** √ᾱ_t and √(1-ᾱ_t) of x_t. */
  readonly jump: Coefficients | null;
}

/** Describes a histogram, of the x_t that other figures of such data show. */
export function contentOf(of: Counted, t: number, schedule: Schedule, seed: number, data: Data): HistogramContent {
  const epsilon = noise({ seed, stream: data === 'points' ? POINT_EPSILON : SHARED_EPSILON });
  if (of === 'x0') return { data, of, t: null, quantity: x0, jump: null };
  if (of === 'epsilon') return { data, of, t: null, quantity: epsilon, jump: null };
  const jump = forwardJumpCoefficients(schedule, t);
  return { data, of, t, quantity: forwardJump(schedule, x0, t, epsilon), jump };
}
