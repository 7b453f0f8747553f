import { choice, integer, positive, type Values } from './keys.js';
import { predictionKey, type SchedulerParts, schedulerClass, type TimestepTable, targets } from './schedulerClass.js';
import { sigmaSpacingKeys, sigmaSpacingOf } from './sigmaSpacing.js';
import { type SigmaSpacing, sigmaAt, spacedSigmas, timestepOf } from './sigmas.js';
import { spacedTimesteps, spacings } from './spacing.js';
import { divisibleSchedule, rescalableKeys } from './trainedSchedule.js';

const commonKeys = {
  ...rescalableKeys,
  timestep_spacing: choice('linspace', spacings),
  steps_offset: integer(0, 0),
};

const eulerKeys = {
  ...commonKeys,
  ...sigmaSpacingKeys,
  prediction_type: predictionKey('sample', 'v_prediction'),
  interpolation_type: choice('linear', ['linear', 'log_linear']),
  sigma_min: positive(null),
  sigma_max: positive(null),
  timestep_type: choice('discrete', ['discrete', 'continuous']),
  final_sigmas_type: choice('zero', ['zero', 'sigma_min']),
};

/**
 * Euler's method of Karras et al. 2022, algorithm 2. Timesteps need not be integers; σ lies on a straight line between two.
 * An SNR of 0 at the last timestep would be an infinite σ, so ᾱ is 2⁻²⁴ there.
 */
export const euler = schedulerClass({ keys: eulerKeys, stepKeys: [], make: makeEuler });

/** The same with noise in each step. It has one spacing of σ, that of its timesteps, and ends at the clean data. */
export const eulerAncestral = schedulerClass({
  keys: { ...commonKeys, prediction_type: predictionKey('v_prediction') },
  stepKeys: [],
  make: (values) => makeEuler({ ...fallbacks, ...values }),
});

const fallbacks = {
  use_karras_sigmas: false,
  use_exponential_sigmas: false,
  use_beta_sigmas: false,
  interpolation_type: 'linear',
  sigma_min: null,
  sigma_max: null,
  timestep_type: 'discrete',
  final_sigmas_type: 'zero',
} as const;

function makeEuler(values: Values<typeof eulerKeys>): SchedulerParts {
  const { schedule: process, sigmas: trained } = divisibleSchedule(values);
  const [first, last] = [trained[trained.length - 1] as number, trained[0] as number];
  const spacing = sigmaSpacingOf(values);
  const isLogLinear = values.interpolation_type === 'log_linear';
  const isContinuous = values.timestep_type === 'continuous' && values.prediction_type === 'v_prediction';
  const end = values.final_sigmas_type === 'zero' ? 0 : last;

  function discreteTable(steps: number): TimestepTable {
    const range = { timesteps: process.timesteps, steps, offset: values.steps_offset };
    const timesteps = spacedTimesteps(values.timestep_spacing, range);
    const sigmas = isLogLinear
      ? spacedSigmas('exponential', first, last, steps + 1)
      : timesteps.map((t) => sigmaAt(trained, t));
    if (spacing !== null) return respaced(spacing, sigmas, steps);
    // These are one more than the steps: the last leads to σ of t = 0, and no step to the end behind it.
    return { timesteps, sigmas: isLogLinear ? sigmas : [...sigmas, end] };
  }

  /** Other spacings take their ends from the σ of the visited timesteps, where no key gives them. */
  function respaced(spacing: SigmaSpacing, visited: readonly number[], steps: number): TimestepTable {
    const most = values.sigma_max ?? (visited[0] as number);
    const least = values.sigma_min ?? (visited[visited.length - 1] as number);
    const sigmas = spacedSigmas(spacing, most, least, steps);
    return { timesteps: sigmas.map((sigma) => timestepOf(trained, sigma)), sigmas: [...sigmas, end] };
  }

  return {
    process,
    predicts: targets[values.prediction_type],
    mostSteps: process.timesteps,
    table: (steps) => {
      const table = discreteTable(steps);
      if (!isContinuous) return table;
      // Such a network takes ln(σ) / 4 in place of t.
      return { ...table, timesteps: table.sigmas.slice(0, steps).map((sigma) => Math.log(sigma) / 4) };
    },
  };
}
