import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchedule, quantity } from '../../src/core/index.js';
import { gaussianNoise } from '../../src/process/noise.js';
import {
  type Denoiser,
  forwardJump,
  gaussianNoiseTensor,
  posteriorMean,
  predictX0,
  sample,
} from '../../src/tensor/index.js';
import { Renderer } from '../../src/tensor/renderer.js';
import { finish } from '../support/work.js';

const schedule = createSchedule();
const shape = [5, 7, 3];
const key = { seed: 3, stream: 2 };

// A backend for which there is no kernel of ours: its own multiplications and additions do the work.
describe("tfjs's wasm backend", () => {
  beforeAll(async () => {
    setWasmPaths('/node_modules/@tensorflow/tfjs-backend-wasm/dist/');
    expect(await tf.setBackend('wasm')).toBe(true);
  });

  afterAll(async () => {
    await tf.setBackend('cpu');
    tf.removeBackend('wasm');
  });

  it('has the noise that every other has', async () => {
    const noise = gaussianNoiseTensor(shape, key);
    expect(await noise.data()).toEqual(gaussianNoise(105, key));
    noise.dispose();
  });

  it('computes the process within 1e-5 and leaks nothing', async () => {
    const before = tf.memory().numTensors;
    const x0 = tf.fill(shape, 0.25);
    const epsilon = gaussianNoiseTensor(shape, key);
    const xt = forwardJump(schedule, x0, 50, key);
    const predicted = predictX0(schedule, xt, 50, epsilon);
    const mean = posteriorMean(schedule, predicted, xt, 50);
    for (const value of await predicted.data()) expect(Math.abs(value - 0.25)).toBeLessThan(1e-5);
    expect((await mean.data()).every(Number.isFinite)).toBe(true);
    expect(tf.getBackend()).toBe('wasm');
    tf.dispose([x0, epsilon, xt, predicted, mean]);
    expect(tf.memory().numTensors).toBe(before);
  });

  describe('with a denoiser', () => {
    const denoiser: Denoiser = { predicts: 'x0', schedule, predict: (xt) => tf.fill(xt.shape, 0.25) };

    it('samples, and leaks nothing', async () => {
      const before = tf.memory().numTensors;
      let clean = new Float32Array();
      for await (const { state } of sample(denoiser, {
        shape,
        steps: 4,
        sampler: { kind: 'ddpm', variance: 'beta' },
      })) {
        clean = (await state.data()) as Float32Array<ArrayBuffer>;
        state.dispose();
      }
      expect(clean).toEqual(new Float32Array(105).fill(0.25));
      expect(tf.memory().numTensors).toBe(before);
    });

    it('draws predictions, and leaks nothing', async () => {
      const before = tf.memory().numTensors;
      const renderer = new Renderer({ shape, values: new Float32Array(105) });
      const xt = quantity.forwardJump(schedule, quantity.x0, 50, quantity.noise(key));
      const predicted = quantity.prediction(denoiser, xt, 50);
      const work = renderer.read(quantity.predictedX0(predicted));
      expect((await finish(work)).result).toEqual(new Float32Array(105).fill(0.25));
      const later = renderer.read(quantity.predictedEpsilon(predicted));
      await later.next();
      await later.return(new Float32Array());
      renderer.dispose();
      expect(tf.memory().numTensors).toBe(before);
    });
  });
});
