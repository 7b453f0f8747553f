import { describe, expect, it } from 'vitest';
import { endPlaces } from '../../src/charts/chart.js';

const placesOf = (...curves: number[][]) => endPlaces(curves.map((heights) => Float64Array.from(heights)));

describe('the places of names', () => {
  it('are those of the ends, from the top', () => {
    expect(placesOf([1, 0.2], [0, 0.9], [0.5, 0.5])).toEqual([2, 0, 1]);
  });

  it('of curves that meet are those in which the curves come', () => {
    expect(placesOf([0.9, 0.1, 0], [0.8, 0.4, 0], [0.7, 0.2, 0.001])).toEqual([2, 0, 1]);
  });

  it('of curves that have left the axis are those in which they leave', () => {
    expect(placesOf([0.5, -3, -9], [0.5, 0.2, -20])).toEqual([1, 0]);
  });
});
