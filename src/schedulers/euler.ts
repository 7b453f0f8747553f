import { invalid } from '../base/check.js';
import { gaussianPath } from '../process/gaussianPath.js';
import { TIMESTEPS_LIMIT } from '../process/schedule.js';
import {
  choice,
  flag,
  integer,
  number,
  positive,
  predictionKey,
  type SchedulerParts,
  schedulerClass,
  type TableOptions,
  type TimestepTable,
  targets,
  type Values,
} from './schedulerClass.js';
import {
  dynamicShiftKeys,
  karrasSigmas,
  pipelineSigmas,
  type SigmaSpacing,
  shiftedSigma,
  shiftOf,
  sigmaAt,
  sigmaSpacingKeys,
  sigmaSpacingOf,
  spacedSigmas,
  timestepOf,
} from './sigmas.js';
import { evenlySpaced, spacedTimesteps, spacings } from './timesteps.js';
import { divisibleSchedule, rescalableKeys, trainingKeys } from './trainedSchedule.js';

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

/**
 * Euler's scheduler with noise in each step. It has one spacing of σ, that of its timesteps, and ends at the clean
 * data.
 */
export const eulerAncestral = schedulerClass({
  keys: { ...commonKeys, prediction_type: predictionKey('v_prediction') },
  stepKeys: [],
  make: (values) => makeEuler({ ...fallbacks, ...values }),
});

/**
 * Heun's method, Karras et al. 2022, algorithm 1. Each step except the last one evaluates the network at both of its ends, and the last
 * one ends at the clean data. By default β begins and ends as in Stable Diffusion.
 */
export const heun = schedulerClass({
  keys: {
    ...trainingKeys,
    ...sigmaSpacingKeys,
    beta_start: number(0.00085, 'a number in 0 < beta < 1', (value) => value > 0 && value < 1),
    beta_end: number(0.012, 'a number in 0 < beta < 1', (value) => value > 0 && value < 1),
    timestep_spacing: choice('linspace', spacings),
    steps_offset: integer(0, 0),
    prediction_type: predictionKey('v_prediction'),
  },
  stepKeys: ['clip_sample', 'clip_sample_range'],
  make: (values) => makeEuler({ ...fallbacks, rescale_betas_zero_snr: false, ...values }),
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
      ? spacedSigmas('exponential', first, last, steps + 1, ['interpolation_type', 'log_linear', "'linear'"])
      : timesteps.map((t) => sigmaAt(trained, t));
    if (spacing !== null) return respaced(spacing, sigmas, steps);
    // The table has one σ more than steps: the last leads to σ of t = 0, and no step to the end behind it.
    return { timesteps, sigmas: isLogLinear ? sigmas : [...sigmas, end] };
  }

  /** Returns σ in another spacing, whose ends are the σ of the visited timesteps if no key sets them. */
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
      if (table.sigmas[0] === Infinity) {
        throw invalid('timestep_type', 'continuous', "'discrete', since σ of the first step is Infinity");
      }
      // This kind of network takes ln(σ) / 4 instead of t.
      return { ...table, timesteps: table.sigmas.slice(0, steps).map((sigma) => Math.log(sigma) / 4) };
    },
  };
}

const flowKeys = {
  ...dynamicShiftKeys,
  ...sigmaSpacingKeys,
  num_train_timesteps: integer(1000, 1),
  shift: positive(1),
  use_dynamic_shifting: flag(false),
  time_shift_type: choice('exponential', ['exponential', 'linear']),
  shift_terminal: number(null, 'a number in 0 <= shift_terminal < 1', (value) => value >= 0 && value < 1),
  invert_sigmas: flag(false),
};
type FlowValues = Values<typeof flowKeys>;

/**
 * Euler's method along straight lines, x_t = (1 - σ)·x0 + σ·ε; Esser et al. 2024. Its t is σ times the timesteps of the training.
 *
 * A fixed `shift` acts twice: on the least σ, at which the spacing ends, and on each σ of the spacing. One that depends on the
 * tokens acts once, on σ from 1 to 1 / steps, as pipelines hand them over.
 */
export const flowMatchEuler = schedulerClass({
  keys: flowKeys,
  stepKeys: ['stochastic_sampling'],
  make: (values): SchedulerParts => {
    checkTokenRange(values);
    const spacing = sigmaSpacingOf(values);
    return {
      process: gaussianPath({ kind: 'flow' }),
      predicts: 'velocity',
      mostSteps: TIMESTEPS_LIMIT,
      table: (steps, options) => {
        const stretched = stretchedTo(values.shift_terminal ?? 0, shiftedSigmas(values, steps, options));
        const [first, last] = [stretched[0] as number, stretched[steps - 1] as number];
        const noise = spacing === null ? stretched : spacedSigmas(spacing, first, last, steps);
        // Mochi counts its t by the share of the data, from 0 to 1.
        const sigmas = values.invert_sigmas ? noise.map((sigma) => 1 - sigma) : noise;
        const timesteps = sigmas.map((sigma) => sigma * values.num_train_timesteps);
        return { timesteps, sigmas: [...sigmas, values.invert_sigmas ? 1 : 0] };
      },
    };
  },
});

function checkTokenRange(values: FlowValues): void {
  const { base_image_seq_len: base, max_image_seq_len: most } = values;
  if (values.use_dynamic_shifting && base >= most) {
    throw invalid('max_image_seq_len', most, `more than base_image_seq_len, which is ${base}`);
  }
}

function shiftedSigmas(values: FlowValues, steps: number, options: TableOptions): number[] {
  const { num_train_timesteps: timesteps, shift } = values;
  if (values.use_dynamic_shifting) {
    const factor = shiftOf(values, options, values.time_shift_type);
    return pipelineSigmas(steps).map((sigma) => shiftedSigma(sigma, factor));
  }
  const least = shiftedSigma(1 / timesteps, shift);
  return evenlySpaced(timesteps, least * timesteps, steps).map((t) => shiftedSigma(t / timesteps, shift));
}

/** σ stretched away from 1 so that its last value is `terminal`; 0 leaves it as it is. */
function stretchedTo(terminal: number, sigmas: readonly number[]): readonly number[] {
  if (terminal === 0) return sigmas;
  const last = sigmas[sigmas.length - 1] as number;
  if (last === 1) throw invalid('shift_terminal', terminal, 'null or more steps, since σ of the last step is 1');
  return sigmas.map((sigma) => 1 - ((1 - sigma) * (1 - terminal)) / (1 - last));
}

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

/** The list is computed from the least σ on, so that a single value is the least. */
function exponential(most: number, least: number, steps: number): number[] {
  return spacedSigmas('exponential', least, most, steps).reverse();
}
