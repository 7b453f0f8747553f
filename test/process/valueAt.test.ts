import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Quantity } from '../../src/process/graph.js';
import { fillGaussianNoise, gaussianNoise, noiseAt } from '../../src/process/noise.js';
import { forwardJump, noise, reverseStep, sum, x0 } from '../../src/process/quantity.js';
import { createSchedule } from '../../src/process/schedule.js';
import type { ImageArray, NoiseKey } from '../../src/process/types.js';
import { valueAt } from '../../src/process/valueAt.js';
import { type FusedKernel, hostKernel, javascriptKernel } from '../../src/tensor/kernels/host.js';
import { Renderer } from '../../src/tensor/renderer.js';
import { anyGraph, anyImage, reversedChain } from '../support/graphs.js';
import { useCpu } from '../support/tensors.js';
import { finish } from '../support/work.js';
import { CHUNK, wasmKernel } from '../tensor/kernels/helpers.js';

beforeAll(useCpu);
afterEach(() => vi.restoreAllMocks());

const schedule = createSchedule();
const xt = forwardJump(schedule, x0, 500, noise({ seed: 0 }));

/** An image of noise. */
function noisyImage(height: number, width: number): ImageArray {
  return { shape: [height, width, 3], values: gaussianNoise(3 * height * width, { seed: 77 }) };
}

/** Lets another kernel do the work of the host's. */
function takeKernel(kernel: FusedKernel): void {
  const host = hostKernel();
  vi.spyOn(host, 'update').mockImplementation(kernel.update);
  vi.spyOn(host, 'updateInSteps').mockImplementation(kernel.updateInSteps);
  vi.spyOn(host, 'paint').mockImplementation(kernel.paint);
  vi.spyOn(host, 'l1').mockImplementation(kernel.l1);
}

/** Fails unless each value alone has the bits that it has in the whole image. */
async function expectSameBits(quantity: Quantity, image: ImageArray): Promise<void> {
  const renderer = new Renderer(image);
  const { result: whole } = await finish(renderer.read(quantity));
  renderer.dispose();
  const alone = Array.from(image.values, (_, index) => valueAt(quantity, image, index));
  const different = whole.findIndex((value, index) => !Object.is(value, alone[index]));
  expect(different, `${alone[different]} instead of ${whole[different]}`).toBe(-1);
}

describe.each([
  ['WebAssembly', wasmKernel()],
  ['JavaScript', javascriptKernel],
])('a value beside the whole image by the kernel in %s', (_name, kernel) => {
  beforeEach(() => takeKernel(kernel));

  it('has the same bits for any graph of quantities', async () => {
    await fc.assert(
      fc.asyncProperty(anyGraph, anyImage, async (graph, image) => {
        for (const quantity of graph.slice(-3)) await expectSameBits(quantity, image);
      }),
    );
  });

  it('has the same bits in all pieces of a large image', async () => {
    const image = noisyImage(100, 130);
    expect(image.values.length).toBeGreaterThan(3 * CHUNK);
    await expectSameBits(reverseStep(schedule, x0, xt, 500, noise({ seed: 3, stream: 8 })), image);
    await expectSameBits(noise({ seed: 3, stream: 8 }), image);
  });

  it('has the same bits at the end of a chain', async () => {
    await expectSameBits(reversedChain(60), noisyImage(4, 5));
  });

  it('has the sign of a zero too', async () => {
    const [key, index] = [{ seed: 116 }, 17_984];
    expect(gaussianNoise(18_000, key)[index]).toBe(-0); // one of very few that are
    const bright = { shape: [75, 80, 3], values: new Float32Array(18_000).fill(0.5) };
    for (const quantity of [noise(key), sum([{ coefficient: 1, name: 'c', of: noise(key) }])]) {
      await expectSameBits(quantity, bright);
    }
  });
});

describe('noiseAt', () => {
  it('is the value that the noise has at that place, up to the last', () => {
    const anyKey: fc.Arbitrary<NoiseKey> = fc.record({
      seed: fc.double({ noNaN: true, noDefaultInfinity: true }),
      stream: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    });
    const anyGroup = fc.oneof(fc.integer({ min: 0, max: 2 ** 28 - 1 }), fc.constantFrom(0, 1, 2 ** 27, 2 ** 28 - 1));
    fc.assert(
      fc.property(anyKey, anyGroup, (key, group) => {
        const values = new Float32Array(16);
        fillGaussianNoise(values, key, 16 * group);
        expect(Array.from(values, (_, i) => noiseAt(16 * group + i, key))).toEqual([...values]);
      }),
    );
    expect(noiseAt(2 ** 32 - 1, { seed: 0 })).not.toBe(noiseAt(2 ** 32 - 17, { seed: 0 }));
  });
});

it('takes microseconds', () => {
  const image = noisyImage(192, 256);
  const times = Array.from({ length: 1000 }, (_, call) => {
    const start = performance.now();
    valueAt(xt, image, (call * 7919) % image.values.length);
    return performance.now() - start;
  });
  expect(times.sort((a, b) => a - b)[500]).toBeLessThan(0.2);
});

describe('a bad argument', () => {
  const image = noisyImage(2, 2);
  const place = 'an integer in 0 <= index < 12';

  it.each<[string, { index?: unknown; change?: Record<string, unknown> }, string]>([
    ['an index below 0', { index: -1 }, `invalid index: -1; expected ${place}`],
    ['an index at the end', { index: 12 }, `invalid index: 12; expected ${place}`],
    ['a fraction', { index: 0.5 }, `invalid index: 0.5; expected ${place}`],
    ['NaN', { index: Number.NaN }, `invalid index: NaN; expected ${place}`],
    ['a text', { index: '3' }, `invalid index: "3"; expected ${place}`],
    [
      'another shape',
      { change: { shape: [2, 3, 3] } },
      'invalid values: 12 of them; expected a Float32Array of 18, as the shape [2,3,3] says',
    ],
    [
      'a value too few',
      { change: { values: new Float32Array(11) } },
      'invalid values: 11 of them; expected a Float32Array of 12, as the shape [2,2,3] says',
    ],
    [
      'a plain array',
      { change: { values: Array.from(image.values) } },
      'invalid values: 12 of them; expected a Float32Array of 12, as the shape [2,2,3] says',
    ],
    [
      'a number as shape',
      { change: { shape: 12 } },
      'invalid shape: 12; expected a list of sizes: [height, width, 3], or of a grey image [height, width]',
    ],
  ])('is refused: %s', (_what, { index = 0, change }, message) => {
    const changed = { ...image, ...change } as ImageArray;
    expect(() => valueAt(xt, changed, index as number)).toThrow(new RangeError(message));
  });
});
