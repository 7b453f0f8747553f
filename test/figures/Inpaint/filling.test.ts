import { tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { fillings, without } from '../../../src/figures/Inpaint/compute.js';
import { hiddenBy, MASKS, seamOf } from '../../../src/figures/Inpaint/masks.js';
import { onFace, painted, spotAt } from '../../../src/figures/Inpaint/View.js';
import { loadFaces } from '../../../src/image/faces.js';
import { faceOf } from '../../../src/panels/FacePanel.js';
import { createSchedule } from '../../../src/process/schedule.js';
import { fillAlong, type Stretch } from '../../../src/tensor/exact/fill.js';
import { inpaint, patchDenoiser } from '../../../src/tensor/index.js';
import { atOnce } from '../../support/filling.js';
import { useCpu, valuesOf } from '../../support/tensors.js';

beforeAll(useCpu);

const schedule = createSchedule({ kind: 'cosine', timesteps: 6 });

describe('fillings', async () => {
  const faces = (await loadFaces()).values.slice(0, 20 * 768);
  const filling = { face: 3, hidden: MASKS.mouth, resample: 3, window: 5, schedule, seed: 4 };

  it('end where `inpaint` does with the denoiser of all other faces', async () => {
    const { pasted, resampled } = await fillings(filling, faces, atOnce);
    const denoiser = patchDenoiser(without(3, faces), { schedule, shape: [16, 16, 3], window: 5 });
    const known = tensor(faceOf(faces, 3), [16, 16, 3]);
    for (const [resample, { values }] of [
      [1, pasted],
      [3, resampled],
    ] as const) {
      let last = new Float32Array();
      for await (const { state } of inpaint(denoiser, { known, mask: MASKS.mouth, resample, steps: 6, seed: 4 })) {
        last = valuesOf(state) as Float32Array<ArrayBuffer>;
        state.dispose();
      }
      for (const [i, value] of last.entries()) expect(Math.abs(value - (values[i] as number))).toBeLessThan(1e-4);
    }
    known.dispose();
  });

  it('tell how far they are: a fraction that grows to 1', async () => {
    for (const resample of [1, 8]) {
      const told: number[] = [];
      await fillings({ ...filling, resample }, faces, { ...atOnce, onProgress: (fraction) => told.push(fraction) });
      expect(told).toEqual(told.toSorted((a, b) => a - b));
      expect([told.length, told.at(-1)]).toEqual([resample === 1 ? 1 : 4, 1]);
    }
  });

  it('let the page run after each turn', async () => {
    const yielded: number[] = [];
    const take = async (stretch: Stretch) => {
      const steps = fillAlong(stretch);
      let step = await steps.next();
      for (; !step.done; step = await steps.next()) yielded.push(step.value);
      return step.value;
    };
    await fillings(filling, faces, { ...atOnce, take });
    expect(yielded).toHaveLength(6 + 16);
  });

  it('find the nearest by what is known alone, and never the face itself', async () => {
    const twin = faces.slice();
    twin.set(faceOf(faces, 3).subarray(0, 9 * 48), 11 * 768);
    expect((await fillings(filling, twin, atOnce)).nearest).toEqual({ index: 11, distance: 0 });
    const all = { ...filling, hidden: new Uint8Array(256).fill(1) };
    expect((await fillings(all, faces, atOnce)).nearest).toBeNull();
  });

  it('are others by another window and another seed, and tell a distance as a root mean square', async () => {
    const { resampled, nearest } = await fillings(filling, faces, atOnce);
    for (const other of [{ window: 31 }, { seed: 5 }]) {
      expect((await fillings({ ...filling, ...other }, faces, atOnce)).resampled.values).not.toEqual(resampled.values);
    }
    const known = 9 * 48;
    const apart = faceOf(faces, 3)
      .subarray(0, known)
      .map((value, i) => value - (faceOf(faces, nearest?.index ?? 0)[i] as number));
    expect(nearest?.distance).toBeCloseTo(Math.hypot(...apart) / Math.sqrt(known), 6);
  });

  it('are the face where nothing is hidden', async () => {
    const { pasted, resampled } = await fillings({ ...filling, hidden: new Uint8Array(256) }, faces, atOnce);
    for (const { values, seam } of [pasted, resampled]) {
      expect(values).toEqual(faceOf(faces, 3));
      expect(seam).toBeNull();
    }
  });
});

describe('a seam', () => {
  it('is the mean step across the border, of all channels and in both directions', () => {
    const image = Float32Array.from({ length: 768 }, (_, i) => (i >= 3 * 9 * 16 ? 1 : 0.25));
    expect(seamOf(image, MASKS.mouth)).toBe(0.75);
    expect(seamOf(image, MASKS.left)).toBe(0);
    const one = new Uint8Array(256);
    one[9 * 16] = 1; // at the left edge, below the step: one of three neighbours is above it
    expect(seamOf(image, one)).toBeCloseTo(0.25);
  });
});

describe('the brush', () => {
  it('covers two by two pixels around the place, and stays on the face', () => {
    expect(spotAt(0.5, 0.25)).toEqual({ row: 3, column: 7 });
    expect([spotAt(-1, 0), spotAt(1, 2)]).toEqual([onFace({ row: 0, column: 0 }), { row: 14, column: 14 }]);
  });

  it('paints all along a stroke, and uncovers as it hides', () => {
    const along = painted(new Uint8Array(256), { row: 2, column: 1 }, { row: 2, column: 9 }, true);
    expect(along.filter((one) => one).length).toBe(2 * 10);
    expect(painted(along, { row: 2, column: 1 }, { row: 2, column: 9 }, false)).toEqual(new Uint8Array(256));
  });

  it('leaves the masks that have names as they are', () => {
    painted(hiddenBy('mouth'), { row: 0, column: 0 }, { row: 5, column: 5 }, true);
    expect(hiddenBy('mouth').filter((one) => one).length).toBe(112);
  });
});
