import '../../src/embed/index.js';
import { memory } from '@tensorflow/tfjs-core';
import { render } from '@testing-library/react';
import type { ComponentType } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { ForwardGrid, NoiseTriptych, PointProcess, ScheduleChart } from '../../src/index.js';
import '../../src/style.css';
import { isExhaustive, itExhaustively } from '../support/exhaustive.js';
import { longTasks } from '../support/longTasks.js';
import { PATIENCE_MILLISECONDS } from '../support/patience.js';

// A page of many figures, in React and as elements.

const COUNT = isExhaustive ? 24 : 8;

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

const isSeen = ({ top, bottom }: DOMRect) => bottom > 0 && top < innerHeight;

/** Scrolls to an end of the page, half a screen a time, once all in view is drawn. */
async function scrollThrough(container: HTMLElement, direction: 1 | -1) {
  for (let before = -1; scrollY !== before; ) {
    before = scrollY;
    await vi.waitFor(() => expectDrawn(container), { timeout: PATIENCE_MILLISECONDS, interval: 16 });
    scrollBy(0, (direction * innerHeight) / 2);
  }
}

/** Expects figures in view to be drawn. */
function expectDrawn(container: HTMLElement): void {
  for (const figure of figuresIn(container)) {
    if (!isSeen(figure.getBoundingClientRect())) continue;
    const { length } = figure.querySelectorAll('canvas:not([data-painted])');
    expect([figure.dataset['state'], length]).toEqual(['ready', 0]);
  }
}

it('a page of many figures holds one copy of the image for each resolution', async () => {
  await scrollThrough(showMany(), 1);
  expect(memory().numTensors).toBeLessThanOrEqual(2);
});

itExhaustively('scrolls without a task above 50 ms', async () => {
  const container = showMany();
  await scrollThrough(container, 1);
  const tasks = await longTasks(() => scrollThrough(container, -1));
  expect(tasks).toEqual([]);
});
