import type { GaussianPath, Sampler, SampleTimesOptions, Schedule, Solver } from '../process/types.js';
import type { Denoiser } from '../tensor/denoiser.js';
import type { Tensor } from '../tensor/tensorTypes.js';

/** The options of every training, with its callbacks. */
export interface LearningOptions<Trained> {
  /** Number of updates of the weights, an integer in 1 ≤ steps ≤ 100,000; defaults to 3000. */
  steps?: number | undefined;
  /** Number of points in each update, an integer in 1 ≤ batch ≤ 4096; defaults to 256. */
  batch?: number | undefined;
  /** Names the first weights, the batches and the noise; any finite number; defaults to 0. */
  seed?: number | undefined;
  /** Aborts the training: the promise rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /**
   * Called after every 25 steps and after the last one. Training goes on when what it returns has settled; if it throws
   * or rejects, training ends with that error.
   */
  onProgress?: ((progress: TrainingProgress<Trained>) => void | Promise<void>) | undefined;
}

/** The options of a training; see `trainDenoiser`. */
export interface TrainOptions extends LearningOptions<PointDenoiser> {
  /** None: it learns v on the cosine schedule. */
  path?: undefined;
}

/** The progress of a training. */
export interface TrainingProgress<Trained = PointDenoiser> {
  /** Steps that have been taken. */
  readonly step: number;
  /** Steps that will be taken in all. */
  readonly steps: number;
  /**
   * Mean squared error of what the network predicts over the steps since the last call, in points of unit variance and as a share
   * of the variance of v, or of the velocity between noise and points that are paired at random: 1 if nothing is learned. Coupled
   * pairs lie nearer to each other, so that it begins lower.
   */
  readonly loss: number;
  /** The network as it is at this step. Its weights are copied when this is first read, and only then. */
  readonly denoiser: Trained;
}

/** The options of a sample; see `PointDenoiser.sample`. */
export interface PointSampleOptions extends SampleTimesOptions {
  /** Number of points, an integer in 1 ≤ count ≤ 1,000,000; defaults to 1000. */
  count?: number | undefined;
  /** The sampler of each step; see `samplerCoefficients`. Defaults to `{ kind: 'ddim', eta: 0 }`. */
  sampler?: Sampler | Solver | undefined;
  /** Number of steps, an integer in 1 ≤ steps ≤ schedule.timesteps; defaults to 50. */
  steps?: number | undefined;
  /** Names the noise; any finite number; defaults to 0. */
  seed?: number | undefined;
  /** Aborts the sampling: the promise rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
}

/**
 * A network that was trained on points of the plane: a `Denoiser` of `diffusion-figures/tensor`, which can do more.
 *
 * All points go in and come out in the units of the data. The process is that of the schedule, whose noise has unit
 * variance whatever the units; for data of another variance the network is asked at the timestep of the same
 * signal-to-noise ratio.
 */
export interface PointDenoiser extends Denoiser {
  /** v = √ᾱ_t·ε - √(1-ᾱ_t)·x0; Salimans & Ho 2022. */
  readonly predicts: 'v';
  /** The cosine schedule of 1000 timesteps. */
  readonly schedule: Schedule;
  /** Number of points that were given. */
  readonly pointsGiven: number;
  /** Number of points in the training: of more than 100,000, this many are chosen evenly. */
  readonly pointsUsed: number;

  /**
   * v from x_t, as a tfjs tensor that the caller disposes. Needs tfjs, and carries no gradient.
   *
   * @param xt - points x_t, a float32 tensor whose last axis has the size 2.
   * @param t - timestep, an integer in 0 ≤ t < schedule.timesteps.
   * @throws RangeError (as a rejection) if the shape or t is wrong.
   */
  predict(xt: Tensor, t: number): Promise<Tensor>;

  /**
   * v from x_t, as plain numbers.
   *
   * ```ts
   * const v = denoiser.predictValues(Float32Array.of(0.5, -1), 400);
   * ```
   *
   * @param xt - x, y of each point.
   * @param t - timestep, an integer in 0 ≤ t < schedule.timesteps.
   * @param out - where the result goes, as long as `xt`; may be `xt` itself; defaults to a new array.
   * @returns `out`.
   * @throws RangeError if a length or t is wrong.
   */
  predictValues(xt: Float32Array, t: number, out?: Float32Array): Float32Array;

