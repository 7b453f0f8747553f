import { keep, type Tensor } from '@tensorflow/tfjs-core';
import { CHAIN_START, chainStep } from '../core/chainStreams.js';
import { checkInteger, invalid } from '../core/check.js';
import { noiseWords } from '../core/noiseKey.js';
import { x0Coefficients } from '../core/predictions.js';
import { checkDenoiser } from '../core/predictor.js';
import { checkSampler, samplerCoefficients } from '../core/samplers.js';
import { sampleTimesteps } from '../core/sampleTimesteps.js';
import type { Coefficients, NoiseKey, Sampler } from '../core/types.js';
import { ask } from './ask.js';
import { backendReady } from './backend.js';
import type { Denoiser } from './denoiser.js';
import { linearGaussian } from './linearGaussian.js';
import { gaussianNoiseTensor } from './noise.js';

/** What to sample, and how. */
export interface SampleOptions {
  /** The shape of the sample, or of a batch of samples, as the denoiser takes it. */
  readonly shape: readonly number[];
  /** How each step is taken; defaults to DDIM without noise, `{ kind: 'ddim', eta: 0 }`. */
  readonly sampler?: Sampler | undefined;
  /** Number of steps, an integer in 1 ≤ steps ≤ schedule.timesteps; defaults to 50, or all if there are fewer. */
  readonly steps?: number | undefined;
  /** Seed of x_T and of each step's noise, any finite number; defaults to 0. The same seed gives the same sample. */
  readonly seed?: number | undefined;
  /** Ends the chain at once with the signal's reason, also while the denoiser predicts. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * One state of a chain.
 *
 * A type rather than an interface, so that tfjs's `dispose` and `tidy` accept it.
 */
export type SampledState = {
  /** Timestep of the state: from schedule.timesteps - 1, which is noise, to -1, the clean sample. */
  t: number;
  /** The state, float32, of the shape that was asked for. It belongs to the loop, which disposes it. */
  state: Tensor;
};

const DDIM: Sampler = { kind: 'ddim', eta: 0 };
const USUAL_STEPS = 50;
const CLEAN = -1;

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
 * Each state belongs to the loop, which disposes it, at any time. What `sample` itself holds is freed when the loop ends,
 * is left early, or is aborted, and when the denoiser fails.
 *
 * @param denoiser - what predicts; it may be a network, or one of the exact denoisers.
 * @throws RangeError, at once, that names the argument, its value and what was expected. While it runs, a RangeError if
 *   the denoiser gives anything but finite float32 values of the shape of x_t, an Error if it fails, and the signal's reason.
 */
export function sample(denoiser: Denoiser, options: SampleOptions): AsyncGenerator<SampledState, void> {
  checkDenoiser(denoiser);
  const { shape, sampler = DDIM, seed = 0, signal } = options;
  const { predicts, schedule } = denoiser;
  if (!Array.isArray(shape)) throw invalid('shape', shape, 'a list of sizes: [16, 2]');
  for (const size of shape) checkInteger('shape', size, 0, 2 ** 32);
  noiseWords({ seed });
  checkSampler(sampler);
  const timesteps = sampleTimesteps(schedule, options.steps ?? Math.min(USUAL_STEPS, schedule.timesteps));
  const steps = timesteps.map((t, index): Step => {
    const s = timesteps[index + 1] ?? CLEAN;
    const ofPrediction = x0Coefficients(predicts, schedule, t);
    const coefficients = onPrediction(samplerCoefficients(schedule, t, s, sampler), ofPrediction);
    return { t, s, coefficients, key: { seed, stream: chainStep(t) } };
  });
  return walk(denoiser, gaussianStart(shape, seed), steps, signal);
}

/** One step of a chain. */
interface Step {
  readonly t: number;
  readonly s: number;
  /** `a` of the prediction, `b` of x_t. */
  readonly coefficients: Coefficients;
  readonly key: NoiseKey;
}

/** a·x̂0 + b·x_t + σ·z with x̂0 written as the prediction and x_t, so that a step is one operation. */
function onPrediction({ a, b, sigma }: Coefficients, x0: Coefficients): Coefficients {
  return { a: a * x0.b, b: a * x0.a + b, sigma };
}

/** x_T: made when the chain begins. */
function gaussianStart(shape: readonly number[], seed: number): () => Tensor {
  return () => keep(gaussianNoiseTensor(shape, { seed, stream: CHAIN_START }));
}

async function* walk(
  denoiser: Denoiser,
  start: () => Tensor,
  steps: readonly Step[],
  signal: AbortSignal | undefined,
): AsyncGenerator<SampledState, void> {
  signal?.throwIfAborted();
  await backendReady();
  let state = start();
  try {
    yield { t: denoiser.schedule.timesteps - 1, state: keep(state.clone()) };
    for (const step of steps) {
      const next = await take(step, state, denoiser, signal);
      state.dispose();
      state = next;
      yield { t: step.s, state: keep(state.clone()) };
    }
  } finally {
    state.dispose();
  }
}

/** The state that a step leads to. */
async function take(
  { t, coefficients, key }: Step,
  xt: Tensor,
  denoiser: Denoiser,
  signal: AbortSignal | undefined,
): Promise<Tensor> {
  signal?.throwIfAborted();
  const { answer, abandon } = ask(denoiser, xt, t);
  const prediction = await unlessAborted(answer, signal).catch((error: unknown) => {
    abandon();
    throw error;
  });
  try {
    const noise = coefficients.sigma === 0 ? null : key;
    return keep(linearGaussian(coefficients, { x: prediction, y: xt, noise }));
  } finally {
    prediction.dispose();
  }
}

/** A promise that rejects with the signal's reason as soon as it is aborted. */
async function unlessAborted<Value>(pending: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return pending;
  let abort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort);
  });
  return Promise.race([pending, aborted]).finally(() => signal.removeEventListener('abort', abort));
}
