import { describe, expect, it } from 'vitest';
import { type Point, thin } from '../../src/charts/geometry.js';
import { createSchedule } from '../../src/process/schedule.js';

const pointsOf = (values: ArrayLike<number>) => Array.from(values, (value, index): Point => [index, value]);

describe('thinning', () => {
  /** The largest distance between the values and the line through those that are kept. */
  function deviation(values: Float64Array, points: readonly Point[]): number {
    const kept = points.map(([index]) => index);
    let largest = 0;
    for (let next = 1; next < kept.length; next++) {
      const [from, to] = [kept[next - 1] as number, kept[next] as number];
      const [start, end] = [values[from] as number, values[to] as number];
      for (let index = from; index <= to; index++) {
        const line = start + ((end - start) * (index - from)) / (to - from);
        largest = Math.max(largest, Math.abs(line - (values[index] as number)));
      }
    }
    return largest;
  }

  it('keeps a straight line by its ends', () => {
    const straight = Float64Array.from({ length: 10_000 }, (_, index) => index / 7);
    expect(thin(pointsOf(straight), 1e-6, 400).map(([x]) => x)).toEqual([0, 9999]);
  });

  it.each(['linear', 'quadratic', 'sigmoid', 'cosine'] as const)('keeps the shape of %s', (kind) => {
    const { betas, alphasCumprod } = createSchedule({ kind, timesteps: 10_000 });
    for (const values of [betas, alphasCumprod]) {
      const kept = thin(pointsOf(values), 2e-4, 400);
      expect(kept.length).toBeLessThanOrEqual(400);
      expect(deviation(values, kept)).toBeLessThanOrEqual(2e-4 * (1 + 1e-9));
    }
  });

  it('never keeps more than its limit, however rough the values', () => {
    const rough = Float64Array.from({ length: 5000 }, (_, index) => Math.sin(index * index) * 2 ** (-index / 500));
    const kept = thin(pointsOf(rough), 1e-3, 100);
    expect(kept.length).toBeLessThanOrEqual(100);
    expect([kept[0]?.[0], kept.at(-1)?.[0]]).toEqual([0, 4999]);
    expect(thin(pointsOf(rough), 1e-300, 2).map(([x]) => x)).toEqual([0, 4999]);
  });

  it('takes one point', () => {
    expect(thin([[0, 3]], 1, 400)).toEqual([[0, 3]]);
  });

  it('takes points from the right to the left, and keeps all of a line that turns back', () => {
    const straight = pointsOf(Float64Array.from({ length: 100 }, (_, index) => index / 7));
    expect(thin([...straight].reverse(), 1e-6, 400).map(([x]) => x)).toEqual([99, 0]);
    const loop: Point[] = [
      [0, 0],
      [1, 0],
      [2, 0],
      [1, 0],
      [3, 0],
    ];
    expect(thin(loop, 1, 400)).toEqual(loop);
  });
});
