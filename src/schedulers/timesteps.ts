import { invalid } from '../base/check.js';
import { choice, integer } from './schedulerClass.js';

/**
 * Returns evenly spaced numbers with the arithmetic of `numpy.linspace`, which published tables use: if a timestep
 * lies halfway between two integers, its last bit determines the direction of rounding.
 */
export function evenlySpaced(start: number, end: number, count: number): number[] {
  const step = (end - start) / (count - 1);
  return Array.from({ length: count }, (_, index) => {
    if (index === 0) return start;
    return index === count - 1 ? end : index * step + start;
  });
}

/**
 * From `start` down to what is left above 0, with the arithmetic of `numpy.arange(start, 0, -step)`: it adds multiples of
 * the difference of its first two numbers, which has lost the last bits of `step`.
 */
export function stepsDown(start: number, step: number): number[] {
  const difference = start - step - start;
  return Array.from({ length: Math.ceil(start / step) }, (_, index) => start + index * difference);
}

/** Halves go to the even integer, as in Python: 0.5 to 0, 1.5 to 2. */
export function roundHalfToEven(x: number): number {
  const below = Math.floor(x);
  const rest = x - below;
  if (rest === 0.5) return below + (below % 2);
  return rest < 0.5 ? below : below + 1;
}

/** The spacing of the timesteps that a sampler visits; Lin et al. 2024, table 2. */
export const spacings = ['linspace', 'leading', 'trailing'] as const;
export type Spacing = (typeof spacings)[number];

export interface SpacingRange {
  /** Timesteps of the training. */
  readonly timesteps: number;
  readonly steps: number;
  /** The integer that `'leading'` adds to each timestep. */
  readonly offset: number;
}

/**
 * Timesteps in falling order.
 *
 * - `'linspace'`: from the last one to 0, both included, and not always integers.
 * - `'leading'`: multiples of ⌊timesteps / steps⌋ from 0 on, plus the offset; the last timestep is not visited.
 * - `'trailing'`: from the last one down in equal gaps, rounded; 0 is not visited.
 */
export function spacedTimesteps(spacing: Spacing, { timesteps, steps, offset }: SpacingRange): number[] {
  switch (spacing) {
    case 'linspace':
      return evenlySpaced(0, timesteps - 1, steps).reverse();
    case 'leading':
      return leading(Math.floor(timesteps / steps), steps, offset);
    case 'trailing':
      // numpy's rounding leaves one number above 0 too many for some numbers of steps, such as 61: it would be t = -1.
      return trailing(timesteps, timesteps / steps).slice(0, steps);
  }
}

/** The integers of a spacing: `'linspace'` is rounded, halves to even. */
export function integerTimesteps(spacing: Spacing, range: SpacingRange): number[] {
  return spacedTimesteps(spacing, range).map(roundHalfToEven);
}

/** `count` multiples of a gap in falling order, the least of them `offset`. */
export function leading(gap: number, count: number, offset: number): number[] {
  return Array.from({ length: count }, (_, index) => (count - 1 - index) * gap + offset);
}

/** Returns timesteps from the one below `end` down in equal gaps, rounded. */
export function trailing(end: number, gap: number): number[] {
  return stepsDown(end, gap).map((t) => roundHalfToEven(t) - 1);
}

/** Keys of the classes that visit integer timesteps, and skip the last ones by default. */
export const spacingKeys = { timestep_spacing: choice('leading', spacings), steps_offset: integer(0, 0) };
/** Keys of what is done with x̂0 in a step. */
export const clippingKeys = [
  'clip_sample',
  'clip_sample_range',
  'thresholding',
  'dynamic_thresholding_ratio',
  'sample_max_value',
];

export interface Spaced {
  readonly timestep_spacing: Spacing;
  readonly steps_offset: number;
}

/** @throws RangeError if the offset leads beyond the last timestep of the training. */
export function visited(values: Spaced, timesteps: number, steps: number): number[] {
  const offset = values.steps_offset;
  const visits = integerTimesteps(values.timestep_spacing, { timesteps, steps, offset });
  const first = visits[0] as number;
  if (first < timesteps) return visits;
  throw invalid('steps', steps, `fewer: with steps_offset ${offset} they begin at t = ${first} of ${timesteps}`);
}
