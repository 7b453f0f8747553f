import { memory } from '@tensorflow/tfjs-core';
import { afterEach, expect, inject, it, vi } from 'vitest';
import { NoiseTriptych } from '../../src/index.js';
import { pixelHash, showReady } from '../support/figures.js';
import { PATIENCE_MILLISECONDS } from '../support/patience.js';

// A page into which three parts have brought the library: its own React, and `embed.js` from two addresses, each copy with a React
// and a tfjs of its own.

afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

/** Puts an element on the page; promises its pixels once it is drawn. */
async function pixelsOfElement(seed: number): Promise<string> {
  const element = document.createElement('diffusion-figure');
  for (const [name, value] of Object.entries({
    type: 'noise-triptych',
    t: '200',
    seed: String(seed),
    loading: 'eager',
  })) {
    element.setAttribute(name, value);
  }
  document.body.append(element);
  const figure = await vi.waitFor(
    () => {
      const drawn = element.shadowRoot?.querySelector('figure');
      expect(drawn?.dataset['state']).toBe('ready');
      return drawn as HTMLElement;
    },
    { timeout: PATIENCE_MILLISECONDS },
  );
  return pixelHash(figure);
}

it('a second copy of the library, of React and of tfjs changes nothing, and says nothing', async () => {
  const said = (['error', 'warn', 'info', 'log'] as const).map((level) => vi.spyOn(console, level));
  const failures: unknown[] = [];
  const fail = (event: Event) =>
    failures.push((event as ErrorEvent).message ?? (event as PromiseRejectionEvent).reason);
  addEventListener('error', fail);
  addEventListener('unhandledrejection', fail);
  const copy = (number: number) => import(/* @vite-ignore */ `${inject('otherSite')}/open/copy-${number}/embed.js`);

  const alone = await showReady(<NoiseTriptych seed={5} t={200} loading="eager" />);
  const expected = pixelHash(alone.figure);
  const tensors = memory().numTensors;
  expect(await copy(1)).not.toBe(await copy(2));
  const elements = await Promise.all([5, 5, 6].map(pixelsOfElement));
  expect(elements.slice(0, 2)).toEqual([expected, expected]);
  expect(elements[2]).not.toBe(expected);
  // Nor do they change what was there. All copies of tfjs keep their tensors in one place: here the elements' x0 is one more.
  expect(pixelHash(alone.figure)).toBe(expected);
  expect(memory().numTensors).toBe(tensors + 1);
  alone.rerender(<NoiseTriptych seed={6} t={200} loading="eager" />);
  // `settled` waits for the work of all copies.
  expect((globalThis as unknown as { diffusionFiguresQueued: () => number }).diffusionFiguresQueued()).toBe(1);
  await vi.waitFor(() => expect(pixelHash(alone.figure)).toBe(elements[2]));

  expect(said.flatMap(({ mock }) => mock.calls)).toEqual([]);
  expect(failures).toEqual([]);
  removeEventListener('error', fail);
  removeEventListener('unhandledrejection', fail);
});
