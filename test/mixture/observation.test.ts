import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  divergence,
  expectedX0,
  flowVelocity,
  gaussianPath,
  type Observation,
  observationScore,
  posteriorWeights,
  score,
} from '../../src/core/index.js';
import { expectSame, expectWithin } from '../support/close.js';
import { goldenBeyond } from '../support/golden.js';

const golden = goldenBeyond();
const [points, xt] = [golden.points.flat(), golden.xt.flat()];
const path = gaussianPath({ kind: 'vp-linear' });
const flow = gaussianPath({ kind: 'flow' });
const count = golden.points.length;

const rows = golden.observation.map(({ A, y, noise, ...row }) => {
  return { ...row, observed: { matrix: A.flat(), values: y, deviation: noise } };
});

describe.each(rows)('of deviation $deviation', ({ deviation, observed, weights, mean, at }) => {
  it('has golden weights and mean where x_t is noise alone', () => {
    const found = posteriorWeights(points, [0.3, -2], flow, 1, { deviation, observed });
    expectWithin(found, weights, 1e-9);
    expectWithin(expectedX0(points, [0.3, -2], flow, 1, { deviation, observed }), mean, 1e-9);
  });

  it.each(at)('has golden scores at logSnr $logSnr', ({ logSnr, ...expected }) => {
    const t = path.timeAt(logSnr);
    expectWithin(score(points, xt, path, t, { deviation }), expected.score.flat(), 1e-9);
    expectRelativeToOne(score(points, xt, path, t, { deviation, observed }), expected.exact.flat());
    for (const method of ['dps', 'pigdm', 'covariance'] as const) {
      const found = observationScore(points, xt, path, t, { deviation, observed, method });
      expectRelativeToOne(found, expected[method].flat());
    }
  });
});

function expectRelativeToOne(found: Float64Array, expected: number[]): void {
  found.forEach((value, i) => {
    expectWithin([value], [expected[i] as number], 1e-9 * Math.max(1, Math.abs(expected[i] as number)));
  });
}

const anyObservation: fc.Arbitrary<Observation> = fc.integer({ min: 1, max: 3 }).chain((values) =>
  fc.record({
    matrix: fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 2 * values, maxLength: 2 * values }),
    values: fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: values, maxLength: values }),
    deviation: fc.double({ min: 0.1, max: 2, noNaN: true }),
  }),
);
const anyTime = fc.double({ min: 0.05, max: 0.95, noNaN: true });

/** ln p(y | point) + ln p(x_t | point), by a brute force that integrates x0 over a grid. */
function bruteX0(state: number[], t: number, deviation: number, { matrix, values, deviation: noise }: Observation) {
  const [alpha, sigma, step] = [path.alpha(t), path.sigma(t), 0.025];
  const sums = [0, 0, 0];
  for (let x = -4; x <= 4; x += step) {
    for (let y = -4; y <= 4; y += step) {
      let prior = 0;
      for (const [px, py] of golden.points as [number, number][]) {
        prior += Math.exp(-((x - px) ** 2 + (y - py) ** 2) / (2 * deviation ** 2));
      }
      let misfit =
        (((state[0] as number) - alpha * x) / sigma) ** 2 + (((state[1] as number) - alpha * y) / sigma) ** 2;
      Array.from(values).forEach((value, row) => {
        misfit += ((value - (matrix[2 * row] as number) * x - (matrix[2 * row + 1] as number) * y) / noise) ** 2;
      });
      const weight = prior * Math.exp(-misfit / 2);
      sums[0] = (sums[0] as number) + weight;
      sums[1] = (sums[1] as number) + weight * x;
      sums[2] = (sums[2] as number) + weight * y;
    }
  }
  return [(sums[1] as number) / (sums[0] as number), (sums[2] as number) / (sums[0] as number)];
}

it('gives x̂0 as Bayes’ theorem does, with several values of one x0', () => {
  fc.assert(
    fc.property(anyObservation, fc.double({ min: 0.3, max: 0.9, noNaN: true }), (observed, t) => {
      const state = xt.slice(0, 2);
      const deviation = 0.25;
      expectWithin(
        expectedX0(points, state, path, t, { deviation, observed }),
        bruteX0(state, t, deviation, observed),
        1e-5,
      );
    }),
    { numRuns: 10 },
  );
});

