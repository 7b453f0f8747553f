import { CHAIN_START } from '../../core/chainStreams.js';
import { gaussianNoise } from '../../core/noise.js';
import { repaintTurns, type Turn } from '../../core/repaint.js';
import { sampleTimesteps } from '../../core/sampleTimesteps.js';
import type { Sampler, Schedule } from '../../core/types.js';
import { loadPatchModel } from '../../hooks/loadPatchModel.js';
import type { Work } from '../../hooks/workQueue.js';
import { FACE_LENGTH, FACE_SIZE, faceOf } from '../../marks/faces/faceData.js';
import type { ArrayModel } from '../../tensor/exact/model.js';
import { seamOf } from './masks.js';

/** What is filled in, and how. */
export interface Filling {
  /** Of the face, which the denoiser does not know. */
  readonly face: number;
  /** 1 for each hidden pixel. */
  readonly hidden: Uint8Array;
  /** How often each step is taken. */
  readonly resample: number;
  /** Side of the window around each pixel. */
  readonly window: number;
  readonly schedule: Schedule;
  readonly seed: number;
}

/** A face, filled in. */
export interface Filled {
  readonly values: Float32Array;
  /** Null if nothing is known or nothing hidden. */
  readonly seam: number | null;
}

export interface Fillings {
  /** The filling that this is of. */
  readonly of: Filling;
  /** With each step taken once: the known part is pasted, and that is all. */
  readonly pasted: Filled;
  readonly resampled: Filled;
  readonly original: Filled;
  /** The face that is nearest by what is known; null if nothing is. */
  readonly nearest: { readonly index: number; readonly distance: number } | null;
}

const STEPS = 40;
const SAMPLER: Sampler = { kind: 'ddpm', variance: 'posterior' };
const SHAPE = [FACE_SIZE, FACE_SIZE, 3];

/** Fills in a face by all others, pasting alone and resampling, a prediction a step. */
export async function* fillings(filling: Filling, faces: Float32Array): Work<Fillings> {
  const { face, hidden, resample, window, schedule, seed } = filling;
  const known = faceOf(faces, face);
  const places = [...hidden.keys()].filter((pixel) => hidden[pixel]);
  const model = await loadPatchModel(without(face, faces), { schedule, shape: SHAPE, window }, places);
  const timesteps = sampleTimesteps(schedule, Math.min(STEPS, schedule.timesteps));
  const [once, often] = [1, resample].map((times) => repaintTurns(schedule, timesteps, SAMPLER, times)) as [
    Turn[],
    Turn[],
  ];
  const total = once.length + often.length;
  const filledBy = (values: Float32Array): Filled => ({ values, seam: seamOf(values, hidden) });
  const pasted = filledBy(yield* fill(model, once, { known, hidden, seed }, (done) => done / total));
  const resampled =
    resample === 1
      ? pasted
      : filledBy(yield* fill(model, often, { known, hidden, seed }, (done) => (once.length + done) / total));
  return { of: filling, pasted, resampled, original: filledBy(known), nearest: nearestByKnown(face, faces, hidden) };
}

/** What is known of an image, and the noise to begin with. */
interface Given {
  readonly known: Float32Array;
  readonly hidden: Uint8Array;
  readonly seed: number;
}

/** `inpaint` of one face. Yields the fraction done after each turn, so that the page can run in between. */
export async function* fill(
  model: ArrayModel,
  turns: readonly Turn[],
  { known, hidden, seed }: Given,
  fractionAt: (turns: number) => number,
): Work<Float32Array> {
  if (!hidden.includes(1)) return known.slice();
  const state = Float32Array.from(gaussianNoise(FACE_LENGTH, { seed, stream: CHAIN_START }));
  const noiseOf = (sigma: number, stream: number) =>
    sigma === 0 ? new Float32Array(FACE_LENGTH) : gaussianNoise(FACE_LENGTH, { seed, stream });
  for (const [index, turn] of turns.entries()) {
    const { step, back, streams } = turn;
    const x0 = model.predict(state, SHAPE, turn.t);
    const ofStep = noiseOf(step.sigma, streams.step);
    const ofKnown = noiseOf(turn.known.sigma, streams.known);
    const ofBack = noiseOf(back?.sigma ?? 0, streams.back);
    for (let i = 0; i < FACE_LENGTH; i++) {
      const pasted = hidden[Math.floor(i / 3)]
        ? step.a * (x0[i] as number) + step.b * (state[i] as number) + step.sigma * (ofStep[i] as number)
        : turn.known.a * (known[i] as number) + turn.known.sigma * (ofKnown[i] as number);
      state[i] = back ? back.a * pasted + back.sigma * (ofBack[i] as number) : pasted;
    }
    yield fractionAt(index + 1);
  }
  return state;
}

/** All faces but one. */
export function without(face: number, faces: Float32Array): Float32Array {
  const others = new Float32Array(faces.length - FACE_LENGTH);
  others.set(faces.subarray(0, face * FACE_LENGTH));
  others.set(faces.subarray((face + 1) * FACE_LENGTH), face * FACE_LENGTH);
  return others;
}

/** Of the other faces the one that is nearest by what is known, root mean square. */
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
