import { describe, expect, it } from 'vitest';
import { spread } from '../../../src/marks/chart/spread.js';

describe('names at the ends of curves', () => {
  it('stay where they do not meet', () => {
    expect(spread([0, 200, 100], 20, 240)).toEqual([0, 200, 100]);
  });

  it('move apart in their order, and stay within the plot', () => {
    expect(spread([0, 4, 1], 20, 240)).toEqual([0, 40, 20]);
    expect(spread([240, 236, 239], 20, 240)).toEqual([240, 200, 220]);
  });

  it('keep the order in which equals come', () => {
    expect(spread([5, 5], 20, 240)).toEqual([5, 25]);
  });
});
