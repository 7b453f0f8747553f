import type { PredictionTarget, Process, Schedule } from '../../process/types.js';

/** exp(-40) is less than what float32 keeps of a sum of a million weights. */
const NEGLIGIBLE = -40;

/**
 * The least variance. Without noise all weight must lie on the nearest point; this variance ensures that in float32.
 */
const MIN_VARIANCE = 1e-30;

/** A variance that distances can be divided by. */
export function softened(variance: number): number {
  return Math.max(variance, MIN_VARIANCE);
}

/** Logits become weights, in place; the smallest become 0. */
export function softmax(logits: Float64Array): void {
  let largest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < logits.length; i++) if ((logits[i] as number) > largest) largest = logits[i] as number;
  let sum = 0;
  for (let i = 0; i < logits.length; i++) {
    const logit = (logits[i] as number) - largest;
    const weight = logit < NEGLIGIBLE ? 0 : Math.exp(logit);
    logits[i] = weight;
    sum += weight;
  }
  for (let i = 0; i < logits.length; i++) logits[i] = (logits[i] as number) / sum;
}

/** A formula that predicts from arrays; `arrayDenoiser` makes a `Denoiser` of it. Needs no tfjs. */
export interface ArrayModel<P extends Process = Schedule> {
  readonly predicts: PredictionTarget;
  readonly schedule: P;
  /** Predicts from the values of x_t, or of a batch, in row-major order; gives as many. */
  readonly predict: (xt: Float32Array, shape: readonly number[], t: number) => Float32Array;
  /** Computes the prediction in steps of about a millisecond, for models that take longer than a frame. */
  readonly steps?: (xt: Float32Array, shape: readonly number[], t: number) => Generator<void, Float32Array>;
}
