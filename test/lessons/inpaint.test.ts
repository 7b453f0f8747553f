import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { createSchedule } from '../../src/core/index.js';
import { facesDenoiser, loadFaces } from '../../src/faces/index.js';
import { type Fillings, fillings } from '../../src/figures/Inpaint/compute.js';
import { MASKS } from '../../src/figures/Inpaint/masks.js';
import { FACE_LENGTH } from '../../src/panels/FacePanel.js';
import { invert, sample } from '../../src/tensor/index.js';
import { hasUnequalEyes, SIDE } from '../faces/faces.js';
import { mean, rms } from '../support/exhausted.js';
import { atOnce } from '../support/filling.js';
import { valuesOf } from '../support/tensors.js';
import { useWasm } from '../support/wasmBackend.js';
import { computed } from './computed.js';

const { count, window, resample } = computed.filled;
const { values: faces } = await loadFaces();
const total = faces.length / FACE_LENGTH;
const chosen = Array.from({ length: count }, (_, i) => Math.floor(((i + 0.5) * total) / count));

/** The chosen faces, each filled in. */
async function allFilled(hidden: Uint8Array, turns: number): Promise<Fillings[]> {
  const schedule = createSchedule({ kind: 'cosine' });
  const all: Fillings[] = [];
  for (const face of chosen) {
    all.push(await fillings({ face, hidden, resample: turns, window, schedule, seed: 0 }, faces, atOnce));
  }
  return all;
}

type Kind = 'pasted' | 'resampled' | 'original';
const seamOf = (all: readonly Fillings[], of: Kind) => mean(all.map((one) => one[of].seam as number)).toFixed(2);
const mouthsOf = (all: readonly Fillings[], of: Kind) => spreadOf(all.map((one) => mouthOf(one[of].values)));

describe('a face of which a part is hidden', () => {
  it('has a larger seam than it had if the rest is pasted, and no larger one once steps are repeated', async () => {
    const often = await allFilled(MASKS.mouth, resample);
    const twice = await allFilled(MASKS.mouth, 2);
    expect({
      seams: {
        ...{ pasted: seamOf(often, 'pasted'), twice: seamOf(twice, 'resampled') },
        ...{ resampled: seamOf(often, 'resampled'), original: seamOf(often, 'original') },
      },
      mouths: { pasted: mouthsOf(often, 'pasted'), original: mouthsOf(often, 'original') },
    }).toEqual({ seams: computed.filled.seams, mouths: computed.filled.mouths });
  });

  it('gets an eye that is unlike the other where the window does not reach that', async () => {
    const all = await allFilled(MASKS.left, resample);
    const unequal = (of: Kind) => all.filter((one) => hasUnequalEyes(one[of].values)).length;
    expect({ resampled: unequal('resampled'), original: unequal('original') }).toEqual(computed.filled.unequalEyes);
  });
});

describe('an image and its noise', () => {
  useWasm();

  it('are the nearer to each other, the more steps lead there and back', async () => {
    const { count, errors } = computed.inverted;
    const values = faces.slice(0, count * FACE_LENGTH);
    const x0 = tf.tensor(values, [count, SIDE, SIDE, 3]);
    const denoiser = await facesDenoiser();
    const found: Record<string, string> = {};
    for (const steps of Object.keys(errors).map(Number)) {
      let start: tf.Tensor | null = null;
      for await (const { state } of invert(denoiser, x0, { steps })) {
        start?.dispose();
        start = state;
      }
      let end = new Float32Array();
      for await (const { state } of sample(denoiser, {
        shape: x0.shape,
        steps,
        start: start as unknown as tf.Tensor,
      })) {
        end = valuesOf(state) as Float32Array<ArrayBuffer>;
        state.dispose();
      }
      found[steps] = rms(end.map((value, i) => value - (values[i] as number))).toFixed(3);
    }
    expect(found).toEqual(errors);
  });
});

function mouthOf(face: Float32Array): Float32Array {
  return face.filter((_, i) => MASKS.mouth[Math.floor(i / 3)]);
}

/** The mean distance of two of them, root mean square. */
function spreadOf(mouths: readonly Float32Array[]): string {
  const distances = mouths.flatMap((one, i) =>
    mouths.slice(i + 1).map((other) => rms(one.map((value, place) => value - (other[place] as number)))),
  );
  return mean(distances).toFixed(2);
}
