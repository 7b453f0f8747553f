import type { Tensor } from '@tensorflow/tfjs-core';
import type { PredictionTarget, Predictor, Schedule } from '../core/types.js';

/**
 * A model of the data: it predicts what (2) made x_t from. A network, or a formula.
 *
 * Any tfjs model is one; this one was trained to predict ε from x_t and t:
 *
 * ```ts
 * const model = await tf.loadGraphModel('/model.json');
 * const denoiser: Denoiser = {
 *   predicts: 'epsilon',
 *   schedule: createSchedule(),
 *   predict: (xt, t) => tf.tidy(() => tf.squeeze(model.predict([tf.expandDims(xt, 0), tf.tensor1d([t])]), [0])),
 * };
 * ```
 */
export interface Denoiser extends Predictor {
  /** What it predicts: the noise ε, the clean x0, or v = √ᾱ_t·ε - √(1-ᾱ_t)·x0. */
  readonly predicts: PredictionTarget;
  /** The schedule that it was made for; t counts on it. */
  readonly schedule: Schedule;
  /**
   * Predicts from x_t.
   *
   * @param xt - x_t, or a batch of them along leading axes, float32. A figure passes its image's own shape,
   *   [height, width, 3] or that of a grey array, with no axis for a batch. It belongs to the caller: do not dispose it.
   * @param t - timestep, an integer in 0 ≤ t < schedule.timesteps, the same for the whole batch.
   * @returns a float32 tensor of the shape of `xt`, which the caller disposes; or a promise of one.
   */
  predict(xt: Tensor, t: number): Tensor | Promise<Tensor>;
}
