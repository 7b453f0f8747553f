import { checkInteger } from '../base/check.js';
import { CLEAN, strideBetween } from './coefficients.js';
import { chainStep } from './noiseHash.js';
import { samplerCoefficients } from './samplers.js';
import type { Coefficients, FirstOrderSampler, Schedule } from './types.js';

/** One turn of RePaint: a reverse step from t to s, at whose end the known part is pasted; and maybe a step back. */
export interface Turn {
  readonly t: number;
  /** -1 for the clean image. */
  readonly s: number;
  /** The reverse step: x_s = a · x̂0 + b · x_t + sigma · z. */
  readonly step: Coefficients;
  /** The known part at s: a · known + sigma · z. At the clean image it is the known image itself. */
  readonly known: Coefficients;
  /** Forward again, from the pasted x_s: x_t = a · x_s + sigma · z. Null: on to the next t. */
  readonly back: Coefficients | null;
  /** The stream of the seed for each z. */
  readonly streams: { readonly step: number; readonly known: number; readonly back: number };
}

/** Most turns at one step. */
export const RESAMPLE_LIMIT = 100;
/** Streams of a turn lie beyond those of all timesteps. */
const TURN = 2 ** 20;
const STREAMS = 3;

/**
 * The turns of RePaint, Lugmayr et al. 2022, algorithm 1: at each step `resample` of them, but one at the last, which leads to
 * the clean image.
 *
 * @param timesteps - falling, as of `sampleTimesteps`.
 * @throws RangeError that names the argument, its value and what was expected.
 */
export function repaintTurns(
  schedule: Schedule,
  timesteps: readonly number[],
  sampler: FirstOrderSampler,
  resample: number,
): Turn[] {
  checkInteger('resample', resample, 1, RESAMPLE_LIMIT + 1);
  return timesteps.flatMap((t, index) => {
    const s = timesteps[index + 1] ?? CLEAN;
    const { signalBefore, varianceBefore, scale, variance } = strideBetween(schedule, s, t);
    const step = samplerCoefficients(schedule, t, s, sampler);
    const known = { a: signalBefore, b: 0, sigma: Math.sqrt(varianceBefore) };
    const back = { a: scale, b: 0, sigma: Math.sqrt(variance) };
    const turns = s === CLEAN ? 1 : resample;
    return Array.from({ length: turns }, (_, turn): Turn => {
      const stream = (place: number) => chainStep(t) + (STREAMS * turn + place) * TURN;
      const streams = { step: stream(0), known: stream(1), back: stream(2) };
      return { t, s, step, known, back: turn < turns - 1 ? back : null, streams };
    });
  });
}
