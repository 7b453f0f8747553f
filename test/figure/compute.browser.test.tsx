import { act } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Running } from '../../src/figure/compute.js';
import { defineFigure } from '../../src/figure/defineFigure.js';

import * as prop from '../../src/figure/prop.js';
import { messageOf, settle, show, waitForState } from '../support/figures.js';

// A figure that computes the square of a number, when a test says so; and the same of a figure that ends what is out of date.

interface Asked {
  readonly number: number;
}

/** A computation that has begun. */
interface Begun extends Running<number> {
  readonly number: number;
  readonly resolve: (square: number) => void;
  readonly reject: (error: Error) => void;
}

const begun: Begun[] = [];
beforeEach(() => {
  begun.length = 0;
});

function square({ number }: Asked, running: Running<number>): Promise<number> {
  return new Promise((resolve, reject) => begun.push({ number, ...running, resolve, reject }));
}

const props = { number: prop.integer({ default: 2, min: 1, max: 99 }), isLoaded: prop.flag(), isNone: prop.flag() };

const figureOf = (abortPrevious: boolean) =>
  defineFigure({
    name: 'square',
    shared: {},
    props,
    model: ({ number }) => ({ number }),
    use: ({ props: shown }) => ({ has: shown.isNone ? null : shown.isLoaded, isWorking: undefined }),
    compute: {
      square: {
        request: ({ number }, { has }) => (has === null ? null : has ? undefined : { number }),
        run: square,
        abortPrevious,
      },
    },
    View: ({ model, results: { square } }) => (
      <output>
        {model?.number}² = {square?.toFixed(0) ?? '–'}
      </output>
    ),
    table: ({ results: { square } }) => (square === null ? undefined : () => [square.toFixed(0)]),
  });

const Square = figureOf(false);
const CancellingSquare = figureOf(true);

const textOf = (figure: HTMLElement) => figure.querySelector('output')?.textContent;
const last = () => begun.at(-1) as Begun;
const end = (how: (computation: Begun) => void, computation = last()) =>
  act(async () => {
    how(computation);
    await settle();
  });
const answer = (computation = last()) => end(({ number, resolve }) => resolve(number ** 2), computation);
const fail = (error: Error) => end(({ reject }) => reject(error));

it('begins once the figure comes near, and is ready with the result', async () => {
  const far = (top: number) => (
    <div style={{ paddingTop: top }}>
      <Square />
    </div>
  );
  const { figure, rerender } = show(far(20_000));
  await settle();
  expect(begun).toEqual([]);
  expect(figure.dataset['state']).toBe('pending');
  rerender(far(0));
  await vi.waitFor(() => expect(begun).toHaveLength(1));
  expect(figure.dataset['state']).toBe('pending');
  await answer();
  await waitForState(figure, 'ready');
  expect(textOf(figure)).toBe('2² = 4');
});

it('is no other work for a request of the same content', async () => {
  const { figure, rerender } = show(<Square number={3} />);
  await answer();
  rerender(<Square number={3} caption="once more" />);
  await settle();
  expect(begun).toHaveLength(1);
  expect(figure.dataset['state']).toBe('ready');
});

it('keeps the last result while another is computed, and finishes only the newest that waits', async () => {
  const { figure, rerender } = show(<Square number={2} />);
  await answer();
  for (const number of [3, 4, 5]) rerender(<Square number={number} />);
  await settle();
  expect(figure.dataset['state']).toBe('pending');
  expect(textOf(figure)).toBe('5² = 4');
  // That of 3 is shown, as a reader drags faster than it is computed; that of 4 is never begun.
  expect(last().number).toBe(3);
  expect(last().signal.aborted).toBe(false);
  await answer();
  expect(textOf(figure)).toBe('5² = 9');
  expect(figure.dataset['state']).toBe('pending');
  expect(last().number).toBe(5);
  await answer();
  await waitForState(figure, 'ready');
  expect(textOf(figure)).toBe('5² = 25');
  expect(begun.map(({ number }) => number)).toEqual([2, 3, 5]);
});

it('ends what is out of date where that is asked for, and shows none of it', async () => {
  const { figure, rerender } = show(<CancellingSquare number={2} />);
  await settle();
  rerender(<CancellingSquare number={3} />);
  await settle();
  const [old] = begun as [Begun];
  expect(begun.map(({ number, signal }) => [number, signal.aborted])).toEqual([
    [2, true],
    [3, false],
  ]);
  await end(({ show, onProgress }) => {
    show(-1);
    onProgress(0.5);
  }, old);
  await answer(old);
  expect(textOf(figure)).toBe('3² = –');
  await answer();
  await waitForState(figure, 'ready');
  expect(textOf(figure)).toBe('3² = 9');
});

it.each([
  ['leaves the page', (rerender: (element: React.ReactElement) => void) => rerender(<i />)],
  ['asks for nothing any more', (rerender: (element: React.ReactElement) => void) => rerender(<Square isNone />)],
])('ends when the figure %s', async (_, change) => {
  const { rerender } = show(<Square />);
  await settle();
  expect(last().signal.aborted).toBe(false);
  change(rerender);
  await settle();
  expect(last().signal.aborted).toBe(true);
});

