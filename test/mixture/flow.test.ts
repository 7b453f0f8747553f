import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createSchedule,
  type DenoiserOptions,
  divergence,
  expectedX0,
  flowVelocity,
  gaussianPath,
  logDensity,
  pathOf,
  score,
} from '../../src/core/index.js';
import { anyPath, anyTimeOf } from '../support/arbitraries.js';
import { expectRelative, expectWithin } from '../support/close.js';
import { goldenMixture } from '../support/golden.js';
import { extremeCase } from '../support/mixtures.js';

const golden = goldenMixture();
const [points, xt] = [golden.points.flat(), golden.xt.flat()];
const { labels, deviation } = golden;
const flow = gaussianPath({ kind: 'flow' });
const schedule = createSchedule();

describe.each(golden.density)('on $options.kind at t = $t', ({ options, t, ...row }) => {
  const path = gaussianPath(options);

  it('has the golden x̂0 and score', () => {
    expectWithin(expectedX0(points, xt, path, t, { deviation }), row.x0.flat(), 1e-9);
    expectWithin(score(points, xt, path, t, { deviation }), row.score.flat(), 1e-9);
  });

  it('has the golden divergences of x̂0 and ε̂', () => {
    expectWithin(divergence(points, xt, path, t, { deviation, of: 'x0' }), row.divergenceOfX0, 1e-9);
    expectWithin(divergence(points, xt, path, t, { deviation, of: 'epsilon' }), row.divergenceOfEpsilon, 1e-9);
  });

  it("has α'·x̂0 + σ'·ε̂ as velocity, and its divergence", () => {
    const slopes = path.slopes(t);
    const velocity = row.x0.flat().map((x0, i) => slopes.alpha * x0 + slopes.sigma * (row.epsilon.flat()[i] as number));
    expectWithin(flowVelocity(points, xt, path, t, { deviation }), velocity, 1e-9);
    const ofVelocity = row.divergenceOfX0.map((ofX0, i) => {
      return slopes.alpha * ofX0 + slopes.sigma * (row.divergenceOfEpsilon[i] as number);
    });
    expectWithin(divergence(points, xt, path, t, { deviation }), ofVelocity, 1e-9);
  });
});

/** A usual place, path, deviation and guidance. */
const anyPlace = fc.record({
  at: anyPath.chain(anyTimeOf).filter(({ path, t }) => path.sigma(t) > 0.1 && path.sigma(t) < 5),
  place: fc.tuple(fc.double({ min: -2, max: 2, noNaN: true }), fc.double({ min: -2, max: 2, noNaN: true })),
  options: fc.record({
    deviation: fc.constantFrom(0, 0.3),
    labels: fc.constant(labels),
    label: fc.constantFrom(undefined, 0, 2),
    scale: fc.constantFrom(1, 3),
  }),
});
const STEP = 1e-5;
/** What a function changes by along an axis, of the values that it gives. */
function slopeOf(f: (place: number[]) => ArrayLike<number>, place: readonly number[], axis: number, index: number) {
  const moved = (by: number) => f(place.map((value, i) => (i === axis ? value + by : value)))[index] as number;
  return (moved(STEP) - moved(-STEP)) / (2 * STEP);
}

it('score is the gradient of logDensity', () => {
  fc.assert(
    fc.property(anyPlace, ({ at: { path, t }, place, options: { deviation } }) => {
      const log = (x: number[]) => logDensity(points, x, path, t, { deviation });
      const gradient = [0, 1].map((axis) => slopeOf(log, place, axis, 0));
      expectWithin(score(points, place, path, t, { deviation }), gradient, 1e-4);
    }),
  );
});

it.each(['velocity', 'x0', 'epsilon', 'score'] as const)('divergence is the sum of the slopes of %s', (of) => {
  const field = { velocity: flowVelocity, x0: expectedX0, score, epsilon };
  fc.assert(
    fc.property(anyPlace, ({ at: { path, t }, place, options }) => {
      const values = (x: number[]) => field[of](points, x, path, t, options);
      const sum = slopeOf(values, place, 0, 0) + slopeOf(values, place, 1, 1);
      const tolerance = 1e-5 * Math.max(1, Math.abs(sum)) * (1 + Math.abs(path.slopes(t).sigma));
      expectWithin(divergence(points, place, path, t, { ...options, of }), [sum], tolerance);
    }),
  );
});

it('along the flow the logarithm of the density falls by the divergence', () => {
  for (const kind of ['flow', 'cosine', 've'] as const) {
    const path = gaussianPath({ kind });
    const velocity = flowVelocity(points, xt, path, 0.5, { deviation });
    const log = (by: number) => {
      return logDensity(
        points,
        xt.map((x, i) => x + by * (velocity[i] as number)),
        path,
        0.5 + by,
        { deviation },
      );
    };
    const [later, earlier] = [log(STEP), log(-STEP)];
    const rates = later.map((value, i) => (value - (earlier[i] as number)) / (2 * STEP));
    expectWithin(
      divergence(points, xt, path, 0.5, { deviation }).map((value) => -value),
      rates,
      1e-4,
    );
  }
});

