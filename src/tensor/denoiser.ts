import type { PredictionTarget, Predictor, Process, Schedule } from '../process/types.js';
import type { ReturnedTensor, Tensor } from './tensorTypes.js';

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
 *
 * One in continuous time is a `Denoiser<GaussianPath>`, or, of whichever process, a `Denoiser<Process>`: its `schedule` is a path,
 * and its t a time of this path. `sample` takes all of them, and so does `ReverseChain`; other figures, whose t counts steps, those
 * of schedules.
 */
export interface Denoiser<P extends Process = Schedule> extends Predictor<P> {
  /**
   * The target of the prediction: the noise ε, the clean x0, v = α·ε - σ·x0, the velocity α'·x0 + σ'·ε, or the score
   * -ε/σ.
   */
  readonly predicts: PredictionTarget;
  /** The process that it was made for: a schedule, on which t counts, or a path. */
  readonly schedule: P;
  /**
   * Predicts from x_t.
   *
   * @param xt - x_t, or a batch of them along leading axes, float32. A figure passes its image's own shape,
   *   [height, width, 3] or that of a gray array, with no axis for a batch. It belongs to the caller: do not dispose it.
   * @param t - timestep, an integer in 0 ≤ t < schedule.timesteps, the same for the whole batch; of a path a number in
   *   start ≤ t ≤ end.
   * @param options - figures pass a `signal`. It aborts once nobody waits for the prediction, as where a reader has moved t: stop then, or
   *   ignore it.
   * @returns a float32 tensor of the shape of `xt`, which the caller disposes; or a promise of one.
   */
  predict(
    xt: Tensor,
    t: number,
    options?: { readonly signal?: AbortSignal | undefined },
  ): ReturnedTensor | Promise<ReturnedTensor>;
}
