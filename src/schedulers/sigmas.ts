import { invalid, shown } from '../base/check.js';
import type { Schedule } from '../process/types.js';
import { flag, integer, number, type TableOptions } from './schedulerClass.js';
import { evenlySpaced } from './timesteps.js';

/** The spacing of σ from its first to its last value, if a configuration names one. */
export type SigmaSpacing = 'karras' | 'exponential' | 'beta';

/** ρ of Karras et al. 2022, equation (5). */
const KARRAS_RHO = 7;
/** Both parameters of the beta distribution; Lee et al. 2024. */
const BETA_SHAPE = 0.6;

/** A key that sets a spacing: its name, its value, and another value in words. */
type SpacingKey = readonly [name: string, value: unknown, other: string];

/**
 * `count` values of σ from `first` down to `last`. One is `first`.
 *
 * @throws RangeError that names the key for an infinite σ, and for a σ of 0 where the spacing cannot end.
 */
export function spacedSigmas(
  spacing: SigmaSpacing,
  first: number,
  last: number,
  count: number,
  [name, value, other]: SpacingKey = [`use_${spacing}_sigmas`, true, 'false'],
): number[] {
  // σ rises to the last one if sigma_max is small.
  if (Math.max(first, last) === Infinity || (last === 0 && spacing !== 'beta')) {
    throw invalid(name, value, `${other}, since σ goes from ${first} to ${last}`);
  }
  switch (spacing) {
    case 'karras':
      return karrasSigmas(first, last, count, KARRAS_RHO);
    case 'exponential':
      return evenlySpaced(Math.log(first), Math.log(last), count).map(Math.exp);
    case 'beta':
      return evenlySpaced(0, 1, count).map((x) => last + symmetricBetaQuantile(1 - x, BETA_SHAPE) * (first - last));
  }
}

/** Evenly spaced in σ^(1/ρ); Karras et al. 2022, equation (5). Throws where a power leaves the numbers. */
export function karrasSigmas(first: number, last: number, count: number, rho: number): number[] {
  const [from, to] = [first ** (1 / rho), last ** (1 / rho)];
  if (from === Infinity || to === 0)
    throw invalid('rho', rho, 'a larger number: σ to the power of 1/rho is infinite or 0');
  // The power of a root may exceed the largest number by rounding, so the ends are those that are given.
  const ends: Record<number, number> = { [count - 1]: last, 0: first };
  return evenlySpaced(from, to, count).map((root, index) => ends[index] ?? root ** rho);
}

/** σ / α of every timestep of a schedule: the noise in x_t / α, which Euler's and DPM++'s steps go by. */
export function trainedSigmas({ alphasCumprod, oneMinusAlphasCumprod }: Schedule): Float64Array {
  return alphasCumprod.map((alphaCumprod, t) => Math.sqrt((oneMinusAlphasCumprod[t] as number) / alphaCumprod));
}

/** σ at a timestep between integers, on a straight line in σ; beyond the ends as there. Next to an infinite σ it is infinite. */
export function sigmaAt(sigmas: Float64Array, t: number): number {
  const inside = Math.min(Math.max(t, 0), sigmas.length - 1);
  const below = Math.floor(inside);
  const low = sigmas[below] as number;
  // The line would give NaN: 0 · Infinity, or Infinity - Infinity.
  if (inside === below || low === Infinity) return low;
  return low + (inside - below) * ((sigmas[below + 1] as number) - low);
}

/** The timestep of a σ, on a straight line in ln σ; beyond the ends as there. */
export function timestepOf(sigmas: Float64Array, sigma: number): number {
  const last = sigmas.length - 1;
  let below = last;
  while (below > 0 && (sigmas[below] as number) > sigma) below--;
  below = Math.max(Math.min(below, last - 1), 0);
  const above = Math.min(below + 1, last);
  const low = Math.log(sigmas[below] as number);
  const high = Math.log(sigmas[above] as number);
  // If only the σ before the last one is infinite, the share tends to 1.
  const share = low === high ? 0 : low === Infinity ? 1 : (Math.log(sigma) - low) / (high - low);
  return below + Math.min(Math.max(share, 0), 1);
}

/** Terms of the series: at x = 1/2, where it is slowest, each is less than half of the one before. */
const TERMS = 60;
/** Halvings of [0, 1/2] down to the last bit of what is sought; more for those near 0. */
const HALVINGS = 200;

