import { keep, type Tensor } from '@tensorflow/tfjs-core';
import { checkInteger, invalid } from '../base/check.js';
import { CHAIN_START } from '../process/noise.js';
import { noiseWords } from '../process/noiseHash.js';
import { checkAnyDenoiser, x0Coefficients } from '../process/predictions.js';
import { isPath } from '../process/process.js';
import { samplingPlan } from '../process/samplers.js';
import { sampleTimes } from '../process/sampleTimes.js';
import { checkFinite, type LinearStep, linearStepsOf, type PassedStep } from '../process/solve.js';
import type { Process, Sampler, SampleTimesOptions, Solver } from '../process/types.js';
import { ask } from './ask.js';
import { backendReady, valuesOf } from './backend.js';
import { checkShape } from './check.js';
import type { Denoiser } from './denoiser.js';
import { linearGaussian } from './linearGaussian.js';
import { gaussianNoiseTensor } from './noise.js';

/**
 * One state of a chain.
 *
 * A type rather than an interface, so that tfjs's `dispose` and `tidy` accept it.
 */
export type SampledState = {
  /** Timestep of the state: from schedule.timesteps - 1, or the end of the path, which is noise, to -1, the clean sample. */
  t: number;
  /** The state, float32, of the requested shape. It belongs to the loop, which disposes it. */
  state: Tensor;
};

/** The start of a chain, and the signal that ends it. */
interface Chain {
  readonly shape: readonly number[];
  readonly seed: number;
  /** x_T; defaults to noise of the seed. */
  readonly start?: Tensor | undefined;
  readonly signal: AbortSignal | undefined;
}

/** The states of a chain: x_T, which is made when it begins, and where each step leads. */
async function* statesOf(
  denoiser: Denoiser<Process>,
  steps: readonly PassedStep[],
  { shape, seed, start, signal }: Chain,
): AsyncGenerator<SampledState, void> {
  signal?.throwIfAborted();
  await backendReady();
  let moving: Moving = { xt: start ? keep(start.clone()) : startOf(denoiser.schedule, shape, seed), kept: null };
  try {
    yield { t: (steps[0] as PassedStep).t, state: keep(moving.xt.clone()) };
    for (const [index, step] of steps.entries()) {
      for (const pass of step.passes) {
        const next = await moved(pass, moving, { denoiser, seed, signal });
        free(moving);
        moving = next;
        checkFinite(await valuesOf(moving.xt), index, step);
      }
      yield { t: step.s, state: keep(moving.xt.clone()) };
    }
  } finally {
    free(moving);
  }
}

/** A state of a chain, and the values that were kept with it. */
interface Moving {
  readonly xt: Tensor;
  readonly kept: Tensor | null;
}

function free({ xt, kept }: Moving): void {
  xt.dispose();
  kept?.dispose();
}

/** x_T: of a path as large as its noise. */
export function startOf(process: Process, shape: readonly number[], seed: number): Tensor {
  const noise = keep(gaussianNoiseTensor(shape, { seed, stream: CHAIN_START }));
  if (!isPath(process)) return noise;
  const start = keep(linearGaussian({ a: process.sigma(process.end), b: 0, sigma: 0 }, { x: noise }));
  noise.dispose();
  return start;
}

interface Asked extends Pick<Chain, 'seed' | 'signal'> {
  readonly denoiser: Denoiser<Process>;
}

/** Returns the state after a pass. */
export async function moved(
  pass: LinearStep,
  { xt, kept }: Moving,
  { denoiser, seed, signal }: Asked,
): Promise<Moving> {
  signal?.throwIfAborted();
  const { answer, abandon } = ask(denoiser, xt, pass.t);
  const prediction = await unlessAborted(answer, signal).catch((error: unknown) => {
    abandon();
    throw error;
  });
  try {
    const { a, b, c, sigma } = pass.next;
    const noise = sigma === 0 ? null : { seed, stream: pass.stream };
    const next = keep(linearGaussian({ a, b, sigma }, { x: prediction, y: xt, noise }));
    return {
      xt: kept ? withKept(next, c, kept) : next,
      kept: pass.kept && keep(linearGaussian({ ...pass.kept, sigma: 0 }, { x: prediction, y: xt })),
    };
  } finally {
    prediction.dispose();
  }
}

