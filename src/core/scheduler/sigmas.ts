import { invalid } from '../check.js';
import type { Schedule } from '../types.js';
import { symmetricBetaQuantile } from './betaQuantile.js';
import { evenlySpaced } from './grids.js';

/** How σ falls from its first to its last value, where a configuration asks for one of these. */
export type SigmaSpacing = 'karras' | 'exponential' | 'beta';

/** ρ of Karras et al. 2022, equation (5). */
const KARRAS_RHO = 7;
/** Both parameters of the beta distribution; Lee et al. 2024. */
const BETA_SHAPE = 0.6;

/** `count` values of σ from `first` down to `last`. One is `first`. */
export function spacedSigmas(spacing: SigmaSpacing, first: number, last: number, count: number): number[] {
  switch (spacing) {
    case 'karras':
      // Their files have no ρ that could be wrong.
      if (first === Infinity || last === 0) {
        throw invalid('use_karras_sigmas', true, `false, since σ goes from ${first} to ${last}`);
      }
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
    throw invalid('rho', rho, `a larger number: σ to the power of 1/rho goes from ${from} to ${to}`);
  return evenlySpaced(from, to, count).map((root) => root ** rho);
}

/** σ / α of every timestep of a schedule: the noise in x_t / α, which Euler's and DPM++'s steps go by. */
export function trainedSigmas({ alphasCumprod, oneMinusAlphasCumprod }: Schedule): Float64Array {
  return alphasCumprod.map((alphaCumprod, t) => Math.sqrt((oneMinusAlphasCumprod[t] as number) / alphaCumprod));
}

/** σ at a timestep between integers, on a straight line in σ; beyond the ends as there. */
export function sigmaAt(sigmas: Float64Array, t: number): number {
  const last = sigmas.length - 1;
  const inside = Math.min(Math.max(t, 0), last);
  const below = Math.min(Math.floor(inside), last - 1);
  if (below < 0) return sigmas[0] as number;
  const low = sigmas[below] as number;
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
  const share = low === high ? 0 : (Math.log(sigma) - low) / (high - low);
  return below + Math.min(Math.max(share, 0), 1);
}