  /**
   * New points: x, y of each, by the noise that `sample` of `diffusion-figures/tensor` draws for the seed. It works in slices
   * of 8 ms, so that a page stays responsive.
   *
   * ```ts
   * const points = await denoiser.sample({ count: 1000, seed: 1 });
   * const noisier = await denoiser.sample({ sampler: { kind: 'ddpm', variance: 'posterior' }, steps: 250 });
   * const sooner = await denoiser.sample({ sampler: { kind: 'dpm++' }, steps: 10 });
   * ```
   *
   * @throws RangeError (as a rejection) if an option is out of range; the signal's reason if it aborts.
   */
  sample(options?: PointSampleOptions): Promise<Float32Array>;

  /** The weights and what else it takes to make the denoiser again, by `denoiserFromJSON`: 63 kB as text. */
  toJSON(): DenoiserJSON;
}

/** The content of a denoiser, as plain data. */
export interface DenoiserContent {
  /** The weights: little-endian float32 values in base64. */
  readonly weights: string;
  /** Mean of the data, x and y. */
  readonly mean: readonly [number, number];
  /** Standard deviation of the data, of both axes together. */
  readonly scale: number;
  readonly pointsGiven: number;
  readonly pointsUsed: number;
}

/** A trained denoiser as plain data. */
export interface DenoiserJSON extends DenoiserContent {
  readonly format: 'diffusion-figures/denoiser';
  readonly version: 1;
}

/** The options of a training on a flow; see `trainDenoiser`. */
export interface FlowTrainOptions extends LearningOptions<FlowDenoiser> {
  /**
   * The path. The network learns the velocity ε - x0 on straight lines from the data to noise, x_t = (1 - t)·x0 + t·ε;
   * Lipman et al. 2023.
   */
  path: 'flow';
  /**
   * The coupling of noise and points. Defaults to pairs at random. With `{ pairs: 64 }` each 64 rows of a batch are
   * coupled so that the sum of squared distances between noise and points is least, by `assignment`; Pooladian et al.
   * 2023, Tong et al. 2024.
   */
  coupling?: Coupling | undefined;
}

/** A minibatch coupling by optimal transport. */
export interface Coupling {
  /**
   * Rows that are coupled at a time, an integer in 2 ≤ pairs ≤ 256; of more than the batch, all of it. The larger, the straighter the
   * trajectories, and the longer a step takes: with 64 and a batch of 256 about three times as long.
   */
  readonly pairs: number;
}

/** The options of a reflow, which straightens a flow; see `reflow`. */
export interface ReflowOptions extends LearningOptions<FlowDenoiser> {
  /** Number of updates of the weights, which begin as those of the flow, an integer in 1 ≤ steps ≤ 100,000; defaults to 1000. */
  steps?: number | undefined;
  /** Names the pairs, the batches and the noise; any finite number; defaults to 0. */
  seed?: number | undefined;
  /** Number of pairs of noise and a point, an integer in 2 ≤ pairs ≤ 100,000; defaults to 10,000. */
  pairs?: number | undefined;
}

/** The options of a sample along a flow; see `FlowDenoiser.sample`. */
export interface FlowSampleOptions extends PointSampleOptions {
  /** The sampler of each step; defaults to Euler's along the velocity, `{ kind: 'euler', in: 'time' }`. */
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
  /** Number of points in the training: of more than 100,000, this many are chosen evenly. */
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

/** The options of a sample of a consistency model; see `ConsistencyModel.sample`. */
export interface ConsistencySampleOptions extends Pick<PointSampleOptions, 'count' | 'seed' | 'signal'> {
  /** Number of steps, an integer in 1 ≤ steps ≤ 1000; defaults to 1. */
  steps?: number | undefined;
}

/** A network that leads from any x_t on the path of flow matching to the end of its trajectory; see `trainConsistency`. */
export interface ConsistencyModel {
  /** Number of points that were given. */
  readonly pointsGiven: number;
  /** Number of points in the training: of more than 100,000, this many are chosen evenly. */
  readonly pointsUsed: number;

  /**
   * The end of the trajectory through each x_t, as plain numbers in the units of the data.
   *
   * @param xt - x, y of each point.
   * @param t - a number in 0 ≤ t ≤ 1.
   * @param out - where the result goes, as long as `xt`; may be `xt` itself; defaults to a new array.
   * @returns `out`.
   * @throws RangeError if a length or t is wrong.
   */
  endValues(xt: Float32Array, t: number, out?: Float32Array): Float32Array;

  /**
   * New points: x, y of each, from the noise that a `FlowDenoiser` draws for the seed too. With more than one step, each end is mixed with
   * new noise for the next t, and the model leads from there to an end again; Song et al. 2023, algorithm 1.
   *
   * ```ts
   * const points = await model.sample({ count: 1000, steps: 2 });
   * ```
   *
   * @throws RangeError (as a rejection) if an option is out of range; the signal's reason if it aborts.
   */
  sample(options?: ConsistencySampleOptions): Promise<Float32Array>;
}
