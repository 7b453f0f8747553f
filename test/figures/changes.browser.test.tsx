import { render } from '@testing-library/react';
import { useLayoutEffect } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type ImageFigureProps, NoiseTriptych } from '../../src/index.js';
import { createSchedule } from '../../src/process/schedule.js';
import { randomImage } from '../support/arithmetic.js';
import { expectPanels } from '../support/expectPanels.js';
import { noiseTriptychPanels } from '../support/figurePanels.js';
import { settle, showReady, smallImage, waitForState } from '../support/figures.js';

// Several things that change at once, or one while another is on its way.

const image = randomImage();
const setting = { image, schedule: createSchedule(), seed: 0 };
afterEach(() => vi.restoreAllMocks());

describe('a figure that is given another t and at the same time', () => {
  it.each<[what: string, before: ImageFigureProps, after: ImageFigureProps]>([
    ['another image', { image: smallImage(30, 20) }, { image }],
    [
      'another resolution',
      { image: smallImage(26, 14), resolution: 26 },
      { image: smallImage(26, 14), resolution: 13 },
    ],
  ])('%s never paints the new t of the old one', async (_, before, after) => {
    const { figure, rerender } = await showReady(<NoiseTriptych {...before} t={3} />);
    const painted = vi.spyOn(CanvasRenderingContext2D.prototype, 'putImageData');
    rerender(<NoiseTriptych {...after} t={700} />);
    await waitForState(figure, 'pending');
    await waitForState(figure, 'ready');
    const contexts = painted.mock.contexts as CanvasRenderingContext2D[];
    const sizes = painted.mock.calls.filter((_, call) => contexts[call]?.canvas.isConnected);
    expect(sizes.map(([{ width, height }]) => [width, height])).toEqual(new Array(3).fill([13, 7]));
  });
});

/** Calls back in every commit of the page, when its markup has changed. */
function Commits({ onCommit }: { onCommit: () => void }) {
  useLayoutEffect(() => {
    onCommit();
  });
  return null;
}

it.each<[what: string, after: ImageFigureProps & { t?: number }]>([
  ['image', { image: smallImage() }],
  ['resolution', { resolution: 5 }],
  ['seed', { seed: 8 }],
  ['schedule', { schedule: { kind: 'cosine' } }],
  ['t', { t: 700 }],
])('a figure with another %s is pending from the very commit that says so', async (_, after) => {
  const states: (string | undefined)[] = [];
  const note = () => states.push(document.querySelector<HTMLElement>('figure')?.dataset['state']);
  const page = (props: ImageFigureProps & { t?: number }) => (
    <>
      <NoiseTriptych image={image} t={50} {...props} />
      <Commits onCommit={note} />
    </>
  );
  const { figure, rerender } = await showReady(page({}));
  states.length = 0;
  rerender(page(after));
  await waitForState(figure, 'ready');
  expect(states[0]).toBe('pending');
});

it('an image that is overtaken by the next one changes nothing when it fails later', async () => {
  const fetched = vi
    .spyOn(globalThis, 'fetch')
    .mockImplementation(
      (_, options) =>
        new Promise((_, reject) => options?.signal?.addEventListener('abort', () => reject(new Error('late')))),
    );
  // The first figure keeps the image decoded, so that the second has it before the overtaken one has failed.
  const page = (second: string | ImageData) => (
    <>
      <NoiseTriptych image={image} t={50} />
      <NoiseTriptych image={second} t={50} />
    </>
  );
  const { container, rerender } = render(page('/slow.png'));
  const [first, second] = [...container.querySelectorAll('figure')] as [HTMLElement, HTMLElement];
  await waitForState(first, 'ready');
  await vi.waitFor(() => expect(fetched).toHaveBeenCalledOnce());
  rerender(page(image));
  await waitForState(second, 'ready');
  await settle();
  expect(second.dataset['state']).toBe('ready');
  expectPanels(second, setting, noiseTriptychPanels(setting, 50));
});
