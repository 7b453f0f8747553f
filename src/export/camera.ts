import { paintScene } from './paint.js';
import { sceneOf } from './scene.js';

/**
 * Paints a figure again and again, with so many pixels for each of the page's, and always as large as at first: a film has one size,
 * though a text may come to take one line more, or a reader make the window smaller.
 */
export function cameraOn(figure: HTMLElement, scale: number): () => HTMLCanvasElement {
  const { width, height } = sceneOf(figure);
  return () => paintScene({ ...sceneOf(figure), width, height }, scale);
}
