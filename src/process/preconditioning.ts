import { invalid } from '../base/check.js';
import { scalesAt } from './process.js';
import type { Process } from './types.js';

/** The options of `preconditioning`. */
export interface PreconditioningOptions {
  /** The standard deviation of each value of the data, above 0; defaults to 0.5. */
  readonly sigmaData?: number | undefined;
  /** The σ/α at which x̂0 is x_t/α itself, whatever the network's output is, 0 or more; none: nowhere. */
  readonly sigmaMin?: number | undefined;
}

/** The factors around a network F: x̂0 = skip·x_t + out·F(input·x_t, noise). */
export interface Preconditioning {
  /** c_skip, what x̂0 takes of x_t. */
  readonly skip: number;
  /** c_out, what it takes of the network. */
  readonly out: number;
  /** c_in, what the network's input is scaled by. */
  readonly input: number;
  /** c_noise, the noise level that the network receives. */
  readonly noise: number;
}

const DEFAULT_SIGMA_DATA = 0.5;
/** The smallest σ, as in the code of Song et al. 2023. It matters only at σ = 0. */
const MIN_SIGMA = 1e-44;

/**
 * The factors around a network F that keep its input and its target at variance 1 at every noise level:
 * x̂0 = skip·x_t + out·F(input·x_t, noise); Karras et al. 2022, equation (7) and table 1, for any path. With d = sigmaData and
 * W = σ² + α²d²:
 *
 * - skip = α·d²/W, out = σ·d/√W, input = 1/√W, noise = ln(σ/α)/4.
 * - With `sigmaMin` e, for consistency models: skip = d²/((σ/α - e)² + d²)/α, out = d·(σ/α - e)/√((σ/α)² + d²), noise = 250·ln(σ/α +
 *   1e-44); Song et al. 2023, appendix C. At σ/α = e and below x̂0 is x_t/α: the identity.
 *
 * With sigmaData 1, on a path that keeps α² + σ² = 1, F is -v: v-prediction is this preconditioning.
 *
 * ```ts
 * preconditioning(gaussianPath({ kind: 'edm' }), 0.5); // { skip: 0.5, out: 0.354, input: 1.414, noise: -0.173 }
 * ```
 *
 * @param process - a schedule or a path.
 * @param t - of a schedule an integer in 0 ≤ t < timesteps; of a path a number in start ≤ t ≤ end.
 * @returns four numbers; `noise` is -Infinity where σ is 0 and Infinity where α is.
 * @throws RangeError that names the argument, its value and what was expected; with `sigmaMin` also where α is 0.
 */
export function preconditioning(
  process: Process,
  t: number,
  { sigmaData = DEFAULT_SIGMA_DATA, sigmaMin }: PreconditioningOptions = {},
): Preconditioning {
  const { alpha, sigma } = scalesAt(process, t);
  if (!(Number.isFinite(sigmaData) && sigmaData > 0)) throw invalid('sigmaData', sigmaData, 'a finite number above 0');
  const total = Math.hypot(sigma, alpha * sigmaData);
  const input = 1 / total;
  if (sigmaMin === undefined) {
    return {
      skip: (alpha * sigmaData ** 2) / total ** 2,
      out: (sigma * sigmaData) / total,
      input,
      noise: Math.log(sigma / alpha) / 4,
    };
  }
  if (!(Number.isFinite(sigmaMin) && sigmaMin >= 0)) throw invalid('sigmaMin', sigmaMin, 'a finite number, 0 or more');
  if (alpha === 0) throw invalid('t', t, 'a time with alpha > 0: there is no sigma/alpha to compare with sigmaMin');
  const level = sigma / alpha;
  const above = Math.max(0, level - sigmaMin);
  return {
    skip: sigmaData ** 2 / (above ** 2 + sigmaData ** 2) / alpha,
    out: (sigmaData * above) / Math.hypot(level, sigmaData),
    input,
    noise: 250 * Math.log(level + MIN_SIGMA),
  };
}
