import { expect, it } from 'vitest';
import { javascriptKernel } from '../../../src/tensor/kernels/host.js';
import { bitsOf, combinations, exampleUpdate, updated, wasmKernel } from './helpers.js';

it('gives the same bits in WebAssembly and JavaScript in this browser', () => {
  for (const terms of combinations) {
    const update = exampleUpdate(30_000, terms);
    expect(bitsOf(updated(wasmKernel(), update))).toEqual(bitsOf(updated(javascriptKernel, update)));
  }
});
