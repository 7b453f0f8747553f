import type { Diffusion } from '../engine/imagePainter.js';
import type { FigureDescription } from '../panels/description.js';

/** What can be pressed: the pictures of images, and plots of points. */
export const IMAGES = '.df-canvas';

export const PLOTS = '.df-scatter-canvas';

/** The pictures of a figure, in the order of its panels. */
export function picturesOf(body: HTMLElement | null, kind: string): HTMLCanvasElement[] {
  return [...(body?.querySelectorAll<HTMLCanvasElement>(kind) ?? [])];
}

/** What the loupe of images looks at. */
export interface ShownImages {
  readonly shown: FigureDescription;
  readonly diffusion: Diffusion;
}