/** Replaces `next` by next + c · kept. */
function withKept(next: Tensor, c: number, kept: Tensor): Tensor {
  const sum = keep(linearGaussian({ a: 1, b: c, sigma: 0 }, { x: next, y: kept, overwrite: 'x' }));
  next.dispose();
  return sum;
}

/** A promise that rejects with the signal's reason as soon as it is aborted. */
async function unlessAborted<Value>(pending: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  signal?.throwIfAborted(); // by the denoiser itself
  if (!signal) return pending;
  let abort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort);
  });
  return Promise.race([pending, aborted]).finally(() => signal.removeEventListener('abort', abort));
}

/** The options of `sample`. */
export interface SampleOptions extends SampleTimesOptions {
  /** The shape of the sample, or of a batch of samples, as the denoiser takes it. */
  readonly shape: readonly number[];
  /**
   * The sampler of each step; see `samplerCoefficients`. Heun evaluates the denoiser twice a step, all other samplers
   * once. Defaults to DDIM without noise, `{ kind: 'ddim', eta: 0 }`.
   */
  readonly sampler?: Sampler | Solver | undefined;
  /**
   * Number of steps, a positive integer; of a schedule at most its timesteps. Defaults to 50, or to all timesteps if there are
   * fewer.
   */
  readonly steps?: number | undefined;
  /** Seed of x_T and of each step's noise, any finite number; defaults to 0. The same seed gives the same sample. */
  readonly seed?: number | undefined;
  /**
   * x_T, float32 and of this shape, such as `invert` gives. It is yours; do not dispose it before the first state has come. Defaults
   * to noise of the seed.
   */
  readonly start?: Tensor | undefined;
  /** Ends the chain at once with the signal's reason, also while the denoiser predicts. */
  readonly signal?: AbortSignal | undefined;
}

const DDIM: Sampler = { kind: 'ddim', eta: 0 };
export const DEFAULT_STEPS = 50;

/**
 * Samples from a denoiser: from the noise x_T, which comes first, to the clean sample, which comes last.
 *
 * ```ts
 * for await (const { t, state } of sample(denoiser, { shape: [16, 2], steps: 20 })) {
 *   if (t === -1) console.log(await state.array());
 *   state.dispose();
 *   await tf.nextFrame(); // a denoiser without promises leaves the page no time of its own
 * }
 * ```
 *
 * The denoiser may be one of a schedule or of a path, whose noise at its end is x_T. A solver needs few steps:
 *
 * ```ts
 * const denoiser = optimalDenoiser(points, gaussianPath({ kind: 'edm' }), { deviation: 0.1 });
 * const states = sample(denoiser, { shape: [16, 2], sampler: { kind: 'heun', in: 'sigma' }, steps: 10, spacing: 'karras' });
 * ```
 *
 * Each state belongs to the loop, which disposes it, at any time. What `sample` itself holds is freed when the loop ends,
 * is left early, or is aborted, and when the denoiser fails.
 *
 * @param denoiser - what predicts; it may be a network, or one of the exact denoisers.
 * @throws RangeError, at once, that names the argument, its value and what was expected. While it runs, a RangeError if
 *   the denoiser gives anything but finite float32 values of the shape of x_t, or a step leaves the finite numbers; an Error if
 *   the denoiser fails; and the signal's reason.
 */
export function sample(denoiser: Denoiser<Process>, options: SampleOptions): AsyncGenerator<SampledState, void> {
  checkAnyDenoiser(denoiser);
  const { shape, sampler = DDIM, spacing, rho, seed = 0, start, signal } = options;
  const { predicts, schedule: process } = denoiser;
  if (!Array.isArray(shape)) throw invalid('shape', shape, 'a list of sizes: [16, 2]');
  for (const size of shape) checkInteger('shape', size, 0, 2 ** 32);
  if (start) checkShape('start', start, shape);
  noiseWords({ seed });
  const { steps = isPath(process) ? DEFAULT_STEPS : Math.min(DEFAULT_STEPS, process.timesteps) } = options;
  const plan = samplingPlan(process, sampleTimes(process, steps, { spacing, rho }), sampler);
  const passed = linearStepsOf(plan, (t) => x0Coefficients(predicts, process, t));
  return statesOf(denoiser, passed, { shape, seed, start, signal });
}
