import { invalid } from '../base/check.js';
import { gaussianPath } from '../process/gaussianPath.js';
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
  targets,
  type Values,
  valuesOf,
} from './schedulerClass.js';
import {
  checkAlone,
  dynamicShiftKeys,
  shiftedSigma,
  shiftOf,
  sigmaAt,
  sigmaSpacingKeys,
  sigmaSpacingOf,
  spacedSigmas,
  timestepOf,
} from './sigmas.js';
import { evenlySpaced, leading, roundHalfToEven, spacings, trailing } from './timesteps.js';
import { divisibleSchedule, rescalableKeys } from './trainedSchedule.js';

/** The keys of solvers that divide the timesteps by one more than their steps. */
export const dividingKeys = {
  ...sigmaSpacingKeys,
  timestep_spacing: choice('linspace', spacings),
  steps_offset: integer(0, 0),
  prediction_type: predictionKey('sample', 'v_prediction', 'flow_prediction'),
  use_flow_sigmas: flag(false),
  flow_shift: positive(1),
  use_dynamic_shifting: flag(false),
  time_shift_type: choice('exponential', ['exponential']),
};

const keys = {
  ...rescalableKeys,
  ...dividingKeys,
  algorithm_type: choice('dpmsolver++', ['dpmsolver', 'dpmsolver++', 'sde-dpmsolver', 'sde-dpmsolver++', 'deis']),
  final_sigmas_type: choice('zero', ['zero', 'sigma_min']),
  lambda_min_clipped: number(-Infinity, 'a number or -Infinity', (value) => value < Infinity),
  use_lu_lambdas: flag(false),
};
type DpmValues = Values<typeof keys>;

/** These classes have no keys for the shift of pipelines, so pipelines use the usual constants. */
const pipelineShift = valuesOf(dynamicShiftKeys, {});

/** Returns the shift of a flow: the one of the file, or the one that a pipeline computes. */
export function flowShift(
  values: Pick<DpmValues, 'flow_shift' | 'use_dynamic_shifting'>,
  options: TableOptions,
): number {
  return values.use_dynamic_shifting ? shiftOf(pipelineShift, options) : values.flow_shift;
}

/**
 * DPM-Solver++ of several steps; Lu et al. 2022. It divides the timesteps by one more than its steps for all spacings but
 * `'trailing'`, and takes the ends of Karras' and the other spacings of σ from all timesteps of the training.
 */
export const dpmMultistep = schedulerClass({
  keys,
  stepKeys: [
    'solver_order',
    'solver_type',
    'lower_order_final',
    'euler_at_final',
    'thresholding',
    'dynamic_thresholding_ratio',
    'sample_max_value',
    'variance_type',
  ],
  make: (values) => {
    checkContradictions(values);
    return values.use_flow_sigmas ? alongFlow(values) : alongSchedule(values);
  },
});

function checkContradictions(values: DpmValues): void {
  const { algorithm_type, final_sigmas_type, use_flow_sigmas } = values;
  const spacing = sigmaSpacingOf(values);
  const ofSpacing = spacing === null ? [] : [`use_${spacing}_sigmas`];
  const others = (['use_lu_lambdas', 'use_flow_sigmas'] as const).filter((name) => values[name]);
  checkAlone([...ofSpacing, ...others]);
  if (algorithm_type.endsWith('dpmsolver') && final_sigmas_type === 'zero') {
    throw invalid('final_sigmas_type', 'zero', `'sigma_min', since ${algorithm_type} cannot end at 0`);
  }
  if (use_flow_sigmas && values.rescale_betas_zero_snr) {
    throw invalid('rescale_betas_zero_snr', true, 'false, since use_flow_sigmas leaves no β to rescale');
  }
  checkFlow(values);
}

/** Throws if a key of flows is set although `use_flow_sigmas` is not. */
export function checkFlow(
  values: Pick<DpmValues, 'prediction_type' | 'use_flow_sigmas' | 'use_dynamic_shifting'>,
): void {
  if (values.use_flow_sigmas) return;
  if (values.prediction_type === 'flow_prediction') {
    throw invalid('prediction_type', 'flow_prediction', 'another, unless use_flow_sigmas is true');
  }
  if (values.use_dynamic_shifting) {
    throw invalid('use_dynamic_shifting', true, 'false, unless use_flow_sigmas is true');
  }
}

