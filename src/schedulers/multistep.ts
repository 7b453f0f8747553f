import { gaussianPath } from '../process/gaussianPath.js';
import { checkFlow, dividedTimesteps, dividingKeys, flowShift } from './dpm.js';
import {
  choice,
  type Key,
  type SchedulerParts,
  schedulerClass,
  type TimestepTable,
  targets,
  type Values,
} from './schedulerClass.js';
import { checkAlone, shiftedSigma, sigmaAt, sigmaSpacingOf, spacedSigmas, timestepOf } from './sigmas.js';
import { evenlySpaced, roundHalfToEven } from './timesteps.js';
import { divisibleSchedule, rescalableKeys, trainingKeys } from './trainedSchedule.js';

// Multistep solvers with the same timestep spacings as DPM-Solver++.

/** A key that must be absent, because we have not checked its effect. */
const absent: Key<null> = { fallback: null, expected: 'null or none', accepts: () => false };

const keys = { ...trainingKeys, ...dividingKeys };
type MultistepValues = Values<typeof keys> & { readonly rescale_betas_zero_snr?: boolean };

/** The rules that differ between the two classes. */
interface Rules {
  /** Returns the final σ from the σ before it and the σ of t = 0. */
  readonly end: (last: number, least: number) => number;
  /** Returns the σ of a flow before the shift, from noise to data. */
  readonly flow: (timesteps: number, steps: number) => number[];
}

/** UniPC reduces a σ of 1 by this number, so that the signal is not 0. */
const BELOW_ONE = 1e-6;

/** UniPC, Zhao et al. 2023. */
export const uniPcMultistep = schedulerClass({
  keys: {
    ...keys,
    ...rescalableKeys,
    final_sigmas_type: choice('zero', ['zero', 'sigma_min']),
    sigma_min: absent,
    sigma_max: absent,
    shift_terminal: absent,
  },
  stepKeys: [
    ...['solver_order', 'solver_type', 'solver_p', 'predict_x0', 'lower_order_final', 'disable_corrector'],
    ...['thresholding', 'dynamic_thresholding_ratio', 'sample_max_value'],
  ],
  make: (values) =>
    multistep(values, {
      end: (last, least) => {
        if (values.final_sigmas_type === 'zero') return 0;
        return isRespaced(values) ? last : least;
      },
      flow: (timesteps, steps) => evenlySpaced(1, 1 / timesteps, steps + 1).slice(0, steps),
    }),
});

/** DEIS, Zhang & Chen 2023. Its table ends at the σ of t = 0, or with another spacing at its last σ. */
export const deisMultistep = schedulerClass({
  keys,
  stepKeys: [
    ...['solver_order', 'solver_type', 'algorithm_type', 'lower_order_final'],
    ...['thresholding', 'dynamic_thresholding_ratio', 'sample_max_value'],
  ],
  make: (values) =>
    multistep(values, {
      end: (last, least) => (isRespaced(values) ? last : least),
      flow: (timesteps, steps) => {
        const noise = evenlySpaced(1, 1 / timesteps, steps + 1).map((signal) => 1 - signal);
        return noise.reverse().slice(0, steps);
      },
    }),
});

function isRespaced(values: MultistepValues): boolean {
  return values.use_flow_sigmas || sigmaSpacingOf(values) !== null;
}

function multistep(values: MultistepValues, rules: Rules): SchedulerParts {
  const spacing = sigmaSpacingOf(values);
  checkAlone([
    ...(spacing === null ? [] : [`use_${spacing}_sigmas`]),
    ...(values.use_flow_sigmas ? ['use_flow_sigmas'] : []),
  ]);
  checkFlow(values);
  const { schedule, sigmas: trained } = divisibleSchedule({ rescale_betas_zero_snr: false, ...values });
  const [first, least] = [trained[trained.length - 1] as number, trained[0] as number];
  const { num_train_timesteps: count } = values;
  const withEnd = (timesteps: number[], sigmas: number[]): TimestepTable => ({
    timesteps,
    sigmas: [...sigmas, rules.end(sigmas[sigmas.length - 1] as number, least)],
  });
  return {
    process: values.use_flow_sigmas ? gaussianPath({ kind: 'flow' }) : schedule,
    predicts: targets[values.prediction_type],
    mostSteps: schedule.timesteps,
    table: (steps, options) => {
      if (values.use_flow_sigmas) {
        const shift = flowShift(values, options);
        const shifted = rules.flow(count, steps).map((sigma) => shiftedSigma(sigma, shift));
        const sigmas = shifted.map((sigma) => (Math.abs(sigma - 1) < BELOW_ONE ? sigma - BELOW_ONE : sigma));
        return withEnd(
          sigmas.map((sigma) => Math.floor(sigma * count)),
          sigmas,
        );
      }
      if (spacing !== null) {
        const sigmas = spacedSigmas(spacing, first, least, steps);
        // Timesteps of the Karras spacing are rounded, and others are truncated. 1e-6 absorbs the rounding error of a logarithm.
        const toInteger = spacing === 'karras' ? roundHalfToEven : (t: number) => Math.floor(t + 1e-6);
        return withEnd(
          sigmas.map((sigma) => toInteger(timestepOf(trained, sigma))),
          sigmas,
        );
      }
      const timesteps = dividedTimesteps(values, count, steps);
      return withEnd(
        timesteps,
        timesteps.map((t) => sigmaAt(trained, t)),
      );
    },
  };
}
