import { forwardJumpCoefficients, gaussianNoise, samplerCoefficients, sampleTimesteps } from '../../src/core/index.js';
import { schedule } from './schedule.js';

// A world small enough to know everything about it: images of one value, and only two of them, -1 and 1, equally likely.

/** Chains that are drawn. */
export const CHAINS = 24;
/** How far from -1 or 1 a chain may end and still show one of the two images. */
export const NEAR = 0.1;
const SEED = 3;

/**
 * E[x0 | x_t] in this world: tanh(√ᾱ_t·x_t/(1-ᾱ_t)), as Bayes' rule gives the two images the odds e^(±√ᾱ_t·x_t/(1-ᾱ_t)).
 */
export function expectedImage(xt: number, t: number): number {
  const { a, sigma } = forwardJumpCoefficients(schedule, t);
  return Math.tanh((a * xt) / sigma ** 2);
}

/** A state on the way of a chain; t is -1 at its end. */
export interface ChainPoint {
  readonly t: number;
  readonly x: number;
}

/** Chains from noise to an image by DDIM (η = 0, Song et al. 2021), asked for the expected image at every step. */
export function chainsOf(steps: number, seed = SEED): ChainPoint[][] {
  const starts = [...gaussianNoise(CHAINS, { seed })];
  const timesteps = sampleTimesteps(schedule, steps);
  return starts.map((start) => {
    const chain = [{ t: schedule.timesteps - 1, x: start }];
    let x = start;
    timesteps.forEach((from, index) => {
      const to = timesteps[index + 1] ?? -1;
      const { a, b } = samplerCoefficients(schedule, from, to, { kind: 'ddim', eta: 0 });
      x = a * expectedImage(x, from) + b * x;
      chain.push({ t: to, x });
    });
    return chain;
  });
}

/** How many chains end at one of the two images. */
export function arrivals(chains: readonly ChainPoint[][]): number {
  return chains.filter((chain) => Math.abs(Math.abs(chain.at(-1)?.x ?? 0) - 1) < NEAR).length;
}