it('has a score by Tweedie’s formula, a velocity by both, and a divergence by differences', () => {
  fc.assert(
    fc.property(anyObservation, anyTime, fc.constantFrom(0, 0.2), (observed, t, deviation) => {
      const options = { deviation, observed };
      const [alpha, sigma] = [flow.alpha(t), flow.sigma(t)];
      const x0 = expectedX0(points, xt, flow, t, options);
      const own = score(points, xt, flow, t, options);
      const size = Math.max(1, ...own.map(Math.abs));
      expectWithin(
        own,
        x0.map((value, i) => (alpha * value - (xt[i] as number)) / sigma ** 2),
        1e-8 * size,
      );
      const velocity = flowVelocity(points, xt, flow, t, options);
      expectWithin(
        velocity,
        x0.map((value, i) => -value - sigma * (own[i] as number)),
        1e-9 * size,
      );

      const step = 1e-5;
      const state = xt.slice(0, 2);
      const along = (axis: number, by: number) =>
        score(
          points,
          state.map((value, i) => value + (i === axis ? by : 0)),
          flow,
          t,
          options,
        )[axis] as number;
      const expected = [0, 1].reduce((sum, axis) => sum + (along(axis, step) - along(axis, -step)) / (2 * step), 0);
      const [found] = divergence(points, state, flow, t, { ...options, of: 'score' });
      expectWithin([found as number], [expected], 1e-4 * Math.max(1, Math.abs(expected)));
    }),
    { numRuns: 40 },
  );
});

it('that says nothing changes nothing', () => {
  fc.assert(
    fc.property(anyTime, fc.constantFrom(0, 0.2), (t, deviation) => {
      const nothing: Observation[] = [
        { matrix: [0, 0], values: [3], deviation: 1 },
        { matrix: [1, 2], values: [3], deviation: 1e60 },
      ];
      for (const observed of nothing) {
        expectWithin(
          expectedX0(points, xt, path, t, { deviation, observed }),
          expectedX0(points, xt, path, t, { deviation }),
          1e-11,
        );
        const weights = posteriorWeights(points, xt, path, t, { deviation, observed });
        expectWithin(weights, posteriorWeights(points, xt, path, t, { deviation }), 1e-11);
      }
    }),
  );
});

it('without noise is obeyed exactly, at every t', () => {
  const observed = { matrix: [0.6, 0.8], values: [0.4], deviation: 0 };
  for (const t of [0, 0.3, 1]) {
    const x0 = expectedX0(points, xt, flow, t, { deviation: 0.2, observed });
    for (let i = 0; i < x0.length; i += 2) {
      expect(0.6 * (x0[i] as number) + 0.8 * (x0[i + 1] as number)).toBeCloseTo(0.4, 10);
    }
  }
  expect(() => score(points, xt, flow, 0, { deviation: 0.2, observed })).toThrow(
    'invalid observed.deviation: 0; expected a number above 0 where x_t has no noise',
  );
});

it.each([
  [1, 1],
  [0.1, 0.3],
  [0.7, 0.2],
  [-0.3, 0.9],
])('that is said three times over without noise says no more than once: %d, %d', (across, up) => {
  // In binary the square of the matrix is not singular: what is left is a rounding error.
  const rows = [1, 3, 0.7];
  const repeated = { matrix: rows.flatMap((by) => [by * across, by * up]), values: rows.map((by) => by * 0.4) };
  const once = { matrix: [across, up], values: [0.4] };
  const x0Of = (observed: Pick<Observation, 'matrix' | 'values'>) =>
    expectedX0(points, xt, flow, 0.3, { deviation: 0.2, observed: { ...observed, deviation: 0 } });
  expectWithin(x0Of(repeated), x0Of(once), 1e-9);
});

it('leaves the nearest point where x_t is x0 itself', () => {
  const observed = { matrix: [1, 0], values: [9], deviation: 1 };
  expectWithin(expectedX0([-1, 0, 1, 0], [0.9, 0.1], flow, 0, { observed }), [1, 0], 1e-15);
});

it('is known of a class as of all points', () => {
  const observed = { matrix: [1, 0], values: [0.2], deviation: 0.4 };
  const { labels } = golden;
  const own = golden.points.filter((_, i) => labels[i] === 1).flat();
  const options = { deviation: 0.2, observed };
  const guided = (scale: number) => expectedX0(points, xt, path, 0.4, { ...options, labels, label: 1, scale });
  expectWithin(guided(1), expectedX0(own, xt, path, 0.4, options), 1e-12);
  expectWithin(guided(0), expectedX0(points, xt, path, 0.4, options), 1e-12);
});

it('weights add up to 1', () => {
  fc.assert(
    fc.property(anyObservation, anyTime, (observed, t) => {
      const weights = posteriorWeights(points, xt, flow, t, { observed });
      for (let row = 0; row < 4; row++) {
        const sum = weights.subarray(row * count, (row + 1) * count).reduce((total, weight) => total + weight, 0);
        expect(sum).toBeCloseTo(1, 12);
      }
    }),
  );
});