it('a schedule has a score, and a velocity along its path', () => {
  const path = pathOf(schedule);
  const predicted = expectedX0(points, xt, schedule, 400);
  const alpha = schedule.alphasCumprodSqrt[400] as number;
  const variance = schedule.oneMinusAlphasCumprod[400] as number;
  const expected = predicted.map((x0, i) => (alpha * x0 - (xt[i] as number)) / variance);
  expectRelative(score(points, xt, schedule, 400), expected, 1e-9);
  expect(flowVelocity(points, xt, path, path.end)).toHaveLength(6);
});

it('where no noise is left a deviation keeps everything finite', () => {
  const still = score([1, 2], [1.5, 2], flow, 0, { deviation: 0.5 });
  expectWithin(still, [-2, 0], 1e-12);
  expectWithin(flowVelocity([1, 2], [1.5, 2], flow, 0, { deviation: 0.5 }), [-1.5, -2], 1e-12);
  expectWithin(expectedX0([1, 2], [1.5, 2], flow, 0, { deviation: 0.5 }), [1.5, 2], 1e-12);
  // Without one x̂0 is the nearest point, or the middle of several.
  expectWithin(expectedX0([1, 2, 3, 2, 9, 9], [1.9, 2, 2, 2], flow, 0), [1, 2, 2, 2], 1e-12);
});

it('a deviation that vanishes changes nothing', () => {
  const exact = expectedX0(points, xt, schedule, 300);
  for (const tiny of [1e-9, 1e-160, 1e-300]) {
    expectWithin(expectedX0(points, xt, schedule, 300, { deviation: tiny }), exact, 1e-14);
  }
});

it('is never NaN, whatever the data, the path and the guidance', () => {
  const guidance = fc.record({ isGuided: fc.boolean(), scale: fc.constantFrom(-1000, -1, 0, 1, 3, 1000) });
  fc.assert(
    fc.property(extremeCase, guidance, ({ points, xt, path, t, dimension, deviation }, { isGuided, scale }) => {
      const ofPoints = Array.from({ length: points.length / dimension }, (_, point) => point % 2);
      const options = { dimension, deviation, scale, labels: ofPoints, label: isGuided ? 0 : undefined };
      const results = [expectedX0(points, xt, path, t, options), score(points, xt, path, t, options)];
      for (const of of ['x0', 'epsilon', 'score'] as const) {
        results.push(divergence(points, xt, path, t, { ...options, of }));
      }
      const slopes = path.slopes(t);
      if (Number.isFinite(slopes.alpha) && Number.isFinite(slopes.sigma)) {
        results.push(flowVelocity(points, xt, path, t, options), divergence(points, xt, path, t, options));
      }
      for (const values of results) expect(values).not.toContain(Number.NaN);
    }),
    { numRuns: 1000 },
  );
});

const nothing = { ...flow, alpha: () => 0, sigma: () => 0 };
it.each<[unknown, number, Record<string, unknown>, string]>([
  [flow, -0.1, {}, 'invalid t: -0.1; expected a number in 0 <= t <= 1'],
  [flow, Number.NaN, {}, 'invalid t: NaN; expected a number in 0 <= t <= 1'],
  [flow, 0, {}, 'invalid t: 0; expected a t at which there is noise, or a deviation above 0'],
  [
    nothing,
    0.5,
    { deviation: 1 },
    'invalid t: 0.5; expected a time at which the path has signal or noise: alpha = sigma = 0',
  ],
  [schedule, 0, {}, 'invalid path: a schedule; expected a path, which has slopes: pathOf(schedule)'],
  [
    gaussianPath(),
    0,
    { deviation: 1 },
    'invalid t: 0, where the slopes are -0.05 and Infinity; expected a t at which both are finite',
  ],
])('refuses a velocity of %o at t = %d', (path, t, options, message) => {
  for (const call of [flowVelocity, divergence] as ((...args: unknown[]) => unknown)[]) {
    expect(() => call(points, xt, path, t, options)).toThrow(new RangeError(message));
  }
});

it('refuses the divergence of what it does not know', () => {
  const message = "invalid of: \"noise\"; expected 'velocity', 'x0', 'epsilon' or 'score'";
  expect(() => divergence(points, xt, flow, 1, { of: 'noise' as never })).toThrow(new RangeError(message));
});

function epsilon(...[points, xt, path, t, options]: Parameters<typeof flowVelocity>): Float64Array {
  return score(points, xt, path, t, options as DenoiserOptions).map((value) => -path.sigma(t) * value);
}
