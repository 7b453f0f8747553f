import { execFileSync } from 'node:child_process';
import { afterEach, expect, it, vi } from 'vitest';
import { createWasmKernel } from '../../../src/tensor/kernels/host.js';
import { wasmModule } from '../../../src/tensor/kernels/wasmModule.js';
import { itExhaustively } from '../../support/exhaustive.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

itExhaustively('embeds what the source builds', () => {
  execFileSync(process.execPath, ['scripts/build-kernel.mjs', '--check'], { stdio: 'pipe' });
});

it('is small enough to be compiled without waiting', () => {
  expect(atob(wasmModule).length).toBeLessThan(4096);
});

it('is null where there is no WebAssembly', () => {
  vi.stubGlobal('WebAssembly', undefined);
  expect(createWasmKernel()).toBeNull();
});

it('is null where a content security policy forbids it', () => {
  vi.stubGlobal('WebAssembly', {
    Module: class {
      constructor() {
        throw new EvalError('refused to compile');
      }
    },
  });
  expect(createWasmKernel()).toBeNull();
});
