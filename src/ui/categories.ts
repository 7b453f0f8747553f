import type { GaussianPathKind, ScheduleKind } from '../process/types.js';
import type { Category } from './ink.js';

/** The outlines of dots around 0, 0. All have about the same size. */
export const DOT_SHAPES = {
  circle: 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z',
  square: 'M-3.7-3.7h7.4v7.4h-7.4z',
  triangle: 'M0-5L4.9 3.6h-9.8z',
  diamond: 'M0-5.4L5.4 0L0 5.4L-5.4 0z',
} as const;
export type DotShape = keyof typeof DOT_SHAPES;

/** The style of a category in every figure. The dash and the shape distinguish it without color. */
export interface CategoryStyle {
  readonly ink: Category;
  /** Lengths of dashes and gaps in pixels; defaults to a solid line. */
  readonly dash?: string;
  readonly shape: DotShape;
}

const LINEAR: CategoryStyle = { ink: 'category-1', shape: 'circle' };
const QUADRATIC: CategoryStyle = { ink: 'category-2', dash: '7 4', shape: 'square' };

/**
 * The style of each category: the same schedule, path, solver or order has the same ink in every figure. Categories that are never
 * compared with each other share inks. Of the paths, `zero-snr` has the ink of `vp-linear` and `ve` that of `edm`, with other dashes.
 */
export const categories = {
  // Schedules and paths.
  linear: LINEAR,
  'vp-linear': LINEAR,
  quadratic: QUADRATIC,
  'vp-scaled-linear': QUADRATIC,
  sigmoid: { ink: 'category-3', dash: '2 3', shape: 'triangle' },
  cosine: { ink: 'category-4', dash: '9 3 2 3', shape: 'diamond' },
  edm: { ink: 'category-5', dash: '4 3', shape: 'square' },
  flow: { ink: 'category-6', dash: '14 3', shape: 'circle' },
  'zero-snr': { ink: 'category-1', dash: '5 2', shape: 'triangle' },
  ve: { ink: 'category-5', dash: '12 3', shape: 'diamond' },
  // Solvers.
  ddim: { ink: 'category-2', shape: 'circle' },
  'dpm++': { ink: 'category-4', dash: '7 4', shape: 'square' },
  heun: { ink: 'category-3', dash: '2 3', shape: 'triangle' },
  map: { ink: 'category-1', dash: '9 3 2 3', shape: 'diamond' },
  // The orders of masked diffusion.
  random: { ink: 'category-1', shape: 'circle' },
  confidence: { ink: 'category-4', dash: '7 4', shape: 'square' },
  certain: { ink: 'category-3', dash: '2 3', shape: 'triangle' },
  remasking: { ink: 'category-2', dash: '9 3 2 3', shape: 'diamond' },
} as const satisfies Readonly<Record<ScheduleKind | GaussianPathKind, CategoryStyle>> &
  Readonly<Record<string, CategoryStyle>>;

/** Returns the style of a name that may be a category; undefined for a name that is none, such as a page's own path. */
export function categoryOf(name: string): CategoryStyle | undefined {
  return Object.hasOwn(categories, name) ? categories[name as keyof typeof categories] : undefined;
}
