import { expect, it } from 'vitest';
import { standardDeviation } from '../../../src/figures/ScheduleComparison/View.js';

it('is the root of the mean square about the mean', () => {
  expect(standardDeviation(Float32Array.of(1, -1, 1, -1))).toBe(1);
  expect(standardDeviation(Float32Array.of(0.25, 0.75))).toBe(0.25);
  expect(standardDeviation(new Float32Array(7).fill(0.5))).toBe(0);
});
