import { memory } from '@tensorflow/tfjs-core';
import { fireEvent } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NoiseTriptych, X0Reconstruction } from '../../src/index.js';
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
/** Longer than a figure has to be far before it lets its pixels go. */
const LONG = 1500;

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

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Scrolls so many viewports down. */
async function scrollDown(viewports: number): Promise<void> {
  scrollTo(0, viewports * innerHeight);
  await settle();
}

function pixelCount(below: Element): number {
  return canvasesOf(below).reduce((sum, { width, height }) => sum + width * height, 0);
}

const isSmall = (figure: Element) => vi.waitFor(() => expect(pixelCount(figure)).toBeLessThan(FULL), OFTEN);
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

describe('a figure of large images that is far from view', () => {
  it('keeps small copies, and has the same pixels before it is seen again', async () => {
    const ready = vi.fn();
    const { figure } = await showOnLongPage(triptych({ onReady: ready }));
    const [before, box, tensors] = [pixelHash(figure), figure.getBoundingClientRect(), memory().numTensors];
    await vi.waitFor(() => expect(ready).toHaveBeenCalledOnce());
    const states = watchStates(figure);
    await scrollDown(8);
    await isSmall(figure);
    for (const canvas of canvasesOf(figure)) {
      expect(Math.abs(canvas.width - canvas.clientWidth)).toBeLessThanOrEqual(1);
      expect(canvas.width / canvas.height).toBeCloseTo(4 / 3, 1);
    }
    await scrollDown(1.4 + box.bottom / innerHeight);
    await isFull(figure);
    await vi.waitFor(() => expect(pixelHash(figure)).toBe(before), OFTEN);
    await scrollDown(0);
    expect(figure.getBoundingClientRect()).toEqual(box);
    expect(states()).toEqual([]);
    expect(ready).toHaveBeenCalledOnce();
    expect(memory().numTensors).toBe(tensors);
  });

  it('looks the same in the copies', async () => {
    const { figure } = await showOnLongPage(triptych());
    const average = (canvas: HTMLCanvasElement) => {
      const one = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
      one.imageSmoothingQuality = 'high';
      one.drawImage(canvas, 0, 0, 1, 1);
      return [...one.getImageData(0, 0, 1, 1).data];
    };
    const before = canvasesOf(figure).map(average);
    await scrollDown(8);
    await isSmall(figure);
    for (const [index, canvas] of canvasesOf(figure).entries()) {
      for (const [channel, value] of average(canvas).entries()) {
        expect(Math.abs(value - (before[index]?.[channel] as number))).toBeLessThanOrEqual(8);
      }
    }
  });

  it('keeps canvases of less than a megabyte as they are', async () => {
    const { figure } = await showOnLongPage(<NoiseTriptych image={smallImage(400, 300)} resolution={400} />);
    figure.style.width = '200px';
    await scrollDown(8);
    await sleep(LONG);
    expect(pixelCount(figure)).toBe(3 * 400 * 300);
  });

  it('keeps its pixels where it is not displayed at all, as in a closed tab of a page', async () => {
    const { figure, container } = await showOnLongPage(triptych());
    container.style.display = 'none';
    await sleep(LONG);
    expect(pixelCount(figure)).toBe(3 * FULL);
    container.style.display = '';
  });

  it('shows what has changed meanwhile', async () => {
    const expected = await readyPixels(<X0Reconstruction image={image} resolution={1600} t={300} />);
    const { figure, change } = await showOnLongPage(<X0Reconstruction image={image} resolution={1600} t={100} />);
    const panels = canvasesOf(figure).length;
    const distances = distancesOf(figure);
    await scrollDown(8);
    await isSmall(figure);
    change(<X0Reconstruction image={image} resolution={1600} t={300} />);
    await waitForState(figure, 'pending');
    await waitForState(figure, 'ready');
    await isSmall(figure);
    expect(distancesOf(figure)).not.toEqual(distances);
    await scrollDown(0);
    await isFull(figure, panels);
    await vi.waitFor(() => expect(pixelHash(figure)).toBe(expected), OFTEN);
  });

  it('is printed with all its pixels, and lets them go afterwards', async () => {
    const { figure } = await showOnLongPage(triptych());
    const before = pixelHash(figure);
    await scrollDown(8);
    await isSmall(figure);
    fireEvent(window, new Event('beforeprint'));
    await isFull(figure);
    await vi.waitFor(() => expect(pixelHash(figure)).toBe(before), OFTEN);
    await sleep(LONG);
    expect(pixelHash(figure)).toBe(before);
    fireEvent(window, new Event('afterprint'));
    await isSmall(figure);
  });

  it('is painted again where the browser has taken its copies', async () => {
    const { figure } = await showOnLongPage(triptych());
    const before = pixelHash(figure);
    await scrollDown(8);
    await isSmall(figure);
    for (const type of ['contextlost', 'contextrestored']) {
      for (const canvas of canvasesOf(figure)) fireEvent(canvas, new Event(type));
    }
    await waitForState(figure, 'ready');
    await isSmall(figure);
    await scrollDown(0);
    await vi.waitFor(() => expect(pixelHash(figure)).toBe(before), OFTEN);
  });

  it.each([
    ['eager', () => ({ loading: 'eager' })],
    ['frozen', () => void vi.stubGlobal('diffusionFiguresFrozen', true)],
    ['small', () => ({ resolution: 256 })],
  ])('keeps all its pixels where it is %s', async (_what, given) => {
    const { figure } = await showOnLongPage(triptych(given()));
    const before = pixelHash(figure);
    await scrollDown(8);
    await sleep(LONG);
    expect(pixelHash(figure)).toBe(before);
  });

  it('has its pixels again when it becomes eager', async () => {
    const { figure, change } = await showOnLongPage(triptych());
    await scrollDown(8);
    await isSmall(figure);
    change(triptych({ loading: 'eager' }));
    await isFull(figure);
  });
});

