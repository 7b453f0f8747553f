import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DenoiserOptions,
  divergence,
  expectedX0,
  flowMap,
  flowVelocity,
  gaussianPath,
  sampleTimes,
  score,
} from '../../src/core/index.js';
import { expectSame, expectWithin } from '../support/close.js';
import { goldenBeyond } from '../support/golden.js';

const golden = goldenBeyond();
const [points, xt] = [golden.points.flat(), golden.xt.flat()];
const { deviation, guideDeviation, rows } = golden.autoguidance;
const path = gaussianPath({ kind: golden.autoguidance.path });
const guide = { deviation: guideDeviation };

describe.each(rows)('at t = $t and scale $scale', ({ t, scale, x0 }) => {
  const options = { deviation, guide, scale };

  it('has the golden x̂0', () => expectWithin(expectedX0(points, xt, path, t, options), x0.flat(), 1e-11));

  it('has a score and a velocity of the same x̂0', () => {
    const scores = x0.flat().map((value, i) => (path.alpha(t) * value - (xt[i] as number)) / path.sigma(t) ** 2);
    expectWithin(score(points, xt, path, t, options), scores, 1e-9 * Math.max(1, ...scores.map(Math.abs)));
    const velocities = x0.flat().map((value, i) => ((xt[i] as number) - value) / t);
    expectWithin(flowVelocity(points, xt, path, t, options), velocities, 1e-9);
  });
});

it('scale 1 is unguided, 0 the guide alone, and a guide as sharp as the denoiser changes nothing', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: -4, max: 4, noNaN: true }), (t, scale) => {
      const own = expectedX0(points, xt, path, t, { deviation });
      expectSame(expectedX0(points, xt, path, t, { deviation, guide }), own);
      const blurred = expectedX0(points, xt, path, t, { deviation: guideDeviation });
      expectSame(expectedX0(points, xt, path, t, { deviation, guide, scale: 0 }), blurred);
      expectWithin(expectedX0(points, xt, path, t, { deviation, guide: { deviation }, scale }), own, 1e-12);
    }),
  );
});

it('outside of the interval is unguided', () => {
  const guided = (interval: [number, number]) =>
    expectedX0(points, xt, path, 0.5, { deviation, guide, scale: 3, interval });
  expectSame(guided([1, 9]), expectedX0(points, xt, path, 0.5, { deviation }));
  expectSame(guided([-1, 9]), expectedX0(points, xt, path, 0.5, { deviation, guide, scale: 3 }));
});

it('has the divergence of the guided velocity', () => {
  const [t, step] = [0.5, 1e-5];
  const options = { deviation, guide, scale: 2 };
  const along = (axis: number, by: number) =>
    flowVelocity(
      points,
      xt.slice(0, 2).map((value, i) => value + (i === axis ? by : 0)),
      path,
      t,
      options,
    )[axis] as number;
  const expected = [0, 1].reduce((sum, axis) => sum + (along(axis, step) - along(axis, -step)) / (2 * step), 0);
  expectWithin(divergence(points, xt.slice(0, 2), path, t, options), [expected], 1e-6);
});

it('of one Gaussian of deviation s guided by S at scale w ends with deviation s^w·S^(1-w)', () => {
  const [s, wide, scale] = [0.2, 0.4, 2];
  const steps = 4000;
  const times = sampleTimes(path, steps);
  let x = Float64Array.of(1);
  times.forEach((t, i) => {
    const next = times[i + 1] ?? 0;
    const options = { dimension: 1, deviation: s, guide: { deviation: wide }, scale };
    const half = flowVelocity([0], x, path, t, options).map((u, k) => (x[k] as number) + ((next - t) / 2) * u);
    const velocity = flowVelocity([0], half, path, (t + next) / 2, options);
    x = x.map((value, k) => value + (next - t) * (velocity[k] as number));
  });
  expectWithin(x, [s ** scale * wide ** (1 - scale)], 1e-5);
  expectWithin(flowMap([0], [1], path, 1, 0, { dimension: 1, deviation: s }), [s], 1e-5);
});

it('says what is wrong', () => {
  const { labels } = golden;
  const call = (options: object) => () =>
    expectedX0(points, xt, path, 0.5, { deviation, ...options } as DenoiserOptions);
  expect(call({ guide, labels, label: 1 })).toThrow('invalid label: 1; expected no class beside a guide');
  expect(call({ guide, label: 1 })).toThrow('invalid label: 1; expected no class beside a guide');
  expect(call({ guide, labels, negative: 1 })).toThrow('invalid negative: 1; expected no class beside a guide');
  expect(call({ guide, labels })).not.toThrow();
  expect(call({ guide: {} })).toThrow('invalid guide.deviation: undefined; expected a number in 0 <=');
  expect(call({ guide: { deviation: -1 } })).toThrow('invalid guide.deviation: -1; expected a number in 0 <=');
  expect(call({ guide: 0.4 })).toThrow('invalid guide: 0.4; expected { deviation }');
  expect(call({ guide: null })).toThrow('invalid guide: null; expected { deviation }');
  expect(call({ guide, scale: 1e9 })).toThrow('invalid scale: 1000000000');
  expect(() => score(points, xt, path, 0.5, { guide, labels, label: 1 })).toThrow(
    'invalid label: 1; expected no class',
  );
});
