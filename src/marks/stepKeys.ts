import type { KeyboardEvent } from 'react';

/** How many timesteps Page Up and Page Down move. */
export const PAGE = 50;

/**
 * Where a key moves a slider of timesteps: arrows by 1, Page Up and Page Down by 50, Home and End to the ends; null for every
 * other key.
 */
export function steppedBy({ key }: Pick<KeyboardEvent, 'key'>, t: number, last: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return t + 1;
    case 'ArrowLeft':
    case 'ArrowDown':
      return t - 1;
    case 'PageUp':
      return t + PAGE;
    case 'PageDown':
      return t - PAGE;
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
