import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-webgl';
import '@tensorflow/tfjs-backend-webgpu';
import {
  engine,
  env,
  memory,
  mul,
  type NamedAttrMap,
  type NamedTensorMap,
  setBackend,
  type Tensor,
  tensor,
} from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { javascriptKernel } from '../../../src/tensor/kernels/javascript.js';
import type { Update } from '../../../src/tensor/kernels/kernel.js';
import { LINEAR_GAUSSIAN, registerKernels } from '../../../src/tensor/kernels/register.js';
import { few } from '../../support/exhaustive.js';
import { bitsOf, combinations, exampleUpdate, updated, wasmKernel } from './helpers.js';

/** Shaders may fuse or reorder a few roundings; more than this would be another noise. */
const TOLERANCE = 5e-7;
const SHAPE = [37, 41, 3];
const LENGTH = 37 * 41 * 3;

async function available(backendName: string): Promise<boolean> {
  const comesUp = await setBackend(backendName).catch(() => false);
  const has32Bits = comesUp && (backendName !== 'webgl' || env().getBool('WEBGL_RENDER_FLOAT32_ENABLED'));
  if (!has32Bits) {
    console.warn(`skipped: ${backendName} ${comesUp ? 'lacks 32-bit numbers' : 'does not come up'} in this browser`);
    return false;
  }
  registerKernels();
  return true;
}

/** Runs an update whose tensors are made from its arrays by `toTensor`. */
async function run(update: Update, toTensor: (values: Float32Array) => Tensor): Promise<Tensor> {
  const { a, b, sigma, x, y, noise } = update;
  const inputs: NamedTensorMap = { x: toTensor(x) };
  if (y) inputs['y'] = toTensor(y);
  if (noise instanceof Float32Array) inputs['noise'] = toTensor(noise);
  const key = noise instanceof Float32Array || noise === null ? null : { ...noise };
  return engine().runKernel(LINEAR_GAUSSIAN, inputs, { a, b, sigma, key } as NamedAttrMap) as Tensor;
}

async function expectClose(result: Tensor, update: Update): Promise<void> {
  const values = await result.data();
  const expected = updated(javascriptKernel, update);
  expect(values.length).toBe(expected.length);
  const worst = expected.reduce((most, value, i) => Math.max(most, Math.abs(value - (values[i] as number))), 0);
  expect(worst).toBeLessThan(TOLERANCE);
}

for (const backendName of ['webgl', 'webgpu']) {
  const comesUp = await available(backendName);

  describe.skipIf(!comesUp)(`the ${backendName} kernel`, () => {
    beforeEach(async () => {
      await setBackend(backendName);
      engine().startScope();
    });

    afterEach(() => {
      engine().endScope();
    });

    it.each(combinations)('gives the values of the processor with y: $withY, noise: $noise', async (terms) => {
      const update = exampleUpdate(LENGTH, terms);
      const result = await run(update, (values) => tensor(values, SHAPE));
      expect(result.shape).toEqual(SHAPE);
      await expectClose(result, update);
    });

    // The last is more than a row of workgroups holds on webgpu.
    it.each(few([0, 1, 3, 4, 5, 17, 20_000, 4_300_000], (length) => length < 1e6))(
      'takes %i values',
      async (length) => {
        const update = exampleUpdate(length, { withY: true, noise: 'key' });
        await expectClose(await run(update, (values) => tensor(values)), update);
      },
    );

    it.each([[[]], [[6]], [[2, 3]], [[1, 2, 1, 3, 2, 5]]])('takes tensors of shape %j', async (shape) => {
      const length = shape.reduce((product, size) => product * size, 1);
      const update = exampleUpdate(length, { withY: true, noise: 'array' });
      const result = await run(update, (values) => tensor(values, shape));
      expect(result.shape).toEqual(shape);
      await expectClose(result, update);
    });

    it('takes results of other operations, however the backend lays them out', async () => {
      const update = exampleUpdate(LENGTH, { withY: true, noise: 'key' });
      const result = await run(update, (values) => mul(tensor(values, SHAPE), tensor(1)));
      await expectClose(result, update);
      await expectClose(mul(result, tensor(1)), update);
    });

    it('draws extreme keys alike', async () => {
      for (const seed of [0, -1, 1e300, 0.1]) {
        const update = { ...exampleUpdate(999, { withY: false, noise: 'key' }), noise: { seed, stream: 2 ** 32 - 1 } };
        await expectClose(await run(update, (values) => tensor(values)), update);
      }
    });

    it('leaves no tensor behind', async () => {
      const update = exampleUpdate(60, { withY: true, noise: 'key' });
      const before = memory().numDataBuffers;
      const result = await run(update, (values) => tensor(values));
      expect(memory().numDataBuffers).toBe(before + 3);
      result.dispose();
      expect(memory().numDataBuffers).toBe(before + 2);
    });
  });
}

it('gives the same bits in WebAssembly and JavaScript in this browser', () => {
  for (const terms of combinations) {
    const update = exampleUpdate(30_000, terms);
    expect(bitsOf(updated(wasmKernel(), update))).toEqual(bitsOf(updated(javascriptKernel, update)));
  }
});
