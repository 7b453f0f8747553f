// Names by which `diffusion-figures/testing` reaches the library on any page, also where it runs outside of that page.

/** Global that is true where figures are frozen for tests. */
export const FROZEN = 'diffusionFiguresFrozen';
/** Global function that returns how much work the page's figures have queued. */
export const QUEUED = 'diffusionFiguresQueued';

/**
 * Whether figures load at once, compute on the exact path and do not move: after `freeze`. For pages that move something
 * themselves.
 */
export function isFrozen(): boolean {
  return (globalThis as Record<string, unknown>)[FROZEN] === true;
}
