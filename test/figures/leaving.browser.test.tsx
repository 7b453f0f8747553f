import { type ReactElement, StrictMode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { definePanels, ofImages, type Running } from '../../src/define/index.js';
import { ChainDiagram, ForwardGrid, quantity, ReverseChain, ScheduleChart } from '../../src/index.js';
import { show, showReady, smallImage } from '../support/figures.js';

const image = smallImage();
afterEach(() => vi.restoreAllMocks());

const observers = [IntersectionObserver, ResizeObserver, MutationObserver];

/** Watches what is still observed or listened to; gives a list of what is. */
function watchLeftovers(): () => string[] {
  const alive = new Set<object>();
  for (const { prototype } of observers) {
    const { observe, disconnect } = prototype as IntersectionObserver;
    vi.spyOn(prototype as IntersectionObserver, 'observe').mockImplementation(function (this: object, ...parameters) {
      alive.add(this);
      Reflect.apply(observe, this, parameters);
    });
    vi.spyOn(prototype as IntersectionObserver, 'disconnect').mockImplementation(function (this: object) {
      alive.delete(this);
      Reflect.apply(disconnect, this, []);
    });
  }
  const listening = vi.spyOn(window, 'addEventListener');
  const silenced = vi.spyOn(window, 'removeEventListener');
  return () => {
    const removed = silenced.mock.calls.map(([, listener]) => listener);
    const left = listening.mock.calls.filter(([, listener]) => !removed.includes(listener));
    return [...[...alive].map((observer) => observer.constructor.name), ...left.map(([type]) => `listener of ${type}`)];
  };
}

it.each<[name: string, element: ReactElement]>([
  ['ForwardGrid', <ForwardGrid key="" image={image} rows={1} samples={1} />],
  ['ReverseChain', <ReverseChain key="" image={image} states={2} />],
  ['ChainDiagram', <ChainDiagram key="" image={image} />],
  ['ScheduleChart', <ScheduleChart key="" />],
])('a %s observes nothing any more when it has left the page', async (_, element) => {
  const leftovers = watchLeftovers();
  const { unmount } = await showReady(<StrictMode>{element}</StrictMode>);
  unmount();
  expect(leftovers()).toEqual([]);
});

it('a figure of images computes nothing any more when it has left the page', async () => {
  const signals: AbortSignal[] = [];
  const Waiting = definePanels({
    name: 'waiting',
    shared: ofImages,
    props: {},
    describe: () => ({ rows: [{ panels: [{ quantity: quantity.x0, label: 'the image x0' }] }] }),
    compute: {
      never: {
        run: (_: object, { signal }: Running<number>) => {
          signals.push(signal);
          return new Promise<number>(() => {});
        },
      },
    },
  });
  const { unmount } = show(<Waiting image={image} />);
  await expect.poll(() => signals.length).toBe(1);
  expect(signals[0]?.aborted).toBe(false);
  unmount();
  expect(signals[0]?.aborted).toBe(true);
});
