import { TIMESTEPS_LIMIT } from '../betas.js';
import { invalid } from '../check.js';
import { gaussianPath } from '../gaussianPath.js';
import { evenlySpaced } from './grids.js';
import { choice, flag, integer, number, positive, type Values } from './keys.js';
import { type SchedulerParts, schedulerClass, type TableOptions } from './schedulerClass.js';
import { dynamicShiftKeys, pipelineSigmas, shiftedSigma, shiftOf } from './shift.js';
import { sigmaSpacingKeys, sigmaSpacingOf } from './sigmaSpacing.js';
import { spacedSigmas } from './sigmas.js';

const keys = {
  ...dynamicShiftKeys,
  ...sigmaSpacingKeys,
  num_train_timesteps: integer(1000, 1),
  shift: positive(1),
  use_dynamic_shifting: flag(false),
  time_shift_type: choice('exponential', ['exponential', 'linear']),
  shift_terminal: number(null, 'a number in 0 <= shift_terminal < 1', (value) => value >= 0 && value < 1),
  invert_sigmas: flag(false),
};
type FlowValues = Values<typeof keys>;

/**
 * Euler's method along straight lines, x_t = (1 - σ)·x0 + σ·ε; Esser et al. 2024. Its t is σ times the timesteps of the training.
 *
 * A fixed `shift` acts twice: on the least σ, at which the spacing ends, and on each σ of the spacing. One that depends on the
 * tokens acts once, on σ from 1 to 1 / steps, as pipelines hand them over.
 */
export const flowMatchEuler = schedulerClass({
  keys,
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
  if (last === 1) throw invalid('steps', sigmas.length, 'at least 2 with shift_terminal');
  return sigmas.map((sigma) => 1 - ((1 - sigma) * (1 - terminal)) / (1 - last));
}
