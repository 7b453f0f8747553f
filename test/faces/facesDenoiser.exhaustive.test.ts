import { loadGraphModel } from '@tensorflow/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { forwardJumpCoefficients, gaussianNoise, x0Coefficients } from '../../src/core/index.js';
import { facesDenoiser, loadFaces } from '../../src/faces/index.js';
import { data, topology, weights } from '../../src/faces/model.js';
import type { Solver } from '../../src/process/types.js';
import { gaussianNoiseTensor, sample } from '../../src/tensor/index.js';
import { itExhaustively } from '../support/exhaustive.js';
import { expectNoLeak, valuesOf } from '../support/tensors.js';
import { useWasm } from '../support/wasmBackend.js';
import { PIXELS, rms, SIDE } from './faces.js';

useWasm();

describe('facesDenoiser', () => {
  it('takes noise off faces', async () => {
    const { values } = await loadFaces();
    const clean = values.slice(0, 8 * PIXELS);
    const denoiser = await facesDenoiser();
    for (const [t, most] of [
      [100, 0.065],
      [400, 0.14],
    ] as const) {
      const { a, sigma } = forwardJumpCoefficients(denoiser.schedule, t);
      const noise = gaussianNoise(clean.length, { seed: 5 });
      const xt = clean.map((value, i) => a * value + sigma * (noise[i] as number));
      const predicted = valuesOf(await denoiser.predict(tf.tensor(xt, [8, SIDE, SIDE, 3]), t));
      const toX0 = x0Coefficients(denoiser.predicts, denoiser.schedule, t);
      const x0 = xt.map((value, i) => toX0.a * value + toX0.b * (predicted[i] as number));
      expect(rms(x0, clean)).toBeLessThan(most);
    }
  });

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

  itExhaustively('is sampled by a solver of second order, nearer to what many steps give than by DDIM', async () => {
    const denoiser = await facesDenoiser();
    const end = async (steps: number, sampler?: Solver) => {
      let values = new Float32Array();
      for await (const { t, state } of sample(denoiser, { shape: [4, SIDE, SIDE, 3], steps, sampler })) {
        if (t === -1) values = Float32Array.from(await state.data());
        state.dispose();
      }
      return values;
    };
    const many = await end(200);
    const [second, first] = [await end(20, { kind: 'dpm++' }), await end(20)].map((few) => rms(few, many));
    expect(second).toBeLessThan(0.8 * (first as number));
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
