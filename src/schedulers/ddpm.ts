import { invalid } from '../base/check.js';
import type { Schedule } from '../process/types.js';
import { flag, predictionKey, type SchedulerParts, schedulerClass, targets } from './schedulerClass.js';
import { trainedSigmas } from './sigmas.js';
import { clippingKeys, type Spaced, spacingKeys, visited } from './timesteps.js';
import { ddpmTrainingKeys, rescalableKeys, trainedSchedule, trainingKeys } from './trainedSchedule.js';

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

/** Returns the steps of DDIM and PNDM, which have equal gaps and the same two ends. */
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

/** PNDM evaluates its network at more timesteps than steps, until its first steps have a history. */
export const pndm = schedulerClass({
  keys: {
    ...trainingKeys,
    ...spacingKeys,
    set_alpha_to_one: flag(false),
    skip_prk_steps: flag(false),
    prediction_type: predictionKey('v_prediction'),
  },
  stepKeys: [],
  make: (values) => {
    const parts = stepsByFixedGaps(values, trainedSchedule(values));
    return {
      ...parts,
      table: (steps, options) => {
        const table = parts.table(steps, options);
        const { timesteps } = table;
        const evaluations = values.skip_prk_steps
          ? secondTwice(timesteps)
          : rungeKuttaFirst(timesteps, Math.floor(values.num_train_timesteps / steps));
        return { ...table, evaluations };
      },
    };
  },
});

/** Repeats the second timestep: Liu et al. 2022, without Runge–Kutta steps. */
function secondTwice(timesteps: readonly number[]): number[] {
  return [...timesteps.slice(0, 2), ...timesteps.slice(1)];
}

/** The number of timesteps at the beginning that use Runge–Kutta steps. */
const RUNGE_KUTTA_TIMESTEPS = 4;

/** The first three steps by Runge–Kutta, each of four evaluations: at its start, twice halfway, and at its end. */
function rungeKuttaFirst(timesteps: readonly number[], gap: number): number[] {
  if (timesteps.length < RUNGE_KUTTA_TIMESTEPS) {
    throw invalid('steps', timesteps.length, `at least ${RUNGE_KUTTA_TIMESTEPS}, unless skip_prk_steps is true`);
  }
  const half = Math.floor(gap / 2);
  const first = [0, 1, 2].flatMap((index) => {
    const start = timesteps[index] as number;
    const next = timesteps[index + 1] as number;
    return [start, next + half, next + half, next];
  });
  return [...first, ...timesteps.slice(RUNGE_KUTTA_TIMESTEPS - 1)];
}
