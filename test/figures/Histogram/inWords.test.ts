import { describe, expect, it } from 'vitest';
import { contentOf, labelOf, numbersOf } from '../../../src/figures/Histogram/model.js';
import type { Tally } from '../../../src/figures/shared/tally.js';
import { createSchedule } from '../../../src/process/schedule.js';

const counted: Tally = {
  total: 300,
  bins: new Uint32Array(60),
  mean: -0.126,
  sd: 0.98,
  clipped: 0.3152,
  beyond: 0.00001,
};

import { english } from '../../support/english.js';

describe('the numbers of a histogram', () => {
  const texts = (tally: Tally | null) => numbersOf(tally, 'image').map(({ text }) => english(text));
  it('are rounded', () => expect(texts(counted)).toEqual(['−0.13', '0.98', '31.5%', '< 0.1%']));
  it('are dashes before anything is counted', () => expect(texts(null)).toEqual(['–', '–', '–', '–']));
  it('have no minus before zero', () => expect(texts({ ...counted, mean: -0.001 })[0]).toBe('0.00'));
  it('of points say nothing of a screen', () => {
    expect(numbersOf(counted, 'points').map(({ name }) => english(name))).toEqual([
      'mean',
      'sd',
      'beyond ±4: in the outermost bars',
    ]);
  });
  it('tell none from few', () => expect(texts({ ...counted, beyond: 0 })[3]).toBe('0.0%'));
});

it('the label says all of them, and whose they are', () => {
  const content = contentOf('xt', 7, createSchedule(), 0, 'image');
  expect(english(labelOf({ content, tally: counted, theory: null }))).toBe(
    'The 300 values of x_t at t = 7 in 60 bars over the theoretical density for this image, and N(0, 1): ' +
      'mean -0.13, standard deviation 0.98, 31.5% of the values outside [-1, 1], ' +
      '< 0.1% beyond [-4, 4] and counted in the outermost bars.',
  );
});

it('the label of points calls them so', () => {
  const content = contentOf('xt', 7, createSchedule(), 0, 'points');
  expect(english(labelOf({ content, tally: counted, theory: null }))).toBe(
    'The 300 coordinates of x_t at t = 7 in 60 bars over the theoretical density for these points, and N(0, 1): ' +
      'mean -0.13, standard deviation 0.98, < 0.1% beyond [-4, 4] and counted in the outermost bars.',
  );
  const data = contentOf('x0', 7, createSchedule(), 0, 'points');
  expect(english(labelOf({ content: data, tally: counted, theory: null }))).toMatch(
    /^The 300 coordinates of the data x0 in /,
  );
});
