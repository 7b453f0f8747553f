/** What can be pressed: the pictures of images, and plots of points. */
export const IMAGES = '.df-canvas';
export const PLOTS = '.df-scatter-canvas';

/** The pictures of a figure, in the order of its panels. */
export function picturesOf(body: HTMLElement | null, kind: string): HTMLCanvasElement[] {
  return [...(body?.querySelectorAll<HTMLCanvasElement>(kind) ?? [])];
}
