import { describe, expect, it } from 'vitest';
import { styleOf } from '../../src/figures/ScheduleComparison/model.js';
import { pathStyles } from '../../src/figures/shared/gaussianPaths/styles.js';
import { pathKinds } from '../../src/process/gaussianPath.js';
import { categories, categoryOf } from '../../src/ui/categories.js';

const kinds = ['linear', 'quadratic', 'sigmoid', 'cosine'] as const;

describe('the style of a category', () => {
  it('is the same for a schedule and the path that it is a case of', () => {
    expect(categories['vp-linear']).toBe(categories.linear);
    expect(categories['vp-scaled-linear']).toBe(categories.quadratic);
  });

  it.each([
    ['paths', pathKinds],
    ['schedules', kinds],
    ['solvers', ['ddim', 'dpm++', 'heun', 'map']],
    ['orders', ['random', 'confidence', 'certain', 'remasking']],
  ] as const)('tells all %s apart by ink and dash together', (_, names) => {
    const looks = names.map((name) => JSON.stringify([categoryOf(name)?.ink, categoryOf(name)?.dash]));
    expect(new Set(looks).size).toBe(names.length);
  });

  it('has the same ink in every figure', () => {
    for (const kind of pathKinds) {
      const { ink } = categories[kind];
      expect([pathStyles[kind].ink, styleOf(`path 1 ${kind}`)?.ink]).toEqual([ink, ink]);
    }
    expect(kinds.map((kind) => styleOf(kind)?.ink)).toEqual(kinds.map((kind) => categories[kind].ink));
  });

  it('is none for a name of the page', () => {
    expect(categoryOf('mine')).toBeUndefined();
    expect(categoryOf('constructor')).toBeUndefined();
  });
});
