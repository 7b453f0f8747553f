import fc from 'fast-check';
import { gaussianNoise } from '../../../src/process/noise.js';
import type { NoiseKey } from '../../../src/process/types.js';
import { createWasmKernel, type FusedKernel, type Update } from '../../../src/tensor/kernels/host.js';

/** Values of a chunk in both kernels of the processor. */
export const CHUNK = 12288;

/** Lengths at which a kernel's loops begin, end, or have something left over. */
export const lengths = [0, 1, 2, 3, 15, 16, 17, 47, 48, 49, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK + 17];

/** Every combination of terms that an update can have. */
export const combinations = [false, true].flatMap((withY) =>
  (['none', 'key', 'array'] as const).map((noise) => ({ withY, noise })),
);

/** The WebAssembly kernel, which this machine must have. */
export function wasmKernel(): FusedKernel {
  const kernel = createWasmKernel();
  if (kernel === null) throw new Error('no WebAssembly kernel on this machine');
  return kernel;
}

/** An update whose arrays hold noise of streams that no other array of a test has. */
export function exampleUpdate(length: number, { withY, noise }: (typeof combinations)[number]): Update {
  const key: NoiseKey = { seed: 7.25, stream: 3 };
  const array = (stream: number) => gaussianNoise(length, { seed: 99, stream });
  return {
    a: 0.6,
    b: withY ? -0.3 : 0,
    sigma: noise === 'none' ? 0 : 0.7,
    x: array(0),
    y: withY ? array(1) : null,
    noise: noise === 'none' ? null : noise === 'key' ? key : array(2),
  };
}

/** The values that an update gives. */
export function updated(kernel: FusedKernel, update: Update): Float32Array {
  const out = new Float32Array(update.x.length);
  kernel.update(update, out);
  return out;
}

/** The pixels that an update gives. */
export function painted(kernel: FusedKernel, update: Update): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray((update.x.length / 3) * 4);
  kernel.paint(update, rgba);
  return rgba;
}

/** The bit patterns of float32 values, which tell -0 from 0. */
export function bitsOf(values: Float32Array): Uint32Array {
  return new Uint32Array(values.buffer, values.byteOffset, values.length);
}

/** Arbitrary updates of arbitrary keys, coefficients and terms; their length is a multiple of 3. */
export const anyUpdate: fc.Arbitrary<Update> = fc
  .record({
    pixels: fc.integer({ min: 0, max: 200 }),
    seed: fc.double({ noNaN: true, noDefaultInfinity: true }),
    stream: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    a: fc.double({ min: -4, max: 4, noNaN: true }),
    b: fc.double({ min: -4, max: 4, noNaN: true }),
    sigma: fc.double({ min: 0, max: 2, noNaN: true }),
    terms: fc.constantFrom(...combinations),
  })
  .map(({ pixels, seed, stream, a, b, sigma, terms }) => {
    const update = exampleUpdate(3 * pixels, terms);
    return { ...update, a, b, sigma, noise: terms.noise === 'key' ? { seed, stream } : update.noise };
  });
