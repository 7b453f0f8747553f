import type { PredictionTarget, Process, Schedule } from '../../core/types.js';

/** A formula that predicts from arrays; `arrayDenoiser` makes a `Denoiser` of it. Needs no tfjs. */
export interface ArrayModel<P extends Process = Schedule> {
  readonly predicts: PredictionTarget;
  readonly schedule: P;
  /** Predicts from the values of x_t, or of a batch, in row-major order; gives as many. */
  readonly predict: (xt: Float32Array, shape: readonly number[], t: number) => Float32Array;
  /** The same in steps of about a millisecond, for models that take longer than a frame. */
  readonly steps?: (xt: Float32Array, shape: readonly number[], t: number) => Generator<void, Float32Array>;
}
