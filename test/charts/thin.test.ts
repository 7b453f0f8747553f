import { describe, expect, it } from 'vitest';
import { thin } from '../../src/charts/chart.js';
import { createSchedule } from '../../src/core/schedule.js';

describe('thinning', () => {
  /** The largest distance between the values and the line through those that are kept. */
  function deviation(values: Float64Array, kept: readonly number[]): number {
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
    expect(thin(straight, 1e-6, 400)).toEqual([0, 9999]);
  });

  it.each(['linear', 'quadratic', 'sigmoid', 'cosine'] as const)('keeps the shape of %s', (kind) => {
    const { betas, alphasCumprod } = createSchedule({ kind, timesteps: 10_000 });
    for (const values of [betas, alphasCumprod]) {
      const kept = thin(values, 2e-4, 400);
      expect(kept.length).toBeLessThanOrEqual(400);
      expect(deviation(values, kept)).toBeLessThanOrEqual(2e-4 * (1 + 1e-9));
    }
  });

  it('never keeps more than its limit, however rough the values', () => {
    const rough = Float64Array.from({ length: 5000 }, (_, index) => Math.sin(index * index) * 2 ** (-index / 500));
    const kept = thin(rough, 1e-3, 100);
    expect(kept.length).toBeLessThanOrEqual(100);
    expect([kept[0], kept.at(-1)]).toEqual([0, 4999]);
    expect(thin(rough, 1e-300, 2)).toEqual([0, 4999]);
  });

  it('takes one value', () => {
    expect(thin([3], 1, 400)).toEqual([0]);
  });
});
