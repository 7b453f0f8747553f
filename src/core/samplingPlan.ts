import { chainStep } from './chainStreams.js';
import { isPath } from './process.js';
import { checkAnySampler, samplerCoefficients } from './samplers.js';
import { type CorrectorCoefficients, correctorCoefficients, multistepCoefficients } from './solvers.js';
import { CLEAN } from './stride.js';
import type { Coefficients, Process, Sampler, Solver } from './types.js';

/** One step of a sampler, from t to s. */
export interface PlannedStep {
  readonly t: number;
  /** -1 for the clean image. */
  readonly s: number;
  /** x_s = a · x̂0 + b · x_t + sigma · z. */
  readonly step: Coefficients;
  /** The x̂0 that goes into it: a · that at t + b · that of the step before. Null: that at t as it is. */
  readonly multistep: Coefficients | null;
  /** What a second prediction, at s, makes of x_s. Null: nothing, and there is none. */
  readonly corrector: CorrectorCoefficients | null;
  /** Which of the seed's streams z is. */
  readonly stream: number;
}

/**
 * The steps of a sampler or solver through given times, with everything that does not hang on the states.
 *
 * @param times - falling, as of `sampleTimes`; the last step leads to the clean image.
 * @throws RangeError if a time is out of range, or they do not fall.
 */
export function samplingPlan(process: Process, times: readonly number[], sampler: Sampler | Solver): PlannedStep[] {
  checkAnySampler(sampler);
  return times.map((t, index) => {
    const s = times[index + 1] ?? CLEAN;
    const before = times[index - 1];
    return {
      ...{ t, s, step: samplerCoefficients(process, t, s, sampler) },
      multistep: sampler.kind === 'dpm++' && before !== undefined ? multistepCoefficients(process, before, t, s) : null,
      corrector: sampler.kind === 'heun' ? correctorCoefficients(process, t, s, sampler) : null,
      // A path has times between the integers; of one plan each step has another place.
      stream: chainStep(isPath(process) ? index : t),
    };
  });
}

/** How often a plan asks for a prediction: once a step, and once more where it corrects one. */
export function evaluationsOf(plan: readonly PlannedStep[]): number {
  return plan.length + plan.filter(({ corrector }) => corrector !== null).length;
}
