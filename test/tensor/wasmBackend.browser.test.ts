import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchedule } from '../../src/core/index.js';
import { gaussianNoise } from '../../src/core/noise.js';
import { forwardJump, gaussianNoiseTensor, posteriorMean, predictX0 } from '../../src/tensor/index.js';

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
});
