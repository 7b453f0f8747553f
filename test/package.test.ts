import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as library from '../src/index.js';
import { pointSet, trainDenoiser } from '../src/learn/index.js';
import { difference } from './learn/helpers.js';
import { BuiltPackage } from './support/builtPackage.js';

// What a Node without a browser, a bundler or a test runner makes of the package.

const built = new BuiltPackage();
beforeAll(() => built.build());
afterAll(() => built.remove());

describe('on a server', () => {
  it('every component is rendered without loading tfjs', () => {
    const source = `
      import { createElement } from 'react';
      import { renderToString } from 'react-dom/server';
      import * as library from 'dist/index.js';
      import { needed } from 'test/support/neededProps.mjs';
      const names = Object.keys(library).filter((name) => /^[A-Z]/.test(name) && typeof library[name] === 'function');
      const rendered = names.filter((name) => renderToString(createElement(library[name], needed[name])) !== '');
      // What began to load meanwhile is there once nothing is left to do.
      process.on('exit', () => console.log(rendered.length, loaded('react'), loaded('@tensorflow')));
    `;
    const names = Object.keys(library).filter((name) => /^[A-Z]/.test(name));
    expect(names.length).toBeGreaterThan(20);
    expect(built.run(source)).toEqual([`${names.length} true false`]);
  });

  it('the formulas of a figure are typeset, whatever else is imported', () => {
    const source = `
      import { createElement } from 'react';
      import { renderToString } from 'react-dom/server';
      import { NoiseTriptych } from 'dist/figures/NoiseTriptych/index.js';
      console.log(renderToString(createElement(NoiseTriptych)).match(/<math/g).length);
    `;
    expect(built.run(source)).toEqual(['6']);
  });
});

it('core loads neither React nor tfjs', () => {
  const source = `
    import { createSchedule } from 'dist/core/index.js';
    console.log(createSchedule().timesteps, loaded('react'), loaded('react-katex'), loaded('@tensorflow'));
  `;
  expect(built.run(source)).toEqual(['1000 false false false']);
});

it('the functions of tensor load tfjs, not React, and need no set-up', () => {
  const source = `
    import { gaussianNoiseTensor, forwardJump } from 'dist/tensor/index.js';
    import { createSchedule } from 'dist/core/index.js';
    const noise = gaussianNoiseTensor([3], { seed: 0 });
    console.log(forwardJump(createSchedule(), noise, 5, { seed: 1 }).dataSync().length);
    console.log(loaded('react'), loaded('@tensorflow/tfjs-core'), loaded('@tensorflow/tfjs'));
  `;
  expect(built.run(source).slice(-2)).toEqual(['3', 'false true false']);
});

it('learn takes plain JavaScript where there is no WebAssembly, with the same result within rounding', async () => {
  const source = `
    import { pointSet, trainDenoiser } from 'dist/learn/index.js';
    delete globalThis.WebAssembly;
    const denoiser = await trainDenoiser(pointSet('twoMoons', { count: 300 }), { steps: 50, batch: 64 });
    const values = denoiser.predictValues(pointSet('spiral', { count: 100 }), 300);
    const samples = await denoiser.sample({ count: 65, steps: 5 });
    console.log(JSON.stringify([denoiser, [...values], [...samples]]));
  `;
  const [plain, values, samples] = JSON.parse(built.run(source)[0] ?? '');
  const fast = await trainDenoiser(pointSet('twoMoons', { count: 300 }), { steps: 50, batch: 64 });
  expect(plain.weights).not.toBe(fast.toJSON().weights);
  const expected = fast.predictValues(pointSet('spiral', { count: 100 }), 300);
  expect(difference(Float32Array.from(values), expected)).toBeLessThan(1e-3);
  expect(difference(Float32Array.from(samples), await fast.sample({ count: 65, steps: 5 }))).toBeLessThan(1e-2);
});
