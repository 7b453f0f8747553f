import type { Schedule } from '../types.js';
import { flag } from './keys.js';
import { predictionKey, type SchedulerParts, schedulerClass, targets } from './schedulerClass.js';
import { trainedSigmas } from './sigmas.js';
import { rescalableKeys, trainedSchedule } from './trainedSchedule.js';
import { clippingKeys, type Spaced, spacingKeys, visited } from './visited.js';

/**
 * Song et al. 2021. Each step leads down by ⌊timesteps / steps⌋, whatever the next timestep is. Beyond t = 0 it ends at the clean
 * data only with `set_alpha_to_one`; otherwise at ᾱ_0, the noise of t = 0.
 */
export const ddim = schedulerClass({
  keys: {
    ...rescalableKeys,
    ...spacingKeys,
    set_alpha_to_one: flag(true),
    prediction_type: predictionKey('sample', 'v_prediction'),
  },
  stepKeys: clippingKeys,
  make: (values) => stepsByFixedGaps(values, trainedSchedule(values)),
});

interface FixedGaps extends Spaced {
  readonly set_alpha_to_one: boolean;
  readonly prediction_type: 'epsilon' | 'sample' | 'v_prediction';
}

/** What DDIM and PNDM share: steps of the same gap, and the same two ends. */
export function stepsByFixedGaps(values: FixedGaps, process: Schedule): SchedulerParts {
  const sigmas = trainedSigmas(process);
  const end = values.set_alpha_to_one ? 0 : (sigmas[0] as number);
  return {
    process,
    predicts: targets[values.prediction_type],
    mostSteps: process.timesteps,
    table: (steps) => {
      const timesteps = visited(values, process.timesteps, steps);
      const gap = Math.floor(process.timesteps / steps);
      const previousTimesteps = timesteps.map((t) => t - gap);
      const last = sigmas[previousTimesteps[steps - 1] as number] ?? end;
      return { timesteps, sigmas: [...timesteps.map((t) => sigmas[t] as number), last], previousTimesteps };
    },
  };
}