it('waits while what it needs is loaded, and keeps its result; without anything to compute there is none', async () => {
  const { figure, rerender } = show(<Square />);
  await answer();
  rerender(<Square isLoaded />);
  await settle();
  expect([figure.dataset['state'], textOf(figure)]).toEqual(['pending', '2² = 4']);
  rerender(<Square isNone />);
  await settle();
  expect([figure.dataset['state'], textOf(figure)]).toEqual(['ready', '2² = –']);
});

it('keeps the last result while a prop is wrong', async () => {
  const { figure, rerender } = show(<Square />);
  await answer();
  rerender(<Square number={0} />);
  expect(await messageOf(figure)).toContain('invalid number: 0');
  expect(textOf(figure)).toBe('2² = 4');
  expect(figure.querySelector('.df-retry')).toBeNull();
  expect(begun).toHaveLength(1);
});

it('loads what asks for nothing in particular while a prop is wrong too', async () => {
  const Loading = defineFigure({
    name: 'loading',
    shared: {},
    props,
    model: ({ number }) => ({ number }),
    compute: { data: { run: async () => 'the data' } },
    View: ({ results: { data } }) => <output>{data ?? '–'}</output>,
  });
  const { figure, rerender } = show(<Loading number={0} />);
  await messageOf(figure);
  await vi.waitFor(() => expect(textOf(figure)).toBe('the data'));
  rerender(<Loading number={1} />);
  await waitForState(figure, 'ready');
});

describe('an error', () => {
  it.each([
    ['the reader says so', (figure: HTMLElement) => userEvent.click(figure.querySelector('.df-retry') as Element)],
    ['the browser is back online', async () => void dispatchEvent(new Event('online'))],
  ])('leaves the last result, and goes when %s', async (_, retry) => {
    const { figure, rerender } = show(<Square />);
    await answer();
    rerender(<Square number={3} />);
    await settle();
    await fail(new Error('no answer'));
    expect(await messageOf(figure)).toBe('no answer');
    expect(textOf(figure)).toBe('3² = 4');
    await act(async () => void (await retry(figure)));
    await vi.waitFor(() => expect(begun).toHaveLength(3));
    expect(figure.dataset['state']).toBe('pending');
    await answer();
    await waitForState(figure, 'ready');
    expect(textOf(figure)).toBe('3² = 9');
  });

  it('of an option offers no second try, and goes with another request', async () => {
    const { figure, rerender } = show(<Square />);
    await settle();
    await fail(new RangeError('a number out of range'));
    expect(await messageOf(figure)).toBe('a number out of range');
    expect(figure.querySelector('.df-retry')).toBeNull();
    rerender(<Square number={3} />);
    await settle();
    expect(figure.dataset['state']).toBe('pending');
    await answer();
    expect(textOf(figure)).toBe('3² = 9');
  });

  it('leaves what was shown of the same request before it', async () => {
    const { figure } = show(<Square />);
    await settle();
    await end(({ show }) => show(3));
    await fail(new Error('no answer'));
    await messageOf(figure);
    expect(textOf(figure)).toBe('2² = 3');
  });
});

it('shows how far it is', async () => {
  const { figure } = show(<Square />);
  await settle();
  const bar = () => figure.querySelector('progress');
  await vi.waitFor(() => expect(bar()).not.toBeNull());
  expect(bar()?.hasAttribute('value')).toBe(false);
  await end(({ onProgress }) => onProgress(0.4));
  expect(bar()?.value).toBeCloseTo(0.4);
  await answer();
  expect(bar()).toBeNull();
});

it('runs a generator in slices, whose steps say how far it is', async () => {
  const steps: (() => void)[] = [];
  async function* steppedSquare({ number }: Asked) {
    for (const fraction of [0.25, 0.5, 0.75]) {
      await new Promise<void>((resolve) => steps.push(resolve));
      yield fraction;
    }
    return number ** 2;
  }
  const Sliced = defineFigure({
    name: 'sliced-square',
    shared: {},
    props,
    model: ({ number }) => ({ number }),
    compute: { square: { request: ({ number }) => ({ number }), run: steppedSquare } },
    View: ({ results: { square } }) => <output>{square?.toFixed(0) ?? '–'}</output>,
  });
  const step = () => act(async () => void steps.at(-1)?.());
  const onReady = vi.fn();
  const { figure, unmount } = show(<Sliced number={7} onReady={onReady} />);
  const bar = () => figure.querySelector('progress');
  await vi.waitFor(() => expect(bar()).not.toBeNull());
  await step();
  await vi.waitFor(() => expect([steps.length, bar()?.value]).toEqual([2, 0.25]));
  expect(textOf(figure)).toBe('–');
  await step();
  await vi.waitFor(() => expect(steps).toHaveLength(3));
  await step();
  await waitForState(figure, 'ready');
  expect(textOf(figure)).toBe('49');
  await vi.waitFor(() => expect(onReady).toHaveBeenCalledOnce());
  unmount();

  const left = show(<Sliced number={8} />);
  await vi.waitFor(() => expect(steps).toHaveLength(4));
  left.unmount();
  await step();
  await settle();
  expect(steps).toHaveLength(4);
});