function alongFlow(values: DpmValues): SchedulerParts {
  const { num_train_timesteps: timesteps, prediction_type } = values;
  const end = values.final_sigmas_type === 'zero' ? 0 : leastSigma(values);
  if (end >= 1) throw invalid('final_sigmas_type', 'sigma_min', `'zero', since σ of t = 0 is ${end}, not less than 1`);
  return {
    process: gaussianPath({ kind: 'flow' }),
    predicts: targets[prediction_type],
    mostSteps: timesteps,
    table: (steps, options) => {
      const shift = flowShift(values, options);
      const noise = evenlySpaced(1, 1 / timesteps, steps + 1).map((signal) => shiftedSigma(1 - signal, shift));
      const sigmas = noise.reverse().slice(0, steps);
      // Cut, not rounded.
      return { timesteps: sigmas.map((sigma) => Math.floor(sigma * timesteps)), sigmas: [...sigmas, end] };
    },
  };
}

/** Returns σ at t = 0 of the schedule, at which even the table of a flow ends if the configuration sets this end. */
function leastSigma(values: DpmValues): number {
  return divisibleSchedule(values).sigmas[0] as number;
}

function alongSchedule(values: DpmValues): SchedulerParts {
  const { schedule: process, sigmas: trained } = divisibleSchedule(values);
  const [first, last] = [trained[trained.length - 1] as number, trained[0] as number];
  const end = values.final_sigmas_type === 'zero' ? 0 : last;
  const spacing = values.use_lu_lambdas ? 'exponential' : sigmaSpacingOf(values);
  const toInteger = integerOf(values);
  // Timesteps whose λ = ln(α / σ) is at least the least one; the last ones of a cosine schedule are left out so.
  const visitable = trained.findLastIndex((sigma) => -Math.log(sigma) >= values.lambda_min_clipped) + 1;
  if (visitable === 0) {
    throw invalid('lambda_min_clipped', values.lambda_min_clipped, `at most λ of t = 0, ${-Math.log(last)}`);
  }
  return {
    process,
    predicts: targets[values.prediction_type],
    mostSteps: process.timesteps,
    table: (steps) => {
      if (spacing !== null) {
        const key = values.use_lu_lambdas ? (['use_lu_lambdas', true, 'false'] as const) : undefined;
        const sigmas = spacedSigmas(spacing, first, last, steps, key);
        return { timesteps: sigmas.map((sigma) => toInteger(timestepOf(trained, sigma))), sigmas: [...sigmas, end] };
      }
      const timesteps = dividedTimesteps(values, visitable, steps);
      return { timesteps, sigmas: [...timesteps.map((t) => sigmaAt(trained, t)), end] };
    },
  };
}

/** Returns falling timesteps below `visitable`. With `'trailing'` there can be fewer timesteps than steps. */
export function dividedTimesteps(
  values: Pick<DpmValues, 'timestep_spacing' | 'steps_offset' | 'num_train_timesteps'>,
  visitable: number,
  steps: number,
): number[] {
  switch (values.timestep_spacing) {
    case 'linspace':
      return evenlySpaced(0, visitable - 1, steps + 1)
        .map(roundHalfToEven)
        .reverse()
        .slice(0, steps);
    case 'leading':
      return leading(Math.floor(visitable / (steps + 1)), steps + 1, values.steps_offset).slice(0, steps);
    case 'trailing':
      return trailing(visitable, values.num_train_timesteps / steps).slice(0, steps);
  }
}

/**
 * Timesteps of σ that lie between integers are rounded for Karras' and Lu's spacing, unless the schedule is the cosine one; they are
 * cut otherwise.
 */
function integerOf(values: DpmValues): (t: number) => number {
  const isRounded = values.use_karras_sigmas || values.use_lu_lambdas;
  if (isRounded && values.beta_schedule !== 'squaredcos_cap_v2') return roundHalfToEven;
  // A value that is an integer except for the last bits of a logarithm becomes that integer.
  return (t) => Math.floor(t + 1e-6);
}
