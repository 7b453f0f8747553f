import { invalid } from './check.js';
import { predictionTargets, unknownTarget } from './predictions.js';
import { isPath } from './process.js';
import type { Predictor, Process, Schedule } from './types.js';

/** Throws unless a value is an object with what a denoiser of a schedule has. */
export function checkDenoiser(denoiser: Predictor): void {
  const schedule = checkedSchedule(denoiser);
  if (!isSchedule(schedule)) throw invalid('schedule of the denoiser', schedule, 'what createSchedule returns');
}

/** The same for a denoiser of any process. */
export function checkAnyDenoiser(denoiser: Predictor<Process>): void {
  const process = checkedSchedule(denoiser);
  if (isProcess(process)) return;
  throw invalid('schedule of the denoiser', process, 'what createSchedule or gaussianPath returns');
}

/** The schedule of a denoiser of which all else is checked. */
function checkedSchedule<P extends Process>(denoiser: Predictor<P>): P {
  if (typeof denoiser !== 'object' || denoiser === null || typeof denoiser.predict !== 'function') {
    throw invalid('denoiser', denoiser, '{ predicts, schedule, predict(xt, t) }');
  }
  const { predicts, schedule } = denoiser;
  if (!predictionTargets.includes(predicts)) throw unknownTarget('predicts', predicts);
  return schedule;
}

function isProcess(process: Process): boolean {
  if (typeof process !== 'object' || process === null) return false;
  if (!isPath(process)) return isSchedule(process);
  const { start, end, alpha, sigma, logSnr } = process;
  return start < end && [alpha, sigma, logSnr].every((member) => typeof member === 'function');
}

function isSchedule(schedule: Schedule): boolean {
  return schedule?.timesteps > 0 && schedule.alphasCumprodSqrt?.length === schedule.timesteps;
}
