import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { createSchedule } from '../../src/core/index.js';
import { facesDenoiser, loadFaces } from '../../src/faces/index.js';
import { isCopy, nearestTo, SAMPLES, sampleFaces } from '../../src/figures/PatchFaces/sampling.js';
import { faceOf } from '../../src/marks/faces/faceData.js';
import { patchModel } from '../../src/tensor/exact/patch.js';
import { patchDenoiser } from '../../src/tensor/index.js';
import { each, hasUnequalEyes, mirrored, rms, SIDE, samplesOf } from '../faces/faces.js';
import { exhausted } from '../support/exhausted.js';
import { useWasm } from '../support/wasmBackend.js';
import { computed } from './computed.js';

describe('chains by patches', () => {
  const cosine = createSchedule({ kind: 'cosine' });
  const windows = Object.entries(computed.copies);

  it.each(windows)('with a window of %s end in as many copies as is said', async (window, copies) => {
    const { values } = await loadFaces();
    const model = patchModel(values, { schedule: cosine, shape: [SIDE, SIDE, 3], window: Number(window) });
    const samples = await exhausted(sampleFaces(model, cosine, 0, () => {}));
    const nearest = Array.from({ length: SAMPLES }, (_, i) => nearestTo(faceOf(samples, i), values));
    expect(nearest.filter(isCopy).length).toBe(copies);
  });
});

describe('facesDenoiser', () => {
  useWasm();

  it('invents faces: none is a copy, and most have equal eyes, which no window of 7 sees together', async () => {
    const { values } = await loadFaces();
    const faces = each(values as Float32Array);
    const invented = await samplesOf(await facesDenoiser(), 48);
    const known = [...faces, ...faces.map(mirrored)];
    const distances = invented.map((one) => Math.min(...known.map((face) => rms(one, face)))).sort((a, b) => a - b);
    expect(distances[0]).toBeGreaterThan(0.04);
    expect(distances[24]).toBeGreaterThan(0.12);
    expect(distances[24]).toBeLessThan(0.18);
    expect(distances[47]).toBeLessThan(0.4);

    const share = (all: readonly Float32Array[]) => all.filter(hasUnequalEyes).length / all.length;
    expect(share(faces)).toBeLessThan(0.2);
    expect(share(invented)).toBeLessThan(0.3);
    const { schedule } = await facesDenoiser();
    const patches = patchDenoiser(values, { schedule, shape: [SIDE, SIDE, 3], window: 7 });
    expect(share(await samplesOf(patches, 16))).toBeGreaterThan(0.6);
    expect(tf.getBackend()).toBe('wasm');
  });
});
