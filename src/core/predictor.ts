import { invalid } from './check.js';
import { predictionTargets, unknownTarget } from './predictions.js';
import type { Predictor, Schedule } from './types.js';

/** Throws unless a value is an object with what a denoiser has. */
export function checkDenoiser(denoiser: Predictor): void {
  if (typeof denoiser !== 'object' || denoiser === null || typeof denoiser.predict !== 'function') {
    throw invalid('denoiser', denoiser, '{ predicts, schedule, predict(xt, t) }');
  }
  const { predicts, schedule } = denoiser;
  if (!predictionTargets.includes(predicts)) throw unknownTarget('predicts', predicts);
  if (!isSchedule(schedule)) throw invalid('schedule of the denoiser', schedule, 'what createSchedule returns');
}

function isSchedule(schedule: Schedule): boolean {
  return schedule?.timesteps > 0 && schedule.alphasCumprodSqrt?.length === schedule.timesteps;
}
