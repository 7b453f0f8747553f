import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DenoiserOptions,
  divergence,
  expectedX0,
  gaussianPath,
  logDensity,
  logSnr,
  score,
} from '../../src/core/index.js';
import { createSchedule } from '../../src/process/schedule.js';
import { anyPath, anyTimeOf } from '../support/arbitraries.js';
import { expectSame, expectWithin } from '../support/close.js';
import { goldenMixture } from '../support/golden.js';

const golden = goldenMixture();
const [points, xt] = [golden.points.flat(), golden.xt.flat()];
const { labels, deviation } = golden;
const cosine = createSchedule({ kind: 'cosine' });
const classes = [0, 1, 2];

/** A class and its points. */
const anyClass = fc.constantFrom(...classes).map((label) => {
  return { label, own: golden.points.filter((_, point) => labels[point] === label).flat() };
});
const anyOptions = fc.record({ deviation: fc.constantFrom(0, 1e-3, 0.3), chosen: anyClass });

describe.each(golden.guidance)('on $options.kind at t = $t', ({ options, t, ...row }) => {
  const path = gaussianPath(options);
  const denoise = (guidance: DenoiserOptions = {}) => expectedX0(points, xt, path, t, { deviation, ...guidance });

  it('has the golden x̂0 of all points, and of a class', () => {
    expectWithin(denoise(), row.unconditional.flat(), 1e-9);
    for (const label of classes) expectWithin(denoise({ labels, label }), row.conditional[label]?.flat() ?? [], 1e-9);
  });

  it.each(row.guided)('has the golden guided x̂0 at scale $scale', ({ scale, x0 }) => {
    for (const label of classes) expectWithin(denoise({ labels, label, scale }), x0[label]?.flat() ?? [], 1e-9);
  });
});

it('scale 1 is the class alone, and 0 all points', () => {
  fc.assert(
    fc.property(anyPath.chain(anyTimeOf), anyOptions, ({ path, t }, { deviation, chosen: { label, own } }) => {
      const guided = (scale: number) => expectedX0(points, xt, path, t, { deviation, labels, label, scale });
      expectSame(guided(1), expectedX0(own, xt, path, t, { deviation }));
      expectSame(guided(0), expectedX0(points, xt, path, t, { deviation }));
    }),
  );
});

it('goes towards the class and past it, by scale times the difference', () => {
  fc.assert(
    fc.property(
      anyPath.chain(anyTimeOf),
      anyOptions,
      fc.double({ min: -9, max: 9, noNaN: true }),
      (at, given, scale) => {
        const { deviation, chosen } = given;
        const [all, own] = [points, chosen.own].map((data) => expectedX0(data, xt, at.path, at.t, { deviation }));
        const expected = all?.map((x0, i) => x0 + scale * ((own?.[i] as number) - x0)) ?? [];
        const guided = expectedX0(points, xt, at.path, at.t, { deviation, labels, label: chosen.label, scale });
        expectWithin(guided, expected, 1e-11);
      },
    ),
  );
});

it('a class far from x_t, whose weights are below every float64, has its own', () => {
  const data = [0, 0, 1, 0, 1.1, 0];
  const [x] = expectedX0(data, [0, 0], gaussianPath({ kind: 'edm' }), 0.01, { labels: [0, 1, 1], label: 1, scale: 2 });
  expect(x).toBeCloseTo(2, 9);
});

it('with a negative class goes away from it: its x̂0 stands in place of that of all points', () => {
  fc.assert(
    fc.property(anyPath.chain(anyTimeOf), anyOptions, anyClass, ({ path, t }, { deviation, chosen }, negative) => {
      const options = { labels, label: chosen.label, negative: negative.label, deviation };
      const guided = (scale: number) => expectedX0(points, xt, path, t, { ...options, scale });
      const [own, others] = [chosen.own, negative.own].map((data) => expectedX0(data, xt, path, t, { deviation }));
      expectSame(guided(1), own as Float64Array);
      expectSame(guided(0), others as Float64Array);
      expectWithin(guided(3), others?.map((x0, i) => x0 + 3 * ((own?.[i] as number) - x0)) ?? [], 1e-11);
    }),
  );
});

it('a negative class does not lend its weights to the class', () => {
  const data = [0, 0, 1, 0, 3, 0, 4, 0, 5, 0];
  const guided = (options: DenoiserOptions) => expectedX0(data, [0.9, 0], gaussianPath({ kind: 'edm' }), 1, options);
  const options = { labels: [0, 0, 1, 1, 1], label: 0, negative: 1 };
  const [own, others] = [guided({ ...options, scale: 1 }), guided({ ...options, scale: 0 })];
  expectWithin(
    guided({ ...options, scale: 2 }),
    own.map((x0, i) => 2 * x0 - (others[i] as number)),
    1e-12,
  );
});