/**
 * The value below which a share `p` of the symmetric Beta(a, a) distribution lies.
 *
 * For x ≤ 1/2 the distribution function is F(x) / 2F(1/2) with F(x) = x^a·Σ (1-a)_n xⁿ / (n!·(a + n)), so no gamma function is
 * needed; the other half is its mirror image.
 */
export function symmetricBetaQuantile(p: number, a: number): number {
  if (p > 0.5) return 1 - symmetricBetaQuantile(1 - p, a);
  const sought = 2 * p * unscaled(0.5, a);
  let low = 0;
  let high = 0.5;
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (unscaled(middle, a) < sought) low = middle;
    else high = middle;
  }
  return high;
}

/** F(x), the integral of (u·(1-u))^(a-1) from 0 to x. */
function unscaled(x: number, a: number): number {
  let sum = 0;
  let term = 1;
  for (let n = 0; n < TERMS; n++) {
    sum += term / (a + n);
    term *= ((1 - a + n) / (n + 1)) * x;
  }
  return x ** a * sum;
}

/** Switches for another spacing of σ than that of the timesteps. */
export const sigmaSpacingKeys = {
  use_karras_sigmas: flag(false),
  use_exponential_sigmas: flag(false),
  use_beta_sigmas: flag(false),
};

const switches = {
  use_karras_sigmas: 'karras',
  use_exponential_sigmas: 'exponential',
  use_beta_sigmas: 'beta',
} as const;

type Switches = { readonly [name in keyof typeof switches]: boolean };

/**
 * The spacing of σ that is switched on, or `null`.
 *
 * @throws RangeError that names two if there are two.
 */
export function sigmaSpacingOf(values: Switches): SigmaSpacing | null {
  const names = Object.keys(switches) as (keyof Switches)[];
  const on = names.filter((name) => values[name]);
  checkAlone(on);
  const [name] = on;
  return name === undefined ? null : switches[name];
}

/** @throws RangeError if more than one of some switches is on. */
export function checkAlone(on: readonly string[]): void {
  if (on.length > 1) throw invalid(on[1] as string, true, `false, since ${on[0]} is true: σ has one spacing`);
}

/** μ of a shift by e^μ, which leaves the numbers before 1000. Without a limit the line through two of them could be NaN. */
function exponent(fallback: number) {
  return number(fallback, 'a number from -1000 to 1000', (value) => Math.abs(value) <= 1000);
}

/** Keys of a shift that grows with the number of tokens, as Flux has it. */
export const dynamicShiftKeys = {
  base_shift: exponent(0.5),
  max_shift: exponent(1.15),
  base_image_seq_len: integer(256, 1),
  max_image_seq_len: integer(4096, 1),
};

interface DynamicShift {
  readonly base_shift: number;
  readonly max_shift: number;
  readonly base_image_seq_len: number;
  readonly max_image_seq_len: number;
}

/**
 * Returns the factor by which a number of tokens multiplies σ / (1 - σ): μ, or e^μ. Throws unless it is finite and
 * above 0.
 */
export function shiftOf(
  shift: DynamicShift,
  options: TableOptions,
  type: 'exponential' | 'linear' = 'exponential',
): number {
  const mu = muOf(shift, options);
  const factor = type === 'exponential' ? Math.exp(mu) : mu;
  if (factor > 0 && factor < Infinity) return factor;
  throw invalid('tokens', options.tokens, `${factor > 0 ? 'fewer' : 'more'}, since the shift is ${factor} there`);
}

/** μ of a number of tokens, on a straight line through two of them: (base_image_seq_len, base_shift) and the largest. */
export function muOf(shift: DynamicShift, { tokens }: TableOptions): number {
  if (!Number.isFinite(tokens) || (tokens as number) <= 0) {
    throw new RangeError(
      `invalid tokens: ${shown(tokens)}; expected a positive number, since use_dynamic_shifting shifts by it`,
    );
  }
  const range = shift.max_image_seq_len - shift.base_image_seq_len;
  const slope = (shift.max_shift - shift.base_shift) / range;
  return (tokens as number) * slope + (shift.base_shift - slope * shift.base_image_seq_len);
}

/** σ with σ / (1 - σ) multiplied by `factor`; Esser et al. 2024, equation (23). 0 and 1 stay, for a factor near 0 too. */
export function shiftedSigma(sigma: number, factor: number): number {
  return (factor * sigma) / (1 - sigma + factor * sigma);
}

/** σ from 1 down to 1 / steps, which pipelines hand to a scheduler that shifts by tokens. */
export function pipelineSigmas(steps: number): number[] {
  return evenlySpaced(1, 1 / steps, steps);
}
