import { describe, expect, it } from 'vitest';
import {
  createSchedule,
  type GaussianPathKind,
  gaussianNoise,
  gaussianPath,
  logDensity,
  type Process,
} from '../../../src/core/index.js';
import {
  arcTime,
  beginning,
  flowTo,
  type Line,
  lineThrough,
  onLine,
} from '../../../src/figures/DensityFlow/compute.js';
import { type PointSetName, pointSet } from '../../../src/learn/index.js';
import { exhausted } from '../../support/exhausted.js';

const schedule = createSchedule({ kind: 'cosine' });
const MILLIBIT = 1e-3;

interface Given {
  readonly set?: PointSetName;
  readonly deviation?: number;
  readonly process?: Process;
  readonly last?: number;
  readonly t?: number;
}

const lineOf = (place: readonly [number, number], given: Given = {}): Promise<Line> => {
  const { set = 'twoMoons', deviation = 0.1, process = schedule, last = 999, t = 0 } = given;
  const points = pointSet(set, { count: 300 });
  return exhausted(lineThrough({ points, deviation, process, first: 0, last, place, t }));
};

/** Places on the data, and anywhere in the plot. */
function placesOf(set: PointSetName): [number, number][] {
  const [points, z] = [pointSet(set, { count: 300 }), gaussianNoise(24, { seed: 1 })];
  return Array.from({ length: 12 }, (_, i) => {
    const [x, y] = [z[2 * i] as number, z[2 * i + 1] as number];
    const [left, up] = [points[2 * i] as number, points[2 * i + 1] as number];
    return i % 2 === 0 ? [left + x / 10, up + y / 10] : [2 * x, 2 * y];
  });
}

describe('the change of variables', () => {
  it.each<PointSetName>(['twoMoons', 'eightGaussians', 'letters'])(
    'is within a thousandth of a bit per dimension of the density, on and off the %s',
    async (set) => {
      for (const place of placesOf(set)) {
        const line = await lineOf(place, { set });
        for (const t of [0, 137, 500, 999]) {
          const { flow: byFlow, exact } = onLine(line, t);
          expect(Math.abs(byFlow - exact), `at ${place}, t = ${t}`).toBeLessThanOrEqual(MILLIBIT);
        }
      }
    },
  );

  it('is so with the least deviation', async () => {
    const line = await lineOf([0.3, -0.9], { deviation: 0.05 });
    for (const t of [0, 999]) {
      const { flow: byFlow, exact } = onLine(line, t);
      expect(Math.abs(byFlow - exact)).toBeLessThanOrEqual(MILLIBIT);
    }
  });

  it.each<GaussianPathKind>(['flow', 'cosine', 'vp-linear', 've'])(
    'is so on a path, whether x_t shrinks or grows: on %s',
    async (kind) => {
      const process = gaussianPath({ kind });
      const line = await lineOf([0.3, -0.9], { process, last: 1 });
      for (const t of [0, 0.1, 0.4, 1]) {
        const { flow: byFlow, exact } = onLine(line, t);
        expect(Math.abs(byFlow - exact), `at t = ${t}`).toBeLessThanOrEqual(MILLIBIT);
      }
    },
  );

  it('has the density where the point is drawn, be it divided', async () => {
    const [process, points, deviation] = [gaussianPath({ kind: 've' }), pointSet('twoMoons', { count: 300 }), 0.1];
    const { place, exact } = onLine(await lineOf([0.3, -0.9], { process, last: 1 }), 0.8);
    const size = Math.hypot(1, process.sigma(0.8));
    const [nats = 0] = logDensity(points, [place[0] * size, place[1] * size], process, 0.8, { deviation });
    expect(Math.hypot(...place)).toBeLessThan(3);
    expect(exact).toBeCloseTo(nats / (2 * Math.LN2), 10);
  });
});

it('passes where it was asked for, whichever t that was', async () => {
  const [x, y] = onLine(await lineOf([0.8, 0.6]), 400).place;
  const [backX, backY] = onLine(await lineOf([x, y], { t: 400 }), 0).place;
  expect(Math.hypot(backX - 0.8, backY - 0.6)).toBeLessThan(1e-4);
  expect(Math.hypot(x - 0.8, y - 0.6)).toBeGreaterThan(0.05);
});

describe('points far apart, as in pixels', () => {
  const PIXELS = Float32Array.of(1000, 0, -1000, 5, 300, 2);
  const linear = createSchedule();

  const refused = (farthest: string) =>
    `invalid points: up to ${farthest} from 0; expected points of about unit variance, as the noise is`;

  // Where work never ends, the test hangs.
  it.each([
    [1, 0, refused('1000')],
    [1, 999, 'a line'],
    [10, 499, refused('10000')],
    [10, 999, 'a line'],
    [1e34, 0, refused('1e+37')],
    [1e34, 999, refused('1e+37')],
  ])('end the work: %d times those at t = %d', async (times, t, expected) => {
    const points = PIXELS.map((value) => times * value);
    const request = { points, deviation: 0.1, process: linear, first: 0, last: 999, place: [0.35, 0.9] as const, t };
    const outcome = exhausted(lineThrough(request)).then(
      () => 'a line',
      (error: Error) => error.message,
    );
    expect(await outcome).toBe(expected);
  });

  it('give the page its turn after each try, also where the step was too long', () => {
    let slopes = 0;
    const mixture = {
      get points() {
        slopes += 1;
        return PIXELS;
      },
      deviation: 0.1,
    };
    const steps = flowTo(mixture, arcTime(linear, 0), 1, beginning([0.35, 0.9]));
    for (let turn = 0; turn < 100; turn++) {
      slopes = 0;
      steps.next();
      // Three steps of Runge and Kutta, of four slopes each.
      expect(slopes).toBeLessThanOrEqual(12);
    }
  });
});
