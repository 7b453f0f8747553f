import { describe, expect, it } from 'vitest';
import { formatTick, niceStep, roundUp, ticksUpTo } from '../../../src/figures/scheduleChart/ticks.js';

describe('ticks', () => {
  it.each([
    [1, 5, 0.2],
    [0.02, 5, 0.005],
    [999, 5, 200],
    [49, 5, 10],
    [3e-7, 5, 1e-7],
  ])('are a round step apart: %d in %d parts', (extent, parts, step) => {
    expect(niceStep(extent, parts)).toBeCloseTo(step, 12);
  });

  it('end at the end where it is one of them, whatever the rounding', () => {
    expect(ticksUpTo(0.3, 0.1)).toHaveLength(4);
    expect(ticksUpTo(999, 200)).toEqual([0, 200, 400, 600, 800]);
    expect(ticksUpTo(0, 1)).toEqual([0]);
    expect(roundUp(0.1 + 0.2, 0.1)).toBeCloseTo(0.3, 12);
    expect(roundUp(0.31, 0.1)).toBeCloseTo(0.4, 12);
  });

  it('have the decimals of their step', () => {
    expect(formatTick(0, 0.2)).toBe('0');
    expect(formatTick(1, 0.2)).toBe('1.0');
    expect(formatTick(0.01, 0.005)).toBe('0.010');
    expect(formatTick(3 * 5e-6, 5e-6)).toBe('1.5e-5');
  });
});
