import { expect, it } from 'vitest';
import { sigmaCell } from '../../../src/figures/SchedulerTable/model.js';
import { english } from '../../support/english.js';

it.each([
  [0, '0'],
  [Infinity, '∞'],
  [14.61464, '14.6146'],
  [0.0001, '0.0001'],
  // Four decimals round it up, so that it is not 0 in them.
  [0.0000501, '0.0001'],
  [0.0000499, '5.0e-5'],
  [0.000002, '2.0e-6'],
])('σ = %d stands in a column as %s', (sigma, cell) => {
  expect(english(sigmaCell(sigma))).toBe(cell);
});
