import { samplerCoefficients } from '../../core/samplers.js';
import { strideBetween } from '../../core/stride.js';
import type { FirstOrderSampler, Process } from '../../core/types.js';

/** The numbers of one step from x_t to x_s, in all the ways to write it. */
export interface StepScales {
  /** Of x̂0 and x_t, (4). */
  readonly x0: number;
  readonly xt: number;
  /** 1/√α_{t|s}, and β_{t|s}/√(1-ᾱ_t); Ho et al. 2020, equation (11). */
  readonly scale: number;
  readonly noise: number;
  /** √ᾱ_s, and √(1-ᾱ_s-σ²); Song et al. 2021, equation (12). */
  readonly clean: number;
  readonly epsilon: number;
  /** σ, of the noise that is drawn. */
  readonly fresh: number;
}

/**
 * The numbers of a step; the same x_s follows from them whichever way it is written.
 *
 * @param range - t and s, integers in -1 ≤ s < t < schedule.timesteps; of a path numbers in start ≤ s < t ≤ end, or s = -1.
 * @throws RangeError if t or s is out of range, or the sampler is unknown.
 */
export function stepScales(
  process: Process,
  [t, s]: readonly [from: number, to: number],
  sampler: FirstOrderSampler,
): StepScales {
  const { a, b, sigma } = samplerCoefficients(process, t, s, sampler);
  const { signalBefore, varianceAfter, scale, variance } = strideBetween(process, s, t);
  const deviation = Math.sqrt(varianceAfter);
  return {
    x0: a,
    xt: b,
    scale: 1 / scale,
    noise: variance / deviation,
    clean: signalBefore,
    // By (5), x_t holds √(1-ᾱ_t)·ε.
    epsilon: b * deviation,
    fresh: sigma,
  };
}
