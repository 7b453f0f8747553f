import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSchedule, gaussianPath, preconditioning, x0Coefficients } from '../../src/core/index.js';
import { anyPath, anyTimeOf } from '../support/arbitraries.js';
import { expectRelative, expectWithin } from '../support/close.js';
import { goldenBeyond } from '../support/golden.js';

const golden = goldenBeyond().preconditioning;
const edm = gaussianPath({ kind: 'edm' });

it.each(golden.rows)('is golden on $path at t = $t for data of $sigmaData', ({ path, t, sigmaData, ...expected }) => {
  const { skip, out, input, noise } = preconditioning(gaussianPath({ kind: path }), t, { sigmaData });
  expectWithin([skip, out, input], [expected.skip, expected.out, expected.input], 1e-11);
  if (expected.noise === null) expect(Number.isFinite(noise)).toBe(false);
  else expectWithin([noise], [expected.noise], 1e-11);
});

it.each(golden.consistency)(
  'is golden for a consistency model at σ = $sigma',
  ({ sigma, sigmaData, sigmaMin, ...expected }) => {
    const { skip, out, input, noise } = preconditioning(edm, sigma, { sigmaData, sigmaMin });
    expectWithin([skip, out, input], [expected.skip, expected.out, expected.input], 1e-11);
    expectRelative([noise], [expected.noise as number], 1e-11);
  },
);

it('gives the network an input and a target of variance 1', () => {
  fc.assert(
    fc.property(anyPath.chain(anyTimeOf), fc.double({ min: 0.05, max: 4, noNaN: true }), ({ path, t }, sigmaData) => {
      const [alpha, sigma] = [path.alpha(t), path.sigma(t)];
      fc.pre(sigma > 1e-5);
      const { skip, out, input } = preconditioning(path, t, { sigmaData });
      const ofInput = input ** 2 * (alpha ** 2 * sigmaData ** 2 + sigma ** 2);
      // F has to be (x0 - skip·x_t)/out.
      const ofTarget = ((1 - skip * alpha) ** 2 * sigmaData ** 2 + (skip * sigma) ** 2) / out ** 2;
      expectWithin([ofInput, ofTarget], [1, 1], 1e-6);
    }),
  );
});

it('is v-prediction, with F = -v, where the data have deviation 1 and α² + σ² = 1', () => {
  for (const process of [createSchedule({ kind: 'cosine' }), createSchedule()]) {
    for (const t of [0, 300, 999]) {
      const { skip, out } = preconditioning(process, t, { sigmaData: 1 });
      const { a, b } = x0Coefficients('v', process, t);
      expectWithin([skip, -out], [a, b], 1e-14);
    }
  }
});

it('is the identity at sigmaMin and below, on any path', () => {
  for (const kind of ['edm', 'flow', 'cosine'] as const) {
    const path = gaussianPath({ kind });
    const [t, before] = [0.4, 0.2];
    const sigmaMin = path.sigma(t) / path.alpha(t);
    for (const at of [t, before]) {
      const { skip, out } = preconditioning(path, at, { sigmaMin });
      expectWithin([skip * path.alpha(at), out], [1, 0], 1e-14);
    }
    expect(preconditioning(path, 0.41, { sigmaMin }).out).toBeGreaterThan(0);
  }
});

it('says what is wrong', () => {
  const flow = gaussianPath({ kind: 'flow' });
  expect(() => preconditioning(edm, 1, { sigmaData: 0 })).toThrow(
    'invalid sigmaData: 0; expected a finite number above 0',
  );
  expect(() => preconditioning(edm, 1, { sigmaMin: -1 })).toThrow(
    'invalid sigmaMin: -1; expected a finite number, 0 or more',
  );
  expect(() => preconditioning(flow, 1, { sigmaMin: 0.01 })).toThrow('invalid t: 1; expected a time with alpha > 0');
  expect(() => preconditioning(flow, 2)).toThrow('invalid t: 2; expected a number in 0 <= t <= 1');
});
