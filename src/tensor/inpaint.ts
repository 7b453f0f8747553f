import { dispose, keep, Tensor, tensor, tidy, where } from '@tensorflow/tfjs-core';
import { complaint, invalid } from '../base/check.js';
import { noiseWords } from '../process/noiseHash.js';
import { checkDenoiser, x0Coefficients } from '../process/predictions.js';
import { repaintTurns, type Turn } from '../process/repaint.js';
import { checkFirstOrder } from '../process/samplers.js';
import { sampleTimesteps } from '../process/sampleTimes.js';
import { checkFinite, linearStepOf } from '../process/solve.js';
import type { Coefficients, FirstOrderSampler, NoiseKey } from '../process/types.js';
import { backendReady, valuesOf } from './backend.js';
import { checkTensor } from './check.js';
import type { Denoiser } from './denoiser.js';
import { linearGaussian } from './linearGaussian.js';
import { DEFAULT_STEPS, moved, type SampledState, type SampleOptions, startOf } from './sample.js';

/** The part to fill in: true or 1 for each pixel, or each value, of an image. */
export type Mask = Tensor | ArrayLike<boolean> | ArrayLike<number>;

const IMAGE_AXES = 3;

/** Throws unless a mask has an entry for each pixel or value of an image of this shape, or for each value of a batch. */
function checkMask(mask: Mask, shape: readonly number[]): void {
  if (mask instanceof Tensor) {
    if (mask.isDisposed) throw complaint('mask', 'a disposed tensor', 'a tensor that is still alive');
  } else if (typeof mask !== 'object' || typeof mask?.length !== 'number') {
    throw invalid('mask', mask, 'a tensor, or an array of true and false');
  }
  const length = lengthOf(mask);
  const { pixels, image, all } = sizesOf(shape);
  if (length === pixels || length === image || length === all) return;
  const expected = pixels === image ? `${image}` : `${pixels}, one for each pixel, or ${image}, one for each value`;
  throw complaint('mask', `${length} entries`, expected);
}

/** Returns 1 for each value to fill in and 0 for each known value, from a checked mask. */
async function hiddenValues(mask: Mask, shape: readonly number[]): Promise<Uint8Array> {
  const entries = mask instanceof Tensor ? await mask.data() : mask;
  const { pixels, image, all } = sizesOf(shape);
  const valuesOfEntry = entries.length === pixels ? image / pixels : 1;
  return Uint8Array.from({ length: all }, (_, i) => {
    const index = Math.floor(i / valuesOfEntry) % entries.length;
    const entry = Number(entries[index]);
    if (entry === 0 || entry === 1) return entry;
    throw complaint('mask', `${entries[index]} at index ${index}`, 'true or false, 1 or 0');
  });
}

function lengthOf(mask: Mask): number {
  return mask instanceof Tensor ? mask.size : mask.length;
}

/** Returns the numbers of pixels and values of an image of this shape, and of the values of a batch. */
function sizesOf(shape: readonly number[]): { pixels: number; image: number; all: number } {
  const product = (sizes: readonly number[]) => sizes.reduce((size, length) => size * length, 1);
  const image = product(shape.slice(-IMAGE_AXES));
  // Each value is a pixel if there is no axis for channels.
  const channels = shape.length < IMAGE_AXES ? 1 : (shape.at(-1) as number);
  return { pixels: image / channels, image, all: product(shape) };
}

/** The options of `inpaint`. */
export interface InpaintOptions extends Pick<SampleOptions, 'steps' | 'seed' | 'signal'> {
  /**
   * The image, or a batch of them, float32, as the denoiser takes it. Where the mask is set, its values do not count. It is yours;
   * do not dispose it before the first state has come.
   */
  readonly known: Tensor;
  /**
   * The part to fill in: true or 1. One for each pixel of `known`, which is [..., height, width, channels], or for
   * each of its values, as an array or a tensor; in a batch, the mask of one image serves for all. Where it is set
   * everywhere, nothing is known, and the result is a sample; where nowhere, it is `known`.
   */
  readonly mask: Mask;
  /**
   * Number of times that each step is taken, an integer in 1 ≤ resample ≤ 100. Before each repetition the state goes
   * back a step by the forward process. Defaults to 8. With 1, the filled part hardly depends on the known part.
   */
  readonly resample?: number | undefined;
  /**
   * The sampler of each step, which takes one prediction; defaults to DDPM, `{ kind: 'ddpm', variance: 'posterior' }`.
   */
  readonly sampler?: FirstOrderSampler | undefined;
}

const DDPM: FirstOrderSampler = { kind: 'ddpm', variance: 'posterior' };
const DEFAULT_RESAMPLE = 8;

