import type { Diffusion } from '../engine/imagePainter.js';
import type { FigureDescription } from '../panels/description.js';

/** Selectors of the canvases that readers can press: images, and plots of points. */
export const IMAGES = '.df-canvas';

export const PLOTS = '.df-scatter-canvas';

/** The pictures of a figure, in the order of its panels. */
export function picturesOf(body: HTMLElement | null, kind: string): HTMLCanvasElement[] {
  return [...(body?.querySelectorAll<HTMLCanvasElement>(kind) ?? [])];
}

/**
 * Returns the box around an image, which opens the loupe. The box is a button for the keyboard and for screen readers.
 * The picture inside it stays an image, whose label is the button's name.
 */
export function buttonOf(picture: Element): HTMLElement {
  return picture.parentElement as HTMLElement;
}

/** The picture that an event is at, which may be at its button; null if at none. */
export function pictureAt(target: EventTarget | null, kind: string): HTMLCanvasElement | null {
  const element = target as Element;
  return element.matches(kind) ? (element as HTMLCanvasElement) : element.querySelector(`:scope > ${kind}`);
}

/** The images of the loupe and the functions that read them. */
export interface ShownImages {
  readonly shown: FigureDescription;
  readonly diffusion: Diffusion;
}