// Densities p_t that noise makes of some data satisfy ∂L/∂τ = (ΔL + |∇L|²) / 2 for L = ln p_t and τ = σ², where α = 1. For the
// product of both densities, L + w·(L_c - L), whose gradient is the guided score, this is not so.
it('its scores belong to no noised density: they miss the heat equation by w(1 - w)·|s_c - s|² / 2', () => {
  const edm = gaussianPath({ kind: 'edm' });
  const own = points.filter((_, i) => labels[Math.floor(i / 2)] === 1);
  const step = 1e-4;
  fc.assert(
    fc.property(fc.double({ min: 0.2, max: 2, noNaN: true }), fc.double({ min: -3, max: 9, noNaN: true }), (t, w) => {
      const guidance = { deviation, labels, label: 1, scale: w };
      const product = (at: number) => {
        const [all, ofClass] = [points, own].map((data) => logDensity(data, xt, edm, at, { deviation }));
        return all?.map((value, i) => value + w * ((ofClass?.[i] as number) - value)) ?? [];
      };
      const [before, after] = [product(t - step), product(t + step)];
      const [s, guided, ofClass] = [0, w, 1].map((scale) => score(points, xt, edm, t, { ...guidance, scale }));
      const laplacian = divergence(points, xt, edm, t, { ...guidance, of: 'score' });
      const missed = laplacian.map((value, i) => {
        const change = ((after[i] as number) - (before[i] as number)) / ((t + step) ** 2 - (t - step) ** 2);
        return change - (value + squared(guided, i)) / 2;
      });
      const gap = laplacian.map(
        (_, i) =>
          ((w * (1 - w)) / 2) *
          squared(
            ofClass?.map((value, j) => value - (s?.[j] as number)),
            i,
          ),
      );
      for (const [i, value] of missed.entries())
        expect(Math.abs(value - (gap[i] as number))).toBeLessThan(1e-4 * (1 + Math.abs(gap[i] as number)));
    }),
  );
});

/** The squared length of a vector of the plane among others. */
function squared(vectors: ArrayLike<number> | undefined, i: number): number {
  return (vectors?.[2 * i] ?? 0) ** 2 + (vectors?.[2 * i + 1] ?? 0) ** 2;
}

describe('interval', () => {
  const guided = (t: number, interval?: readonly [number, number]) =>
    expectedX0(points, xt, cosine, t, { labels, label: 1, scale: 5, interval });
  const ofClass = (t: number) => expectedX0(points, xt, cosine, t, { labels, label: 1 });

  it('guides where logSnr lies in it, and is the class alone elsewhere', () => {
    for (const t of [100, 300, 500, 700]) {
      const ratio = logSnr(cosine, t);
      expectSame(guided(t, [ratio, ratio]), guided(t));
      expectSame(guided(t, [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]), guided(t));
      expectSame(guided(t, [ratio + 0.01, 9]), ofClass(t));
      expectSame(guided(t, [-9, ratio - 0.01]), ofClass(t));
      expect(guided(t)).not.toEqual(ofClass(t));
    }
  });

  it('is one of a path as well, at its clean end included', () => {
    const flow = gaussianPath({ kind: 'flow' });
    const at = (t: number, interval: readonly [number, number]) =>
      expectedX0(points, xt, flow, t, { labels, label: 1, scale: 5, deviation, interval });
    expectSame(at(0.4, [0, 9]), expectedX0(points, xt, flow, 0.4, { labels, label: 1, scale: 5, deviation }));
    expectSame(at(0.6, [0, 9]), expectedX0(points, xt, flow, 0.6, { labels, label: 1, deviation }));
    expectSame(at(0, [0, 9]), expectedX0(points, xt, flow, 0, { labels, label: 1, deviation }));
  });
});

it.each<[Record<string, unknown>, string]>([
  [{ deviation: -1 }, 'invalid deviation: -1; expected a number in 0 <= deviation <= 1e+100'],
  [{ deviation: 1e300 }, 'invalid deviation: 1e+300; expected a number in 0 <= deviation <= 1e+100'],
  [{ deviation: Number.NaN }, 'invalid deviation: NaN; expected a number in 0 <= deviation <= 1e+100'],
  [{ deviation: '1' }, 'invalid deviation: "1"; expected a number in 0 <= deviation <= 1e+100'],
  [{ labels: [1, 2], label: 1 }, 'invalid labels: 2 values; expected one for each point, 12'],
  [{ labels: 7, label: 1 }, 'invalid labels: 7; expected a flat array of numbers'],
  [{ label: 1 }, 'invalid labels: undefined; expected the class of each point, because label is set'],
  [{ labels, label: 3 }, 'invalid label: 3; expected a class that has a point'],
  [{ labels, label: Number.NaN }, 'invalid label: NaN; expected a class that has a point'],
  [{ labels, label: 1, negative: 3 }, 'invalid negative: 3; expected a class that has a point'],
  [{ labels, negative: 1 }, 'invalid label: undefined; expected a class, because negative is set'],
  [{ labels, label: 1, scale: Number.NaN }, 'invalid scale: NaN; expected a number in -1000 <= scale <= 1000'],
  [{ labels, label: 1, scale: 1e9 }, 'invalid scale: 1000000000; expected a number in -1000 <= scale <= 1000'],
  [{ labels, label: 1, scale: '3' }, 'invalid scale: "3"; expected a number in -1000 <= scale <= 1000'],
  [{ interval: [3, 1] }, 'invalid interval: [3, 1]; expected the least and the largest logSnr, in this order'],
  [{ interval: [null, 3] }, 'invalid interval: [null, 3]; expected the least and the largest logSnr, in this order'],
  [{ interval: ['a', 'b'] }, 'invalid interval: ["a", "b"]; expected the least and the largest logSnr, in this order'],
  [{ interval: 3 }, 'invalid interval: 3; expected the least and the largest logSnr, in this order'],
  [
    { interval: [1, Number.NaN] },
    'invalid interval: [1, NaN]; expected the least and the largest logSnr, in this order',
  ],
])('refuses %o', (options, message) => {
  expect(() => expectedX0(points, xt, cosine, 500, options)).toThrow(new RangeError(message));
});
