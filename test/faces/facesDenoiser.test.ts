import { fileURLToPath } from 'node:url';
import { loadGraphModel } from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { facesDenoiser, loadFaces } from '../../src/faces/index.js';
import { data, topology, weights } from '../../src/faces/model.js';
import { gaussianNoiseTensor, patchDenoiser } from '../../src/tensor/index.js';
import { expectNoLeak, valuesOf } from '../support/tensors.js';
import { each, hasUnequalEyes, mirrored, PIXELS, rms, SIDE, samplesOf } from './faces.js';

beforeAll(async () => {
  setWasmPaths(fileURLToPath(new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url)));
  await tf.setBackend('wasm');
});

describe('facesDenoiser', () => {
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
  }, 120_000);

  it('is a GraphModel of TensorFlow.js', async () => {
    const weightData = Uint8Array.from(atob(data), (character) => character.charCodeAt(0)).buffer;
    expect(weightData.byteLength).toBeLessThan(260_000);
    const artifacts = { modelTopology: JSON.parse(topology), weightSpecs: JSON.parse(weights), weightData };
    const model = await loadGraphModel(tf.io.fromMemory(artifacts));
    const xt = gaussianNoiseTensor([2, SIDE, SIDE, 3], { seed: 3 });
    const expected = model.predict({ x: xt, t: tf.tensor1d([400]) }) as tf.Tensor;
    const actual = await (await facesDenoiser()).predict(xt, 400);
    expect(rms(valuesOf(actual), valuesOf(expected))).toBeLessThan(1e-5);
  });

  it('takes one face as it takes a batch, and keeps nothing but its weights', async () => {
    const denoiser = await facesDenoiser();
    tf.dispose(await denoiser.predict(tf.zeros([SIDE, SIDE, 3]), 0));
    await expectNoLeak(async () => {
      const batch = gaussianNoiseTensor([2, 3, SIDE, SIDE, 3], { seed: 3 });
      const last = tf.tidy(() => tf.reshape(tf.slice(batch, [1, 2], [1, 1]), [SIDE, SIDE, 3]));
      const [ofBatch, ofLast] = [await denoiser.predict(batch, 999), await denoiser.predict(last, 999)];
      expect(ofBatch.shape).toEqual(batch.shape);
      expect(rms(valuesOf(ofLast), valuesOf(ofBatch).slice(5 * PIXELS))).toBeLessThan(1e-5);
      tf.dispose([batch, last, ofBatch, ofLast]);
    });
  });

  it('predicts again after the page has reset tfjs', async () => {
    const denoiser = await facesDenoiser();
    const prediction = async () => valuesOf(await denoiser.predict(tf.zeros([SIDE, SIDE, 3]), 10));
    const before = await prediction();
    tf.engine().reset();
    await tf.setBackend('wasm');
    expect(await prediction()).toEqual(before);
  });

  it('names what it cannot take', async () => {
    const denoiser = await facesDenoiser();
    const shapes = 'invalid xt: shape [16,3]; expected shape [16,16,3], or a batch of such along leading axes';
    expect(() => denoiser.predict(tf.zeros([16, 3]), 0)).toThrow(shapes);
    expect(() => denoiser.predict(tf.zeros([16, 16, 3]), 1000)).toThrow('invalid t: 1000');
  });
});
