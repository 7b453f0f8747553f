import { invalid } from '../../core/check.js';

/** From each pixel it reaches all others. */
export const WHOLE = 31;
/** The windows that readers choose from, in pixels. */
export const WINDOWS: readonly number[] = [3, 5, 7, 9, 11, 13, 15, WHOLE];

/** Returns a window that there is; throws a RangeError otherwise. */
export function checkWindow(window: number, name: string): number {
  if (WINDOWS.includes(window)) return window;
  throw invalid(name, window, '3, 5, 7, 9, 11, 13, 15 or 31');
}
