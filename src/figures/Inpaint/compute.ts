import { enqueue } from '../../engine/queue.js';
import type { Running } from '../../figure/compute.js';
import { FACE_LENGTH, FACE_SIZE, faceOf } from '../../panels/FacePanel.js';
import { CHAIN_START, gaussianNoise } from '../../process/noise.js';
import { repaintTurns, type Turn } from '../../process/repaint.js';
import { sampleTimesteps } from '../../process/sampleTimes.js';
import type { Sampler, Schedule } from '../../process/types.js';
import type { Stretch } from '../../tensor/exact/fill.js';
import { loadFaces, loadFilling } from '../shared/imageDenoisers/load.js';
import { seamOf } from './masks.js';

/** The number of faces. */
export const COUNT = 214;
const CHOSEN = 8;

/** The faces that readers choose from, evenly spaced in the order of the faces, in which similar faces are neighbors. */
export const CHOICES: readonly number[] = Array.from({ length: CHOSEN }, (_, i) =>
  Math.floor(((i + 0.5) * COUNT) / CHOSEN),
);

/** The default face, the second of the choices, which shows its tongue. */
export const DEFAULT_FACE = 40;

/** The input of a filling. */
export interface Filling {
  /** The index of the face, which the denoiser does not know. */
  readonly face: number;
  /** 1 for each hidden pixel. */
  readonly hidden: Uint8Array;
  /** The number of times that each step is taken. */
  readonly resample: number;
  /** The side of the window around each pixel, in pixels. */
  readonly window: number;
  readonly schedule: Schedule;
  readonly seed: number;
}

/** A filled face. */
export interface Filled {
  readonly values: Float32Array;
  /** The seam; null if nothing is known or nothing is hidden. */
  readonly seam: number | null;
}

export interface Fillings {
  /** The input of this result. */
  readonly of: Filling;
  /** The face whose steps are taken once: the known part is pasted at every step, without resampling. */
  readonly pasted: Filled;
  readonly resampled: Filled;
  readonly original: Filled;
  /** The face that is nearest by the known pixels; null if there are none. */
  readonly nearest: { readonly index: number; readonly distance: number } | null;
}

/** The functions that fill in a face. */
export interface FillingWork {
  /** Takes some turns and resolves with the state after the last. */
  readonly take: (stretch: Stretch) => Promise<Float32Array>;
  /** Called with the fraction done. */
  readonly onProgress: (fraction: number) => void;
}

const STEPS = 40;
const SAMPLER: Sampler = { kind: 'ddpm', variance: 'posterior' };
const SHAPE = [FACE_SIZE, FACE_SIZE, 3];
/** The number of turns in one slice, about 50 ms. A stroke of a reader waits up to this time. */
const AT_ONCE = 16;

/** Loads the faces and fills in the hidden part, in slices. */
export async function fillIn(filling: Filling, { signal, priority, onProgress }: Running<Fillings>): Promise<Fillings> {
  const { values } = await loadFaces();
  const take = async (stretch: Stretch) => {
    const { fillAlong } = await loadFilling();
    return enqueue(fillAlong(stretch), { signal, priority });
  };
  return fillings(filling, values, { take, onProgress });
}

/** Fills in a face by all others, by pasting alone and by resampling. */
export async function fillings(filling: Filling, faces: Float32Array, work: FillingWork): Promise<Fillings> {
  const { face, hidden, resample, window, schedule, seed } = filling;
  const known = faceOf(faces, face);
  const timesteps = sampleTimesteps(schedule, Math.min(STEPS, schedule.timesteps));
  const given = { images: without(face, faces), options: { schedule, shape: SHAPE, window }, known, hidden, seed };
  const [once, often] = [1, resample].map((times) => repaintTurns(schedule, timesteps, SAMPLER, times)) as [
    Turn[],
    Turn[],
  ];
  const total = once.length + (resample === 1 ? 0 : often.length);
  const filledBy = (values: Float32Array): Filled => ({ values, seam: seamOf(values, hidden) });
  const fill = async (turns: readonly Turn[], before: number) => {
    if (!hidden.includes(1)) return filledBy(known.slice());
    let state: Float32Array = Float32Array.from(gaussianNoise(FACE_LENGTH, { seed, stream: CHAIN_START }));
    for (let start = 0; start < turns.length; start += AT_ONCE) {
      const taken = turns.slice(start, start + AT_ONCE);
      state = await work.take({ ...given, turns: taken, state });
      work.onProgress((before + start + taken.length) / total);
    }
    return filledBy(state);
  };
  const pasted = await fill(once, 0);
  const resampled = resample === 1 ? pasted : await fill(often, once.length);
  return { of: filling, pasted, resampled, original: filledBy(known), nearest: nearestByKnown(face, faces, hidden) };
}

/** All faces except one. */
export function without(face: number, faces: Float32Array): Float32Array {
  const others = new Float32Array(faces.length - FACE_LENGTH);
  others.set(faces.subarray(0, face * FACE_LENGTH));
  others.set(faces.subarray((face + 1) * FACE_LENGTH), face * FACE_LENGTH);
  return others;
}

/** The other face that is nearest by the known pixels, and its root mean square difference. */
function nearestByKnown(face: number, faces: Float32Array, hidden: Uint8Array): Fillings['nearest'] {
  const own = faceOf(faces, face);
  const values = 3 * hidden.filter((one) => !one).length;
  if (values === 0) return null;
  let nearest = { index: 0, distance: Number.POSITIVE_INFINITY };
  for (let index = 0; index * FACE_LENGTH < faces.length; index++) {
    if (index === face) continue;
    const other = faceOf(faces, index);
    let squares = 0;
    for (let i = 0; i < FACE_LENGTH; i++) {
      if (!hidden[Math.floor(i / 3)]) squares += ((own[i] as number) - (other[i] as number)) ** 2;
    }
    const distance = Math.sqrt(squares / values);
    if (distance < nearest.distance) nearest = { index, distance };
  }
  return nearest;
}
