import { add, mul, sub, type Tensor } from '@tensorflow/tfjs-core';
import { createSchedule } from '../../src/core/index.js';
import { faceNames, loadFaces } from '../../src/faces/index.js';
import { type Denoiser, patchDenoiser, sample } from '../../src/tensor/index.js';
import { FACE_LENGTH, faceAt } from './faceValues.js';

/** Which faces are of the class, by the names of their emoji. */
export const isCat = (name: string) => /(^|-)cat(-|$)/.test(name);
/** A pixel is dark if its red is below this: eyes and mouths. */
export const DARK = -0.3;
const SAMPLES = 16;
const STEPS = 20;
const SIDE = 16;
const schedule = createSchedule({ kind: 'cosine' });

/** A sample, and the training image that it is nearest to. */
export interface GuidedFace {
  readonly values: Float32Array;
  /** The name of that image's emoji. */
  readonly nearest: string;
  readonly isCat: boolean;
}

/** Faces guided towards cats, one after the other; each step leaves the page its turn. */
export async function* guidedFaces(scale: number): AsyncGenerator<GuidedFace> {
  const faces = Float32Array.from((await loadFaces()).values);
  const denoiser = guidedDenoiser(faces, scale);
  for (let seed = 0; seed < SAMPLES; seed++) {
    let values = new Float32Array();
    for await (const { state } of sample(denoiser, {
      shape: [SIDE, SIDE, 3],
      steps: STEPS,
      seed,
      sampler: { kind: 'ddim', eta: 0 },
    })) {
      values = (await state.data<'float32'>()).slice();
      state.dispose();
      await new Promise((resolve) => setTimeout(resolve));
    }
    const nearest = nearestOf(values, faces);
    yield { values, nearest, isCat: isCat(nearest) };
  }
}

/** x̂0 of all faces, and from it to that of cats and past it. Both see windows of 7 pixels, so that their samples are new. */
function guidedDenoiser(faces: Float32Array, scale: number): Denoiser {
  const cats = Float32Array.from(faceNames.flatMap((name, face) => (isCat(name) ? [...faceAt(faces, face)] : [])));
  const options = { schedule, shape: [SIDE, SIDE, 3], window: 7 };
  const [all, ofClass] = [patchDenoiser(faces, options), patchDenoiser(cats, options)];
  if (scale === 0 || scale === 1) return scale === 0 ? all : ofClass;
  return {
    predicts: 'x0',
    schedule,
    predict: async (xt, t) => {
      const [base, towards] = [await all.predict(xt, t), await ofClass.predict(xt, t)];
      const difference = sub(towards, base);
      const times = mul(difference, scale);
      const guided: Tensor = add(base, times);
      for (const used of [base, towards, difference, times]) used.dispose();
      return guided;
    },
  };
}

function nearestOf(values: Float32Array, faces: Float32Array): string {
  let best = { square: Number.POSITIVE_INFINITY, name: '' };
  for (const [face, name] of faceNames.entries()) {
    let square = 0;
    for (let i = 0; i < FACE_LENGTH; i++)
      square += ((values[i] as number) - (faces[face * FACE_LENGTH + i] as number)) ** 2;
    if (square < best.square) best = { square, name };
  }
  return best.name;
}
