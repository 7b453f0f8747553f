import type { GaussianPath, Sampler, Solver } from '../core/types.js';
import type { Denoiser } from '../tensor/denoiser.js';
import type { Tensor } from '../tensor/tensorTypes.js';
import type { DenoiserContent, LearningOptions, PointSampleOptions } from './types.js';

/** How a network is trained on a flow; see `trainDenoiser`. */
export interface FlowTrainOptions extends LearningOptions<FlowDenoiser> {
  /** It learns the velocity ε - x0 on straight lines from the data to noise, x_t = (1 - t)·x0 + t·ε; Lipman et al. 2023. */
  path: 'flow';
}

/** How a flow is straightened; see `reflow`. */
export interface ReflowOptions extends LearningOptions<FlowDenoiser> {
  /** Number of updates of the weights, which begin as those of the flow, an integer in 1 ≤ steps ≤ 100,000; defaults to 1000. */
  steps?: number | undefined;
  /** Names the pairs, the batches and the noise; any finite number; defaults to 0. */
  seed?: number | undefined;
  /** Number of pairs of noise and a point, an integer in 2 ≤ pairs ≤ 100,000; defaults to 10,000. */
  pairs?: number | undefined;
}

/** What is sampled along a flow; see `FlowDenoiser.sample`. */
export interface FlowSampleOptions extends PointSampleOptions {
  /** How a step is taken; defaults to Euler's along the velocity, `{ kind: 'euler', in: 'time' }`. */
  sampler?: Sampler | Solver | undefined;
  /** Number of steps, a positive integer; defaults to 50. */
  steps?: number | undefined;
}

/**
 * A network that was trained on points of the plane, on the path of flow matching: x_t = (1 - t)·x0 + t·ε for any t from 0, the
 * data, to 1, the noise.
 *
 * All points go in and come out in the units of the data. The noise has unit variance whatever the units; for data of another
 * variance the network is asked at the t of the same signal-to-noise ratio.
 */
export interface FlowDenoiser extends Denoiser<GaussianPath> {
  /** u = ε - x0, dx/dt along the flow; Lipman et al. 2023. */
  readonly predicts: 'velocity';
  /** `gaussianPath({ kind: 'flow' })`. */
  readonly schedule: GaussianPath;
  /** Number of points that were given. */
  readonly pointsGiven: number;
  /** Number of points that were trained on: of more than 100,000, so many are chosen evenly. */
  readonly pointsUsed: number;

  /** The velocity from x_t, as `predictValues` gives it, for tensors: see `PointDenoiser.predict`. */
  predict(xt: Tensor, t: number): Promise<Tensor>;

  /**
   * The velocity from x_t, as plain numbers.
   *
   * ```ts
   * const u = denoiser.predictValues(Float32Array.of(0.5, -1), 0.4);
   * ```
   *
   * @param xt - x, y of each point.
   * @param t - a number in 0 ≤ t ≤ 1.
   * @param out - where the result goes, as long as `xt`; may be `xt` itself; defaults to a new array.
   * @returns `out`.
   * @throws RangeError if a length or t is wrong.
   */
  predictValues(xt: Float32Array, t: number, out?: Float32Array): Float32Array;

  /**
   * New points: x, y of each, from the noise that a `PointDenoiser` draws for the seed too. It works in slices of 8 ms.
   *
   * ```ts
   * const points = await denoiser.sample({ count: 1000, steps: 8 });
   * ```
   *
   * @throws RangeError (as a rejection) if an option is out of range; the signal's reason if it aborts.
   */
  sample(options?: FlowSampleOptions): Promise<Float32Array>;

  /** The weights and what else it takes to make the denoiser again, by `denoiserFromJSON`: 63 kB as text. */
  toJSON(): FlowDenoiserJSON;
}

/** A denoiser that was trained on a flow, as plain data. */
export interface FlowDenoiserJSON extends DenoiserContent {
  readonly format: 'diffusion-figures/denoiser';
  readonly version: 2;
  readonly path: 'flow';
}
