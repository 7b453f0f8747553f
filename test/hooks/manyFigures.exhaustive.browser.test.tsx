import '../../src/embed/index.js';
import { memory } from '@tensorflow/tfjs-core';
import { render } from '@testing-library/react';
import type { ComponentType } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { ForwardGrid, NoiseTriptych, PointProcess, ScheduleChart } from '../../src/index.js';
import { canvasesOf, canvasHash } from '../support/pixels.js';
import '../../src/style.css';
import { isExhaustive, itExhaustively } from '../support/exhaustive.js';
import { longTasks } from '../support/longTasks.js';
import { PATIENCE_MILLISECONDS } from '../support/patience.js';

// A page of many figures, in React and as elements.

const COUNT = isExhaustive ? 24 : 8;
/** Screens that a canvas may be away and yet keep its pixels; figures are released as a whole. */
const NEAR = 0.25;

afterEach(() => scrollTo(0, 0));

/** As in HTML; what its attributes are is for others to test. */
const Element = 'diffusion-figure' as unknown as ComponentType<Record<'type' | 't' | 'seed', string>>;

function showMany(): HTMLElement {
  const kinds = [
    (seed: number) => <NoiseTriptych seed={seed} t={200} />,
    (seed: number) => <ForwardGrid seed={seed} />,
    () => <ScheduleChart />,
    (seed: number) => <PointProcess seed={seed} />,
  ];
  const { container } = render(
    <main>
      {Array.from({ length: COUNT / 2 }, (_, seed) => (
        <div key={seed}>
          {kinds[seed % kinds.length]?.(seed)}
          <Element type="noise-triptych" t="100" seed={String(seed)} />
        </div>
      ))}
    </main>,
  );
  return container;
}

/** Each figure's own body, in shadow roots too. */
function figuresIn(container: ParentNode): HTMLElement[] {
  const elements = [...container.querySelectorAll('diffusion-figure, figure')];
  return elements.flatMap((element) => element.shadowRoot?.querySelector('figure') ?? (element as HTMLElement));
}

/** Of what is painted; a canvas that has never been is without memory, whatever size it says. */
const pixelsIn = (figure: Element) =>
  canvasesOf(figure)
    .filter((canvas) => canvas.hasAttribute('data-painted'))
    .reduce((sum, { width, height }) => sum + width * height, 0);
const isSeen = ({ top, bottom }: DOMRect, margin = 0) =>
  bottom > -margin * innerHeight && top < (1 + margin) * innerHeight;

/** Scrolls to an end of the page, half a screen a time; `look` is called whenever all in view is drawn. */
async function scrollThrough(container: HTMLElement, direction: 1 | -1, look: () => void = () => {}) {
  for (let before = -1; scrollY !== before; ) {
    before = scrollY;
    await vi.waitFor(() => expectDrawn(container), { timeout: PATIENCE_MILLISECONDS, interval: 16 });
    look();
    scrollBy(0, (direction * innerHeight) / 2);
  }
}

/** Expects figures in view to be drawn, and those that are away to hold nothing. */
function expectDrawn(container: HTMLElement): void {
  for (const figure of figuresIn(container)) {
    const box = figure.getBoundingClientRect();
    const { length } = figure.querySelectorAll('canvas:not([data-painted])');
    if (isSeen(box)) expect([figure.dataset['state'], length]).toEqual(['ready', 0]);
    else if (!isSeen(box, NEAR)) expect(pixelsIn(figure)).toBe(0);
  }
}

it('a page of many figures holds the canvases around its reader, and draws the others again as they were', async () => {
  const container = showMany();
  const hashes = new Map<Element, string>();
  const seen: string[] = [];
  const hashesInView = () => {
    for (const figure of figuresIn(container).filter((each) => isSeen(each.getBoundingClientRect()))) {
      const hash = canvasesOf(figure).map(canvasHash).join(' ');
      if (!hashes.has(figure)) hashes.set(figure, hash);
      else if (hashes.get(figure) !== hash) seen.push(`${figure.dataset['figure']} has other pixels`);
    }
  };
  await scrollThrough(container, 1, hashesInView);
  const [height, tensors] = [document.documentElement.scrollHeight, memory().numTensors];
  expect(hashes.size).toBe(COUNT);
  await scrollThrough(container, -1, hashesInView);
  expect(seen).toEqual([]);
  expect(document.documentElement.scrollHeight).toBe(height);
  // Of each copy of the image one, and no more than that.
  expect(memory().numTensors).toBe(tensors);
  expect(tensors).toBeLessThanOrEqual(2);
}, 120_000);

itExhaustively(
  'scrolls without a task above 50 ms',
  async () => {
    const container = showMany();
    await scrollThrough(container, 1);
    const tasks = await longTasks(() => scrollThrough(container, -1));
    expect(tasks).toEqual([]);
  },
  120_000,
);