describe('observationScore', () => {
  const observed = { matrix: [0.6, 0.8], values: [0.5], deviation: 0.2 };

  it('by the covariance is exact for one Gaussian, as the score of the posterior is', () => {
    fc.assert(
      fc.property(anyObservation, anyTime, (observed, t) => {
        const one = { deviation: 0.7, observed };
        const prior = score([0.3, 0.1], xt, path, t, { deviation: 0.7 });
        const added = observationScore([0.3, 0.1], xt, path, t, { ...one, method: 'covariance' });
        const exact = score([0.3, 0.1], xt, path, t, one);
        expectWithin(
          prior.map((value, i) => value + (added[i] as number)),
          exact,
          1e-7 * Math.max(1, ...exact.map(Math.abs)),
        );
      }),
    );
  });

  it('by ΠGDM is exact for standard normal data, on any path', () => {
    for (const kind of ['flow', 'edm', 'cosine'] as const) {
      const process = gaussianPath({ kind });
      const prior = score([0, 0], xt, process, 0.6, { deviation: 1 });
      const added = observationScore([0, 0], xt, process, 0.6, { deviation: 1, observed, method: 'pigdm' });
      const exact = score([0, 0], xt, process, 0.6, { deviation: 1, observed });
      expectWithin(
        prior.map((value, i) => value + (added[i] as number)),
        exact,
        1e-11,
      );
    }
  });

  it('counts an axis that is measured a hundredth as strongly as another', () => {
    const weak = { matrix: [1, 0, 0, 0.01], values: [0, 0.1], deviation: 0.01 };
    const prior = score([0, 0], xt, path, 0.3, { deviation: 1 });
    const added = observationScore([0, 0], xt, path, 0.3, { deviation: 1, observed: weak, method: 'covariance' });
    const exact = score([0, 0], xt, path, 0.3, { deviation: 1, observed: weak });
    expectWithin(
      prior.map((value, i) => value + (added[i] as number)),
      exact,
      1e-9,
    );
  });

  it('by DPS is the gradient of the likelihood of x̂0', () => {
    const [t, step, deviation] = [0.4, 1e-5, 0.15];
    const state = xt.slice(0, 2);
    const likelihood = (axis: number, by: number) => {
      const moved = state.map((value, i) => value + (i === axis ? by : 0));
      const [x, y] = expectedX0(points, moved, path, t, { deviation }) as unknown as [number, number];
      return -(((0.5 - 0.6 * x - 0.8 * y) / 0.2) ** 2) / 2;
    };
    const expected = [0, 1].map((axis) => (likelihood(axis, step) - likelihood(axis, -step)) / (2 * step));
    expectWithin(observationScore(points, state, path, t, { deviation, observed, method: 'dps' }), expected, 1e-5);
  });

  it('is 0 where x_t is noise alone', () => {
    const options = { deviation: 0.1, observed, method: 'dps' } as const;
    expectSame(observationScore(points, xt, flow, 1, options).map(Math.abs), new Float64Array(xt.length));
  });

  it('says what is wrong', () => {
    const call =
      (options: object, t = 0.5) =>
      () =>
        observationScore(points, xt, flow, t, { observed, method: 'dps', ...options } as never);
    expect(call({ method: 'DPS' })).toThrow("invalid method: \"DPS\"; expected 'dps', 'pigdm' or 'covariance'");
    expect(call({ observed: undefined })).toThrow(
      'invalid observed: undefined; expected { matrix, values, deviation }',
    );
    expect(call({ observed: { ...observed, deviation: 0 }, deviation: 0.1 })).toThrow('invalid observed.deviation: 0');
    expect(call({}, 0)).toThrow('invalid t: 0; expected a t at which there is noise, or a deviation above 0');
  });
});

it('says what is wrong', () => {
  const call =
    (observed: unknown, deviation = 0) =>
    () =>
      expectedX0(points, xt, flow, 0.5, { deviation, observed: observed as Observation });
  const good = { matrix: [1, 0], values: [0.5], deviation: 0.1 };
  expect(call({ ...good, deviation: 0 })).toThrow(
    'invalid observed.deviation: 0; expected a number above 0, as the points have no deviation',
  );
  expect(call({ ...good, deviation: 0 }, 0.1)).not.toThrow();
  expect(call({ ...good, deviation: -1 })).toThrow(
    'invalid observed.deviation: -1; expected a number in 0 <= deviation',
  );
  expect(call({ ...good, matrix: [1, 0, 0] })).toThrow(
    'invalid observed.matrix: 3 values; expected a row of 2 for each value, 2',
  );
  expect(call({ ...good, values: [] })).toThrow('invalid observed.values: none; expected at least one');
  expect(call({ ...good, values: [Number.NaN] })).toThrow('invalid observed.values[0]: NaN; expected a finite number');
  expect(call(null)).toThrow('invalid observed: null; expected { matrix, values, deviation }');
  expect(() => posteriorWeights(points, xt, flow, 0.5, { observed: { ...good, deviation: 0 } })).toThrow(
    'invalid observed.deviation: 0',
  );
  expect(() =>
    expectedX0(new Array(65).fill(0), new Array(65).fill(0), flow, 0.5, { dimension: 65, observed: good }),
  ).toThrow('invalid observed: 65 dimensions; expected at most 64');
});
