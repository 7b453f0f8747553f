import { describe, expect, it } from 'vitest';
import { areaPath, linePath } from '../../src/charts/geometry.js';

describe('the path of a line', () => {
  it('runs through its points, with y down', () => {
    expect(
      linePath([
        [0, 0],
        [0.5, 1],
        [1, 0.25],
      ]),
    ).toBe('M0,1000L500,0L1000,750');
  });

  it('is cut off at the edges of the plot', () => {
    expect(
      linePath([
        [0, -1],
        [0.5, 1],
        [1, 3],
      ]),
    ).toBe('M250,1000L500,0');
    expect(
      linePath([
        [-1, 0.5],
        [2, 0.5],
      ]),
    ).toBe('M0,500L1000,500');
    expect(
      linePath([
        [0, 2],
        [1, 2],
      ]),
    ).toBe('');
  });

  it('goes on where it comes back', () => {
    expect(
      linePath([
        [0, 0.5],
        [0.25, 1.5],
        [0.5, 0.5],
        [1, 0.5],
      ]),
    ).toBe('M0,500L125,0M375,0L500,500L1000,500');
  });

  it('lies on an edge that rounding has moved it from', () => {
    expect(
      linePath([
        [0, 1 + 1e-15],
        [1, 1 + 1e-15],
      ]),
    ).toBe('M0,0L1000,0');
  });

  it('has a gap at what is not a number, and reaches the edge towards infinity', () => {
    expect(
      linePath([
        [0, 0],
        [0.25, 0],
        [0.5, Number.NaN],
        [0.75, 1],
        [1, 1],
      ]),
    ).toBe('M0,1000L250,1000M750,0L1000,0');
    expect(
      linePath([
        [0, 0.5],
        [0.5, 0.5],
        [1, -Infinity],
      ]),
    ).toBe('M0,500L500,500L600,1000');
  });
});

describe('the path of an area', () => {
  it('stays inside of the plot', () => {
    expect(
      areaPath([
        [0, 0],
        [0, 2],
        [1, 2],
        [1, 0],
      ]),
    ).toBe('M0,1000L0,0L1000,0L1000,1000Z');
    expect(areaPath([])).toBe('');
  });
});
