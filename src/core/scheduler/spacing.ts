import { evenlySpaced, roundHalfToEven, stepsDown } from './grids.js';

/** Which timesteps a sampler visits; Lin et al. 2024, table 2. */
export const spacings = ['linspace', 'leading', 'trailing'] as const;
export type Spacing = (typeof spacings)[number];

export interface SpacingRange {
  /** Timesteps of the training. */
  readonly timesteps: number;
  readonly steps: number;
  /** What `'leading'` adds to each. */
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
      // For some numbers of steps, 61 among them, numpy's rounding leaves one number above 0 too many: it would be t = -1.
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

/** From the timestep below `end` down in equal gaps, rounded. */
export function trailing(end: number, gap: number): number[] {
  return stepsDown(end, gap).map((t) => roundHalfToEven(t) - 1);
}
