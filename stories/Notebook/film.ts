import { isFrozen } from '../../src/testing/index.js';

/** Whether a picture may move by itself. */
export function moves(): boolean {
  return !isFrozen() && !matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/**
 * Plays a film once.
 *
 * @param milliseconds - its length.
 * @param show - called in each frame with the part that has passed, from 0 to 1, and once with 1.
 * @returns a function that ends it.
 */
export function play(milliseconds: number, show: (part: number) => void): () => void {
  const began = performance.now();
  let request = requestAnimationFrame(function frame(now) {
    const part = Math.min(1, Math.max(0, now - began) / milliseconds);
    show(part);
    if (part < 1) request = requestAnimationFrame(frame);
  });
  return () => cancelAnimationFrame(request);
}

/** There and back, smoothly: 0, 1 and again 0. */
export function thereAndBack(part: number): number {
  return Math.sin(Math.PI * part) ** 2;
}
