import { invalid } from '../base/check.js';
import {
  choice,
  integer,
  number,
  predictionKey,
  type SchedulerParts,
  schedulerClass,
  targets,
  type Values,
} from './schedulerClass.js';
import { trainedSigmas } from './sigmas.js';
import { clippingKeys } from './timesteps.js';
import { rescalableKeys, trainedSchedule } from './trainedSchedule.js';

const keys = {
  ...rescalableKeys,
  beta_start: number(0.00085, 'a number in 0 < beta < 1', (value) => value > 0 && value < 1),
  beta_end: number(0.012, 'a number in 0 < beta < 1', (value) => value > 0 && value < 1),
  beta_schedule: choice('scaled_linear', ['linear', 'scaled_linear', 'squaredcos_cap_v2']),
  original_inference_steps: integer(50, 1),
  prediction_type: predictionKey('sample', 'v_prediction'),
};
/** The keys that both classes have but that do not affect the timesteps. */
const stepKeys = [...clippingKeys, 'timestep_spacing', 'steps_offset', 'set_alpha_to_one', 'timestep_scaling'];

/** Latent consistency models, Luo et al. 2023. Each step except the last one adds noise to x̂0 again. */
export const lcm = schedulerClass({ keys, stepKeys, make: (values) => ofDistillation(values, null) });

/** Trajectory consistency distillation, Zheng et al. 2024. Its last step leads to t = 0, where the state still has noise. */
export const tcd = schedulerClass({ keys, stepKeys, make: (values) => ofDistillation(values, 0) });

/** Selects evenly spaced timesteps from those of the distillation. */
function ofDistillation(values: Values<typeof keys>, last: number | null): SchedulerParts {
  const { num_train_timesteps: count, original_inference_steps: original } = values;
  if (original > count)
    throw invalid('original_inference_steps', original, `at most num_train_timesteps, which is ${count}`);
  const process = trainedSchedule(values);
  const sigmas = trainedSigmas(process);
  const gap = Math.floor(count / original);
  return {
    process,
    predicts: targets[values.prediction_type],
    mostSteps: original,
    table: (steps) => {
      const step = original / steps;
      const timesteps = Array.from({ length: steps }, (_, i) => (original - Math.floor(i * step)) * gap - 1);
      const end = last === null ? 0 : (sigmas[last] as number);
      const table = { timesteps, sigmas: [...timesteps.map((t) => sigmas[t] as number), end] };
      return last === null ? table : { ...table, previousTimesteps: [...timesteps.slice(1), last] };
    },
  };
}
