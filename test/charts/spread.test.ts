import { describe, expect, it } from 'vitest';
import { spread } from '../../src/charts/geometry.js';

describe('names at the ends of curves', () => {
  it('stay where they do not meet', () => {
    expect(spread([0, 100, 200], 20, 240)).toEqual([0, 100, 200]);
  });

  it('move apart in their order, and stay within the plot', () => {
    expect(spread([0, 1, 4], 20, 240)).toEqual([0, 20, 40]);
    expect(spread([236, 239, 240], 20, 240)).toEqual([200, 220, 240]);
  });

  it('keep the order in which equals come', () => {
    expect(spread([5, 5], 20, 240)).toEqual([5, 25]);
  });
});
