import { describe, expect, it } from 'vitest';
import { orderAtEnd } from '../../src/charts/geometry.js';

const ordersOf = (...curves: number[][]) => orderAtEnd(curves);

describe('the order of names', () => {
  it('are those of the ends, from the top', () => {
    expect(ordersOf([1, 0.2], [0, 0.9], [0.5, 0.5])).toEqual([2, 0, 1]);
  });

  it('of curves that meet are those in which the curves come', () => {
    expect(ordersOf([0.9, 0.1, 0], [0.8, 0.4, 0], [0.7, 0.2, 0.001])).toEqual([2, 0, 1]);
  });

  it('of curves that have left the axis are those in which they leave', () => {
    expect(ordersOf([0.5, -3, -9], [0.5, 0.2, -20])).toEqual([1, 0]);
  });

  it('compares curves of different lengths from their right ends', () => {
    expect(ordersOf([0.2, 0.5, 0.5], [0.9, 0.5])).toEqual([1, 0]);
  });
});
