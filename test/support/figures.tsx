import '../../src/style.css';
import 'katex/dist/katex.min.css';
import { render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { expect, vi } from 'vitest';
import { PATIENCE_MILLISECONDS } from './patience.js';
import { canvasesOf, pixelHash } from './pixels.js';

export { canvasesOf, pixelHash, pixelsOf } from './pixels.js';

/** How long a figure may take on a slow machine. */
const PATIENCE = { timeout: PATIENCE_MILLISECONDS, interval: 10 };

export type FigureState = 'pending' | 'ready' | 'error';

/** A small image, the same each time: ramps across, down and along the diagonal. */
export function smallImage(width = 24, height = 18): ImageData {
  const image = new ImageData(width, height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    image.data.set([(255 * x) / (width - 1), (255 * y) / (height - 1), (7 * (x + y)) % 256, 255], 4 * pixel);
  }
  return image;
}

/** A figure on the page. */
export interface Shown {
  figure: HTMLElement;
  container: HTMLElement;
  rerender: (element: ReactElement) => void;
  unmount: () => void;
}

/** The ref of a dialog that opens when it is rendered. */
export function showModal(dialog: HTMLDialogElement | null): void {
  dialog?.showModal();
}

/** Renders one figure. */
export function show(element: ReactElement): Shown {
  const { container, rerender, unmount } = render(element);
  return { figure: figureIn(container), container, rerender, unmount };
}

/** Renders one figure and waits until it is ready. */
export async function showReady(element: ReactElement): Promise<Shown> {
  const shown = show(element);
  await waitForState(shown.figure, 'ready');
  return shown;
}

/** The pixels of a figure that is shown alone, as `pixelHash` gives them. */
export async function readyPixels(element: ReactElement): Promise<string> {
  const { figure, unmount } = await showReady(element);
  const pixels = pixelHash(figure);
  unmount();
  return pixels;
}

export function figureIn(container: Element): HTMLElement {
  const figure = container.querySelector<HTMLElement>('figure');
  if (!figure) throw new Error('no figure was rendered');
  return figure;
}

export async function waitForState(figure: HTMLElement, state: FigureState): Promise<void> {
  await vi.waitFor(() => {
    const message = figure.querySelector('[role=alert]')?.textContent ?? '';
    expect(figure.dataset['state'], message).toBe(state);
    expect(figure.querySelector('[data-loading]'), 'what is loading').toBeNull();
  }, PATIENCE);
}

/** The message that a figure shows instead of, or over, its images, without its button. */
export async function messageOf(figure: HTMLElement): Promise<string> {
  await waitForState(figure, 'error');
  return figure.querySelector('.df-message')?.firstChild?.textContent ?? '';
}

/** Expects the message of a figure below all that the figure shows, large enough to be read. */
export function expectMessageBelow(figure: Element): void {
  const message = figure.querySelector('.df-message') as Element;
  const { top, height } = message.getBoundingClientRect();
  expect(height).toBeGreaterThan(20);
  const parts = [...figure.querySelectorAll('canvas, svg, .df-panel')].filter((part) => !message.contains(part));
  for (const part of parts) expect(part.getBoundingClientRect().bottom).toBeLessThanOrEqual(top + 0.5);
}

/** Where the images of a figure are on the page. */
export function placesOf(figure: Element): number[][] {
  return canvasesOf(figure).map((canvas) => {
    const { x, y, width, height } = canvas.getBoundingClientRect();
    return [x, y, width, height];
  });
}

export function labelsOf(figure: Element): string[] {
  return canvasesOf(figure).map((canvas) => canvas.getAttribute('aria-label') ?? '');
}

/** The text of an element as it is seen: without the words that only screen readers have. */
export function seenText(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const words of copy.querySelectorAll('.df-visually-hidden')) words.remove();
  return copy.textContent ?? '';
}

/** The texts under a figure's panels, in their order; a panel without one is left out. */
export function notesOf(figure: Element): string[] {
  return [...figure.querySelectorAll('.df-panel-note')].map(seenText);
}

/** The ℓ1 distances in the labels of a figure's panels, as they are shown; undefined where a label has none. */
export function distancesOf(figure: Element): (string | undefined)[] {
  return labelsOf(figure).map((label) => label.match(/, ℓ1 (\d\.\d{3})$/)?.[1]);
}

/** Lets effects run and timers of no delay fire, several times over. */
export async function settle(turns = 5): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setTimeout(resolve, 5));
}
