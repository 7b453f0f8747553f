import { describe, expect, it } from 'vitest';
import { widthOf } from '../../src/components/texWidth.js';

describe('the width of a formula', () => {
  it.each([
    ['', 0],
    ['x', 0.572],
    ['x_t', 0.875],
    ['x_{t-1}', 1.769],
    [String.raw`\sigma_t^2`, 1.007],
    [String.raw`\sqrt{\bar\alpha_t}`, 1.776],
    [String.raw`\textcolor{#0b66a8}{\alpha_t} = 1 - \beta_t`, 4.868],
    ['(x_t, t)', 2.459],
    [String.raw`\prod_{i=0}^{t} x`, 2.017],
  ])('%s', (tex, width) => {
    expect(Math.abs(widthOf(tex) - width)).toBeLessThan(0.01 + 0.015 * width);
  });

  it.each([',', '^', '_{', '{', '\\sqrt', '\\frac', '}', '\\textcolor', '\\prod_'])(
    'is a number for %s many times over',
    (tex) => {
      expect(widthOf(tex.repeat(20_000))).toBeGreaterThanOrEqual(0);
    },
  );
});