describe('a reader who scrolls', () => {
  it('back and forth for a moment causes no work', async () => {
    const { figure } = await showOnLongPage(triptych());
    const paintings = countPaintings();
    for (let turn = 0; turn < 8; turn++) {
      await scrollDown(8);
      await sleep(100);
      await scrollDown(0);
      await sleep(100);
    }
    await sleep(LONG);
    expect(paintings()).toBe(0);
    expect(pixelCount(figure)).toBe(3 * FULL);
  });

  it('a little, about either distance, causes none', async () => {
    const { figure } = await showOnLongPage(triptych());
    const end = figure.getBoundingClientRect().bottom / innerHeight;
    await scrollDown(end + 2.5);
    await sleep(LONG);
    expect(pixelCount(figure)).toBe(3 * FULL);
    await scrollDown(end + 3.5);
    await isSmall(figure);
    const paintings = countPaintings();
    await scrollDown(end + 2.5);
    await sleep(LONG);
    expect(paintings()).toBe(0);
  });

  it('through a page of many figures holds the pixels of those around', async () => {
    const { container } = show(
      <main>
        {Array.from({ length: 12 }, (_, seed) => (
          <div key={seed} style={{ height: 2 * innerHeight }}>
            {triptych({ seed })}
          </div>
        ))}
      </main>,
    );
    for (const figure of container.querySelectorAll<HTMLElement>('figure')) {
      figure.scrollIntoView();
      await waitForState(figure, 'ready');
    }
    const last = container.querySelector('figure:last-of-type') as HTMLElement;
    // At the end of the page, two figures and the next above them are no farther than three viewports.
    await vi.waitFor(() => expect(pixelCount(container)).toBeLessThan(4 * 3 * FULL), OFTEN);
    expect(pixelCount(container)).toBeGreaterThanOrEqual(2 * 3 * FULL);
    expect(last.querySelector('canvas')?.getAttribute('role')).toBe('img');
  }, 60_000);
});
