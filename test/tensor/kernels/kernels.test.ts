import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gaussianNoise } from '../../../src/process/noise.js';
import { hostKernel, javascriptKernel, type Update } from '../../../src/tensor/kernels/host.js';
import { expectSame } from '../../support/close.js';
import { anyUpdate, bitsOf, combinations, exampleUpdate, lengths, painted, updated, wasmKernel } from './helpers.js';

const wasm = wasmKernel();

/** The definition of an update, value by value. */
function expected({ a, b, sigma, x, y, noise }: Update): Float32Array {
  const round = Math.fround;
  const z = noise === null || noise instanceof Float32Array ? noise : gaussianNoise(x.length, noise);
  return x.map((value, i) => {
    // Without noise, one sum in float64; the array rounds it.
    if (!z) return a * value + (y ? b * (y[i] as number) : 0);
    let sum = round(round(a) * value);
    if (y) sum = round(sum + round(round(b) * (y[i] as number)));
    return round(sum + round(round(sigma) * (z[i] as number)));
  });
}

describe.each([
  ['javascript', javascriptKernel],
  ['wasm', wasm],
])('the %s kernel', (_name, kernel) => {
  describe.each(combinations)('with y: $withY, noise: $noise', (terms) => {
    it.each(lengths)('gives the bits of the definition for %i values', (length) => {
      const update = exampleUpdate(length, terms);
      expectSame(bitsOf(updated(kernel, update)), bitsOf(expected(update)));
    });

    it('may write over x and over y', () => {
      const values = bitsOf(updated(kernel, exampleUpdate(30_000, terms)));
      const overX = exampleUpdate(30_000, terms);
      kernel.update(overX, overX.x);
      expectSame(bitsOf(overX.x), values);
      const overY = exampleUpdate(30_000, terms);
      if (!overY.y) return;
      kernel.update(overY, overY.y);
      expectSame(bitsOf(overY.y), values);
    });
  });

  it('paints -1, 0 and 1 as 0, 128 and 255, with opaque alpha', () => {
    expect([...paintedValues([-1, 0, 1])]).toEqual([0, 128, 255, 255]);
  });

  it('clips what is out of range, and paints NaN as 0', () => {
    expect([...paintedValues([-1e30, 1e30, Number.NaN])]).toEqual([0, 255, 0, 255]);
    expect([...paintedValues([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 1.01])]).toEqual([0, 255, 255, 255]);
  });

  it('rounds half to even', () => {
    // In float32 (x + 1) · 127.5 is exactly 68.5, 127.5 and 254.5 for these.
    const halves = [-0.4627451002597809, 0, 0.996078372001648];
    expect(halves.map((x) => Math.fround(Math.fround(x + 1) * 127.5))).toEqual([68.5, 127.5, 254.5]);
    expect([...paintedValues(halves)]).toEqual([68, 128, 254, 255]);
  });

  it('gives back the bytes that an image was made of', () => {
    const bytes = Uint8Array.from({ length: 258 }, (_, i) => i % 256);
    const pixels = paintedValues([...bytes].map((byte) => byte / 127.5 - 1));
    expect([...pixels].filter((_, i) => i % 4 !== 3)).toEqual([...bytes]);
  });

  it('measures the mean absolute difference', () => {
    for (const length of lengths.slice(1)) {
      const update = exampleUpdate(length, { withY: true, noise: 'key' });
      const reference = gaussianNoise(length, { seed: 5 });
      const sum = expected(update).reduce((total, value, i) => total + Math.abs(value - (reference[i] as number)), 0);
      expect(kernel.l1(update, reference)).toBeCloseTo(sum / length, 12);
    }
  });

  function paintedValues(values: number[]): Uint8ClampedArray {
    return painted(kernel, { a: 1, b: 0, sigma: 0, x: Float32Array.from(values), y: null, noise: null });
  }
});

describe('both kernels', () => {
  it('give the same bits, pixels and errors for any update', () => {
    fc.assert(
      fc.property(anyUpdate, (update) => {
        expectSame(bitsOf(updated(wasm, update)), bitsOf(updated(javascriptKernel, update)));
        expectSame(painted(wasm, update), painted(javascriptKernel, update));
        expect(wasm.l1(update, update.x)).toBe(javascriptKernel.l1(update, update.x));
      }),
    );
  });

  it.each(combinations)('paint alike over many chunks with y: $withY, noise: $noise', (terms) => {
    const update = exampleUpdate(3 * 20_011, terms);
    expectSame(painted(wasm, update), painted(javascriptKernel, update));
    expect(wasm.l1(update, update.x)).toBe(javascriptKernel.l1(update, update.x));
  });

  it('throw for a key out of range', () => {
    const update = { ...exampleUpdate(3, { withY: false, noise: 'key' }), noise: { seed: Number.NaN } };
    expect(() => updated(wasm, update)).toThrow(RangeError);
    expect(() => updated(javascriptKernel, update)).toThrow(RangeError);
  });
});

it('takes WebAssembly where there is some, once', () => {
  expect(hostKernel()).not.toBe(javascriptKernel);
  expect(hostKernel()).toBe(hostKernel());
});