/**
 * Fills in the hidden part of an image: RePaint, Lugmayr et al. 2022, algorithm 1. The denoiser is one for whole images, without
 * masks. At each step the hidden part comes from a sampling step of the state, and the known part is `known` with the noise of
 * that step. The two parts do not fit at first, because each was made without the other. The state is therefore noised again by
 * one step, and the step is repeated, so that the hidden part comes to agree with the known part. The result is roughly, not
 * exactly, a conditional sample.
 *
 * ```ts
 * const mask = Array.from({ length: 16 * 16 }, (_, pixel) => pixel >= 9 * 16); // the lower part of a face
 * for await (const { t, state } of inpaint(denoiser, { known: face, mask, steps: 40 })) {
 *   if (t === -1) console.log(await state.array()); // `face` where it is not masked, to the bit
 *   state.dispose();
 * }
 * ```
 *
 * It asks the denoiser (steps - 1) · resample + 1 times. States come as those of `sample`, and each belongs to the loop: first the
 * noise x_T, then after every pasting the state, so that one of the same t comes `resample` times, and last the filled image,
 * whose known values are those of `known`. With a mask that is set everywhere and `resample` 1, they are those of `sample`.
 *
 * @param denoiser - what predicts; it may be a network, or one of the exact denoisers.
 * @throws RangeError, at once, that names the argument, its value and what was expected; once it runs, for a mask of other values
 *   than true and false, 1 and 0, and for a `known` that is not finite where it counts. Otherwise as `sample` does.
 */
export function inpaint(denoiser: Denoiser, options: InpaintOptions): AsyncGenerator<SampledState, void> {
  checkDenoiser(denoiser);
  const { known, mask, resample = DEFAULT_RESAMPLE, sampler = DDPM, seed = 0 } = options;
  const { schedule } = denoiser;
  checkTensor('known', known);
  checkMask(mask, known.shape);
  noiseWords({ seed });
  checkFirstOrder(sampler);
  const timesteps = sampleTimesteps(schedule, options.steps ?? Math.min(DEFAULT_STEPS, schedule.timesteps));
  const turns = repaintTurns(schedule, timesteps, sampler, resample);
  return walk(denoiser, options, turns);
}

async function* walk(
  denoiser: Denoiser,
  { known, mask, seed = 0, signal }: InpaintOptions,
  turns: readonly Turn[],
): AsyncGenerator<SampledState, void> {
  signal?.throwIfAborted();
  await backendReady();
  const parts = await partsOf(known, mask);
  let state = startOf(denoiser.schedule, known.shape, seed);
  const moveTo = (next: Tensor) => {
    state.dispose();
    state = next;
  };
  try {
    yield { t: denoiser.schedule.timesteps - 1, state: keep(state.clone()) };
    for (const [index, turn] of turns.entries()) {
      const key = (stream: number): NoiseKey => ({ seed, stream });
      const x0 = x0Coefficients(denoiser.predicts, denoiser.schedule, turn.t);
      const pass = linearStepOf(turn.t, turn.step, x0, turn.streams.step);
      const stepped = await moved(pass, { xt: state, kept: null }, { denoiser, seed, signal });
      moveTo(pasted(stepped.xt, parts, turn.known, key(turn.streams.known)));
      checkFinite(await valuesOf(state), index, turn);
      yield { t: turn.s, state: keep(state.clone()) };
      if (turn.back) moveTo(keep(linearGaussian(turn.back, { x: state, noise: key(turn.streams.back) })));
    }
  } finally {
    dispose([state, parts.known, parts.hidden]);
  }
}

/** The data of an image that a chain keeps from its beginning to its end. */
interface Parts {
  readonly known: Tensor;
  /** The values to fill in, of the same shape. */
  readonly hidden: Tensor;
}

async function partsOf(known: Tensor, mask: Mask): Promise<Parts> {
  const own = keep(known.clone());
  try {
    const hidden = await hiddenValues(mask, own.shape);
    const values = await valuesOf(own);
    for (let i = 0; i < values.length; i++) {
      if (!hidden[i] && !Number.isFinite(values[i])) {
        throw complaint('known', `${values[i]} at index ${i}`, 'finite values where the mask is not set');
      }
    }
    return { known: own, hidden: keep(tensor(hidden, own.shape, 'bool')) };
  } catch (error) {
    own.dispose();
    throw error;
  }
}

/** Returns a state whose known part is that of the image, with the noise of the step. Disposes `stepped`. */
function pasted(stepped: Tensor, { known, hidden }: Parts, coefficients: Coefficients, key: NoiseKey): Tensor {
  const state = tidy(() => {
    const noise = coefficients.sigma === 0 ? null : key;
    return keep(where(hidden, stepped, linearGaussian(coefficients, { x: known, noise })));
  });
  stepped.dispose();
  return state;
}
