import { enqueue } from '../../engine/queue.js';
import type { Running } from '../../figure/compute.js';
import { FACE_LENGTH, FACE_SIZE, faceOf } from '../../panels/FacePanel.js';
import { gaussianNoise } from '../../process/noise.js';
import { samplerCoefficients } from '../../process/samplers.js';
import { sampleTimesteps } from '../../process/sampleTimes.js';
import type { Sampler, Schedule } from '../../process/types.js';
import type { ArrayModel } from '../../tensor/exact/model.js';
import { loadFaces, loadPatchModel } from '../shared/imageDenoisers/load.js';
import { CHAIN_START, chainStep } from '../shared/shownState.js';

export const SAMPLES = 16;
const STEPS = 40;
/** The number of steps of the first pass, which takes a quarter of a second. */
const COARSE_STEPS = 3;
const SAMPLER: Sampler = { kind: 'ddpm', variance: 'posterior' };
const SHAPE = [FACE_SIZE, FACE_SIZE, 3];
const CLEAN = -1;

/** The settings of the sampling. */
export interface Sampling {
  /** The side of the window around each pixel, in pixels. */
  readonly window: number;
  readonly schedule: Schedule;
  readonly seed: number;
}

/** Samples of faces: first those of a few steps, then those of all steps. */
export interface Samples {
  readonly of: Sampling;
  /** The values of all samples, one sample after the other. */
  readonly values: Float32Array;
  /** The nearest training image of each sample; null while the samples form. */
  readonly nearest: readonly Nearest[] | null;
  /** The training images. */
  readonly faces: Float32Array;
}

/** Loads the training images and samples from them; shows coarse samples first. */
export async function sample(of: Sampling, { show, ...running }: Running<Samples>): Promise<Samples> {
  const { window, schedule, seed } = of;
  const { values: faces } = await loadFaces();
  const model = await loadPatchModel(faces, { schedule, shape: SHAPE, window });
  const showForming = (values: Float32Array) => show({ of, values, nearest: null, faces });
  async function* work() {
    const values = yield* sampleFaces(model, schedule, seed, showForming);
    showForming(values);
    return { of, values, nearest: yield* nearestToEach(values, faces), faces };
  }
  return enqueue(work(), running);
}

/**
 * Draws a batch of samples, those of `sample`: first in a few steps, for a quick result, then in all. Yields the fraction done after each
 * sample's step, so that the page can run in between.
 *
 * @param onCoarse - called with the samples of a few steps.
 */
export async function* sampleFaces(
  model: ArrayModel,
  schedule: Schedule,
  seed: number,
  onCoarse: (samples: Float32Array) => void,
): AsyncGenerator<number, Float32Array> {
  const few = sampleTimesteps(schedule, Math.min(COARSE_STEPS, schedule.timesteps));
  const all = sampleTimesteps(schedule, Math.min(STEPS, schedule.timesteps));
  const fractionAt = (steps: number) => steps / (SAMPLES * (few.length + all.length));
  onCoarse(yield* chain(few, fractionAt));
  return yield* chain(all, (steps) => fractionAt(SAMPLES * few.length + steps));

  async function* chain(timesteps: ArrayLike<number>, fractionOf: (steps: number) => number) {
    const state = gaussianNoise(SAMPLES * FACE_LENGTH, { seed, stream: CHAIN_START });
    for (const [step, t] of Array.from(timesteps).entries()) {
      const { a, b, sigma } = samplerCoefficients(schedule, t, timesteps[step + 1] ?? CLEAN, SAMPLER);
      const noise = sigma === 0 ? null : gaussianNoise(state.length, { seed, stream: chainStep(t) });
      for (let sample = 0; sample < SAMPLES; sample++) {
        const own = faceOf(state, sample);
        const x0 = model.predict(own, SHAPE, t);
        for (let i = 0; i < own.length; i++) {
          const z = noise?.[sample * FACE_LENGTH + i] ?? 0;
          own[i] = a * (x0[i] as number) + b * (own[i] as number) + sigma * z;
        }
        yield fractionOf(step * SAMPLES + sample + 1);
      }
    }
    return state;
  }
}

/** The training image that a sample is nearest to. */
export interface Nearest {
  readonly index: number;
  /** The root mean square of the difference. */
  readonly distance: number;
}

/** Finds the nearest training image of every sample, one in each step. */
export async function* nearestToEach(
  state: Float32Array,
  faces: Float32Array,
): AsyncGenerator<number, readonly Nearest[]> {
  const nearest: Nearest[] = [];
  for (let sample = 0; sample < SAMPLES; sample++) {
    nearest.push(nearestTo(faceOf(state, sample), faces));
    yield 1;
  }
  return nearest;
}

export function nearestTo(sample: Float32Array, faces: Float32Array): Nearest {
  let nearest = { index: 0, distance: Number.POSITIVE_INFINITY };
  for (let index = 0; index * FACE_LENGTH < faces.length; index++) {
    const face = faceOf(faces, index);
    let squares = 0;
    for (let i = 0; i < FACE_LENGTH; i++) squares += ((sample[i] as number) - (face[i] as number)) ** 2;
    const distance = Math.sqrt(squares / FACE_LENGTH);
    if (distance < nearest.distance) nearest = { index, distance };
  }
  return nearest;
}

/** The distance up to which a sample counts as a copy. */
const COPY = 0.03;

export function isCopy({ distance }: Nearest): boolean {
  return distance < COPY;
}
