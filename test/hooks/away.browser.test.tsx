import { memory } from '@tensorflow/tfjs-core';
import { fireEvent } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Away, watchAway } from '../../src/hooks/away.js';
import { DenoiserField, NoiseTriptych, X0Reconstruction } from '../../src/index.js';
import {
  canvasesOf,
  distancesOf,
  pixelHash,
  readyPixels,
  settle,
  show,
  smallImage,
  waitForState,
} from '../support/figures.js';

const SIZE = { width: 1600, height: 1200 };
const FULL = SIZE.width * SIZE.height;
const image = smallImage(SIZE.width, SIZE.height);
/** How often it is looked for what a figure comes to. */
const OFTEN = { interval: 20 };

beforeEach(() => scrollTo(0, 0));
afterEach(() => {
  scrollTo(0, 0);
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const triptych = (props = {}) => <NoiseTriptych image={image} resolution={1600} t={200} {...props} />;

/** A figure at the top of a very long page. */
const onLongPage = (figure: ReactElement) => <div style={{ height: 12 * innerHeight }}>{figure}</div>;

/** Shows it there until it is ready. */
async function showOnLongPage(element: ReactElement) {
  const shown = show(onLongPage(element));
  await waitForState(shown.figure, 'ready');
  return { ...shown, change: (changed: ReactElement) => shown.rerender(onLongPage(changed)) };
}

/** Scrolls so many viewports down; observers have told of it by then. */
async function scrollDown(viewports: number): Promise<void> {
  scrollTo(0, viewports * innerHeight);
  await settle();
}

function pixelCount(below: Element): number {
  return canvasesOf(below).reduce((sum, { width, height }) => sum + width * height, 0);
}

const isReleased = (figure: Element) =>
  vi.waitFor(() => {
    expect(pixelCount(figure)).toBe(0);
    expect(figure.querySelector('canvas[data-painted]')).toBeNull();
  }, OFTEN);
const isFull = (figure: Element, panels = 3) =>
  vi.waitFor(() => {
    expect(pixelCount(figure)).toBe(panels * FULL);
    expect(figure.querySelectorAll('canvas[data-painted]')).toHaveLength(panels);
  }, OFTEN);

/** How many canvases are painted from now on. */
function countPaintings(): () => number {
  const put = vi.spyOn(CanvasRenderingContext2D.prototype, 'putImageData');
  return () => put.mock.calls.length;
}

/** The states that a figure goes through from now on. */
function watchStates(figure: HTMLElement): () => string[] {
  const states: string[] = [];
  const observer = new MutationObserver(() => states.push(`${figure.dataset['state']} ${figure.ariaBusy}`));
  observer.observe(figure, { attributeFilter: ['data-state', 'aria-busy'] });
  return () => states;
}

describe('a figure away from view', () => {
  it('lets its pixels go, and has the same ones before it is seen again', async () => {
    const ready = vi.fn();
    const { figure } = await showOnLongPage(triptych({ onReady: ready }));
    const [before, box, tensors] = [pixelHash(figure), figure.getBoundingClientRect(), memory().numTensors];
    await vi.waitFor(() => expect(ready).toHaveBeenCalledOnce());
    const states = watchStates(figure);
    await scrollDown(8);
    await isReleased(figure);
    await scrollDown(0.1 + box.bottom / innerHeight);
    await isFull(figure);
    await vi.waitFor(() => expect(pixelHash(figure)).toBe(before), OFTEN);
    await scrollDown(0);
    expect(figure.getBoundingClientRect()).toEqual(box);
    expect(states()).toEqual([]);
    expect(ready).toHaveBeenCalledOnce();
    expect(memory().numTensors).toBe(tensors);
  });

  it('of points does so too', async () => {
    const { figure } = await showOnLongPage(<DenoiserField />);
    await vi.waitFor(() => expect(figure.querySelector('canvas[data-painted]')).not.toBeNull(), OFTEN);
    const [before, box] = [pixelHash(figure), figure.getBoundingClientRect()];
    await scrollDown(8);
    await isReleased(figure);
    await scrollDown(0);
    await vi.waitFor(() => expect(pixelHash(figure)).toBe(before), OFTEN);
    expect(figure.getBoundingClientRect()).toEqual(box);
  });

  it('stays laid out, as a browser counts as moved what it lays out when a page jumps to it', async () => {
    const { figure } = await showOnLongPage(triptych());
    const height = figure.clientHeight;
    await scrollDown(8);
    await isReleased(figure);
    await settle();
    expect(figure.querySelector('.df-panels')?.checkVisibility({ contentVisibilityAuto: true })).toBe(true);
    expect(figure.clientHeight).toBe(height);
  });

  it('need not be laid out where there are very many, and takes the room that it took', async () => {
    const others = Array.from({ length: 50 }, () => watchAway(document.createElement('div'), new Away()));
    const { figure } = await showOnLongPage(triptych());
    const height = figure.clientHeight;
    const isLaidOut = () => figure.querySelector('.df-panels')?.checkVisibility({ contentVisibilityAuto: true });
    await scrollDown(8);
    await isReleased(figure);
    // The browser decides in its next frame.
    await vi.waitFor(() => expect(isLaidOut()).toBe(false), OFTEN);
    expect(figure.clientHeight).toBe(height);
    for (const end of others) end();
    await scrollDown(0);
    await isFull(figure);
    await scrollDown(8);
    await isReleased(figure);
    await settle();
    expect(isLaidOut()).toBe(true);
  });

  it('keeps its pixels where it is not displayed at all, as in a closed tab of a page', async () => {
    const { figure, container } = await showOnLongPage(triptych());
    container.style.display = 'none';
    await scrollDown(8);
    expect(pixelCount(figure)).toBe(3 * FULL);
    container.style.display = '';
  });

  it('shows what has changed meanwhile', async () => {
    const expected = await readyPixels(<X0Reconstruction image={image} resolution={1600} t={300} />);
    const { figure, change } = await showOnLongPage(<X0Reconstruction image={image} resolution={1600} t={100} />);
    const panels = canvasesOf(figure).length;
    const distances = distancesOf(figure);
    await scrollDown(8);
    await isReleased(figure);
    change(<X0Reconstruction image={image} resolution={1600} t={300} />);
    await waitForState(figure, 'pending');
    await waitForState(figure, 'ready');
    await isReleased(figure);
    expect(distancesOf(figure)).not.toEqual(distances);
    await scrollDown(0);
    await isFull(figure, panels);
    await vi.waitFor(() => expect(pixelHash(figure)).toBe(expected), OFTEN);
  });

  it('is printed with all its pixels, before the page gets a turn, and lets them go afterwards', async () => {
    const { figure } = await showOnLongPage(triptych());
    const before = pixelHash(figure);
    await scrollDown(8);
    await isReleased(figure);
    const nextTask = new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
    fireEvent(window, new Event('beforeprint'));
    await nextTask;
    expect(pixelHash(figure)).toBe(before);
    await settle();
    expect(pixelCount(figure)).toBe(3 * FULL);
    fireEvent(window, new Event('afterprint'));
    await isReleased(figure);
  });

  it('is painted again where the browser has taken its canvases', async () => {
    const { figure } = await showOnLongPage(triptych());
    const before = pixelHash(figure);
    await scrollDown(8);
    await isReleased(figure);
    for (const type of ['contextlost', 'contextrestored']) {
      for (const canvas of canvasesOf(figure)) fireEvent(canvas, new Event(type));
    }
    await waitForState(figure, 'ready');
    await isReleased(figure);
    await scrollDown(0);
    await vi.waitFor(() => expect(pixelHash(figure)).toBe(before), OFTEN);
  });

  it('keeps its pixels while it has the focus', async () => {
    const { figure } = await showOnLongPage(triptych());
    const button = figure.querySelector('button') as HTMLButtonElement;
    button.focus({ preventScroll: true });
    await scrollDown(8);
    expect(pixelCount(figure)).toBe(3 * FULL);
    button.blur();
    await isReleased(figure);
    button.focus({ preventScroll: true });
    await isFull(figure);
    button.blur();
  });

  it.each([
    ['eager', () => ({ loading: 'eager' })],
    ['frozen', () => void vi.stubGlobal('diffusionFiguresFrozen', true)],
  ])('keeps its pixels where it is %s', async (_what, given) => {
    const { figure } = await showOnLongPage(triptych(given()));
    await scrollDown(8);
    expect(pixelCount(figure)).toBe(3 * FULL);
  });

  it('has its pixels again when it becomes eager', async () => {
    const { figure, change } = await showOnLongPage(triptych());
    await scrollDown(8);
    await isReleased(figure);
    change(triptych({ loading: 'eager' }));
    await isFull(figure);
  });
});

it('a reader who scrolls a little, about either distance, causes no work', async () => {
  const { figure } = await showOnLongPage(triptych());
  const end = (figure.querySelector('.df-body') as Element).getBoundingClientRect().bottom / innerHeight;
  await scrollDown(end + 0.2);
  expect(pixelCount(figure)).toBe(3 * FULL);
  await scrollDown(end + 0.3);
  await isReleased(figure);
  const paintings = countPaintings();
  await scrollDown(end + 0.2);
  expect(paintings()).toBe(0);
  expect(pixelCount(figure)).toBe(0);
});
