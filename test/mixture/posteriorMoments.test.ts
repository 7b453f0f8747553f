import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createSchedule,
  divergence,
  expectedX0,
  gaussianPath,
  posteriorCovariance,
  posteriorEntropy,
  posteriorWeights,
} from '../../src/core/index.js';
import { expectWithin } from '../support/close.js';
import { goldenBeyond } from '../support/golden.js';
import { extremeCase } from '../support/mixtures.js';

const golden = goldenBeyond();
const [points, xt] = [golden.points.flat(), golden.xt.flat()];
const flow = gaussianPath({ kind: 'flow' });

describe('posteriorCovariance', () => {
  it.each(golden.posterior)(
    'is golden on $path at t = $t, of deviation $deviation',
    ({ path, t, deviation, ...row }) => {
      const process = gaussianPath({ kind: path });
      expectWithin(posteriorCovariance(points, xt, process, t, { deviation }), row.covariance.flat(2), 1e-10);
      expectWithin(posteriorWeights(points, xt, process, t, { deviation }), row.weights.flat(), 1e-10);
    },
  );

  it('has as its trace σ²/α times the divergence of x̂0', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 0.95, noNaN: true }), fc.constantFrom(0, 0.2), (t, deviation) => {
        const traces = divergence(points, xt, flow, t, { of: 'x0', deviation }).map(
          (value) => (value * t ** 2) / (1 - t),
        );
        const covariances = posteriorCovariance(points, xt, flow, t, { deviation });
        expectWithin(
          traces.map((_, row) => (covariances[4 * row] as number) + (covariances[4 * row + 3] as number)),
          traces,
          1e-11,
        );
      }),
    );
  });

  it('is σ²/α times the Jacobian of x̂0', () => {
    const [t, step, deviation] = [0.4, 1e-5, 0.2];
    const state = xt.slice(0, 2);
    const at = (axis: number, by: number) =>
      expectedX0(
        points,
        state.map((value, i) => value + (i === axis ? by : 0)),
        flow,
        t,
        { deviation },
      );
    const jacobian = [0, 1].map((axis) => {
      const [after, before] = [at(axis, step), at(axis, -step)];
      return [...after].map((value, i) => (value - (before[i] as number)) / (2 * step));
    });
    const expected = jacobian.flat().map((value) => (value * t ** 2) / (1 - t));
    expectWithin(posteriorCovariance(points, state, flow, t, { deviation }), expected, 1e-7);
  });

  it('is 0 without noise, and that of the data where all is noise', () => {
    expect([...posteriorCovariance([-1, 0, 1, 0], [0.2, 0], flow, 0)]).toEqual([0, 0, 0, 0]);
    expect([...posteriorCovariance([-1, 0, 1, 0], [0.2, 0], flow, 0, { deviation: 0.3 })]).toEqual([0, 0, 0, 0]);
    expectWithin(posteriorCovariance([-1, 0, 1, 0], [0.2, 0], flow, 1, { deviation: 0.3 }), [1.09, 0, 0, 0.09], 1e-12);
  });

  it('is symmetric and never NaN, whatever the size of the values', () => {
    fc.assert(
      fc.property(extremeCase, ({ points, xt, path, t, dimension, deviation }) => {
        const values = posteriorCovariance(points, xt, path, t, { dimension, deviation });
        values.forEach((value, i) => {
          expect(Number.isFinite(value)).toBe(true);
          const [row, column] = [Math.floor(i / dimension) % dimension, i % dimension];
          const mirrored = i - (row * dimension + column) + column * dimension + row;
          expect(values[mirrored]).toBe(value);
        });
      }),
    );
  });

  it('takes a schedule, and any dimension', () => {
    expect(posteriorCovariance([1, 2, 3, 4, 5, 7], [1, 2, 3], createSchedule(), 500, { dimension: 3 })).toHaveLength(9);
    expect(() => posteriorCovariance([], [], flow, 0.5)).toThrow('invalid points: none; expected at least one point');
    expect(() => posteriorCovariance(points, [0], flow, 0.5)).toThrow('invalid xt: 1 values');
    expect(() => posteriorCovariance(points, xt, flow, 2)).toThrow('invalid t: 2; expected a number in 0 <= t <= 1');
  });
});

describe('posteriorEntropy', () => {
  const { labels } = golden;
  const { deviation } = golden.entropy;
  const path = gaussianPath({ kind: 'vp-linear' });

  it.each(golden.entropy.rows)('is golden at logSnr $logSnr', ({ logSnr, classEntropy, pointEntropy }) => {
    const t = path.timeAt(logSnr);
    expectWithin(posteriorEntropy(points, xt, path, t, { deviation, labels }), classEntropy, 1e-10);
    expectWithin(posteriorEntropy(points, xt, path, t, { deviation }), pointEntropy, 1e-10);
  });

  it('lies between 0 and ln of the number of classes, and is least for one class', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (t) => {
        for (const value of posteriorEntropy(points, xt, path, t, { deviation, labels })) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(Math.log(3) + 1e-12);
        }
        const one = posteriorEntropy(points, xt, path, t, { labels: labels.map(() => 7) });
        expectWithin(one, [0, 0, 0, 0], 1e-12);
      }),
    );
    expectWithin(posteriorEntropy([-1, 0, 1, 0], [3, 4], flow, 1), [Math.log(2)], 1e-12);
    expect([...posteriorEntropy([-1, 0, 1, 0], [0.2, 0], flow, 0)]).toEqual([0]);
  });

  it('says which labels are wrong', () => {
    expect(() => posteriorEntropy(points, xt, path, 0.5, { labels: [1] })).toThrow(
      'invalid labels: 1 values; expected one for each point, 12',
    );
    const broken = labels.map((label, i) => (i === 3 ? Number.NaN : label));
    expect(() => posteriorEntropy(points, xt, path, 0.5, { labels: broken })).toThrow(
      'invalid labels[3]: NaN; expected a finite number',
    );
  });
});
