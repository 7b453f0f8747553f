import { forwardJumpCoefficients } from '../../core/forwardCoefficients.js';
import type { Quantity } from '../../core/graph.js';
import { isPath } from '../../core/process.js';
import { noise, x0 } from '../../core/quantity.js';
import type { Coefficients, Process } from '../../core/types.js';
import { isDivided, shownDivisor, shownJump } from '../shownState.js';
import { POINT_EPSILON, SHARED_EPSILON } from '../streams.js';

/** Whose values are counted. */
export type Counted = 'x0' | 'xt' | 'epsilon';

/** What they are values of. */
export type Data = 'image' | 'points';

/** By the symbols of a schedule, of a path, or of a path whose x_t is divided by √(α_t² + σ_t²). */
export type Written = 'schedule' | 'path' | 'divided';

/** What a histogram shows, as plain data. */
export interface HistogramContent {
  readonly data: Data;
  readonly of: Counted;
  /** The timestep; null where the values do not depend on it. */
  readonly t: number | null;
  readonly quantity: Quantity;
  /** √ᾱ_t and √(1-ᾱ_t) of x_t, or those of a path, divided as x_t is. */
  readonly jump: Pick<Coefficients, 'a' | 'sigma'> | null;
  /** What x_t is divided by; 1 for x_t itself. */
  readonly divisor: number;
  /** How the terms of x_t are written. */
  readonly written: Written;
}

/** Describes a histogram, of the x_t that other figures of such data show. */
export function contentOf(of: Counted, t: number, process: Process, seed: number, data: Data): HistogramContent {
  const epsilon = noise({ seed, stream: data === 'points' ? POINT_EPSILON : SHARED_EPSILON });
  const written = writtenFor(process);
  if (of === 'x0') return { data, of, t: null, quantity: x0, jump: null, divisor: 1, written };
  if (of === 'epsilon') return { data, of, t: null, quantity: epsilon, jump: null, divisor: 1, written };
  const { a, sigma } = forwardJumpCoefficients(process, t);
  const divisor = shownDivisor(process, t);
  const quantity = shownJump(process, x0, t, epsilon);
  return { data, of, t, quantity, jump: { a: a / divisor, sigma: sigma / divisor }, divisor, written };
}

function writtenFor(process: Process): Written {
  if (isDivided(process)) return 'divided';
  return isPath(process) ? 'path' : 'schedule';
}
