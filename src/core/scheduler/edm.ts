import { TIMESTEPS_LIMIT } from '../betas.js';
import { invalid } from '../check.js';
import { gaussianPath } from '../gaussianPath.js';
import { choice, integer, positive } from './keys.js';
import { predictionKey, schedulerClass } from './schedulerClass.js';
import { karrasSigmas, spacedSigmas } from './sigmas.js';

/**
 * Euler's method of Karras et al. 2022 for networks that take ln(σ) / 4. What such a network gives is neither x0 nor ε: with
 * `sigma_data` it is made into x̂0 in each step, which is therefore what the denoiser predicts; table 1.
 */
export const edmEuler = schedulerClass({
  keys: {
    sigma_min: positive(0.002),
    sigma_max: positive(80),
    sigma_schedule: choice('karras', ['karras', 'exponential']),
    rho: positive(7),
    final_sigmas_type: choice('zero', ['zero', 'sigma_min']),
    num_train_timesteps: integer(1000, 1),
    prediction_type: predictionKey('v_prediction'),
    sigma_data: positive(0.5),
  },
  stepKeys: [],
  make: ({ sigma_min: least, sigma_max: most, rho, sigma_schedule, final_sigmas_type }) => {
    if (least >= most) throw invalid('sigma_min', least, `less than sigma_max, which is ${most}`);
    return {
      process: gaussianPath({ kind: 'edm', end: most }),
      predicts: 'x0',
      mostSteps: TIMESTEPS_LIMIT,
      table: (steps) => {
        const sigmas =
          sigma_schedule === 'karras' ? karrasSigmas(most, least, steps, rho) : exponential(most, least, steps);
        const end = final_sigmas_type === 'zero' ? 0 : (sigmas[steps - 1] as number);
        return { timesteps: sigmas.map((sigma) => Math.log(sigma) / 4), sigmas: [...sigmas, end] };
      },
    };
  },
});

/** It is made from the least σ on, so that a single one is the least. */
function exponential(most: number, least: number, steps: number): number[] {
  return spacedSigmas('exponential', least, most, steps).reverse();
}
