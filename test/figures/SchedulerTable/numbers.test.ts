import { expect, it } from 'vitest';
import { sigmaCell, timestepCells } from '../../../src/figures/SchedulerTable/model.js';
import { english } from '../../support/english.js';

it.each([
  [0, '0'],
  [Infinity, '∞'],
  [14.61464, '14.6146'],
  [2.606208688017161e128, '2.6e+128'],
  [0.0001, '0.0001'],
  // Four decimals round it up, so that it is not 0 in them.
  [0.0000501, '0.0001'],
  [0.0000499, '5.0e-5'],
  [0.000002, '2.0e-6'],
])('σ = %d stands in a column as %s', (sigma, cell) => {
  expect(english(sigmaCell(sigma))).toBe(cell);
});

it('timesteps have the decimals of the largest, wherever it stands', () => {
  expect(timestepCells([0.5, 12.25]).map((cell) => english(cell))).toEqual(['0.5', '12.3']);
  expect(timestepCells([0.5, 2.25]).map((cell) => english(cell))).toEqual(['0.500', '2.250']);
});
