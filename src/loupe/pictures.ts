import type { Diffusion } from '../engine/imagePainter.js';
import type { FigureDescription } from '../panels/description.js';

/** What can be pressed: the pictures of images, and plots of points. */
export const IMAGES = '.df-canvas';

export const PLOTS = '.df-scatter-canvas';

/** The pictures of a figure, in the order of its panels. */
export function picturesOf(body: HTMLElement | null, kind: string): HTMLCanvasElement[] {
  return [...(body?.querySelectorAll<HTMLCanvasElement>(kind) ?? [])];
}

/**
 * What is pressed to look closer at a picture: the box around it. It is a button for the keyboard and for screen readers, and the
 * picture inside it stays an image, whose label is the button's name.
 */
export function buttonOf(picture: Element): HTMLElement {
  return picture.parentElement as HTMLElement;
}

/** The picture that an event is at, which may be at its button; null if at none. */
export function pictureAt(target: EventTarget | null, kind: string): HTMLCanvasElement | null {
  const element = target as Element;
  return element.matches(kind) ? (element as HTMLCanvasElement) : element.querySelector(`:scope > ${kind}`);
}

/** What the loupe of images looks at. */
export interface ShownImages {
  readonly shown: FigureDescription;
  readonly diffusion: Diffusion;
}
