import { predictionKey, schedulerClass, targets } from './schedulerClass.js';
import { trainedSigmas } from './sigmas.js';
import { ddpmTrainingKeys, trainedSchedule } from './trainedSchedule.js';
import { clippingKeys, spacingKeys, visited } from './visited.js';

/** Ho et al. 2020. The last step ends at the clean data. */
export const ddpm = schedulerClass({
  keys: { ...ddpmTrainingKeys, ...spacingKeys, prediction_type: predictionKey('sample', 'v_prediction') },
  stepKeys: [...clippingKeys, 'variance_type'],
  make: (values) => {
    const process = trainedSchedule(values);
    const sigmas = trainedSigmas(process);
    return {
      process,
      predicts: targets[values.prediction_type],
      mostSteps: process.timesteps,
      table: (steps) => {
        const timesteps = visited(values, process.timesteps, steps);
        return { timesteps, sigmas: [...timesteps.map((t) => sigmas[t] as number), 0] };
      },
    };
  },
});
