import { cleanup, fireEvent, render, waitFor } from '@testing-library/react';
import { useRef, useState } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { usePlayer } from '../../src/page/usePlayer.js';
import { stopClock, stopFrames } from '../support/clock.js';
import { emulate, MOTION } from '../support/media.js';

beforeEach(() => emulate(MOTION));
afterEach(() => {
  cleanup();
  return emulate();
});

/** Milliseconds after which a busy page shows what it was told: longer than the player takes from one t to the next. */
const LATE = 500;
/** A player that takes two seconds for the whole schedule. */
const FORWARD = { direction: 'forward', speed: 5 } as const;

interface PageProps {
  /** How late it shows a new t, in milliseconds. */
  late: number;
  /** Gets each t that the page shows. */
  onShow: (t: number) => void;
  /** Gets each t that is asked for; defaults to nobody. */
  onAsk?: (t: number) => void;
  /** The largest t; defaults to 6. */
  last?: number;
  autoPlay?: boolean;
}

/** A page whose t goes from 3 to its last. */
function Page({ late, onShow, onAsk, last = 6, autoPlay = false }: PageProps) {
  const [t, show] = useState(3);
  const controls = useRef<HTMLButtonElement>(null);
  const setT = (next: number) => {
    onAsk?.(next);
    if (late === 0) show(Math.round(next));
    else setTimeout(() => show(Math.round(next)), late);
  };
  const { isPlaying, play } = usePlayer({ t: Math.min(t, last), setT, last }, { ...FORWARD, autoPlay }, controls);
  onShow(t);
  return (
    <>
      <button ref={controls} type="button" onClick={play}>
        {isPlaying ? 'playing' : 'still'}
      </button>
      <button type="button" onClick={() => show(1)}>
        to 1
      </button>
    </>
  );
}

it('plays to the end where the page is late', async () => {
  const frames = stopFrames();
  const clock = stopClock();
  const shown: number[] = [];
  const { getByText } = render(<Page late={LATE} onShow={(t) => shown.push(t)} />);
  fireEvent.click(getByText('still'));
  for (let frame = 0; frame < 50; frame++) {
    await frames.advance(50);
    await clock.advance(50);
  }
  getByText('still');
  expect([...new Set(shown)]).toEqual([3, 4, 5, 6]);
  expect(shown).toEqual([...shown].sort());
});

it('goes on from where a reader has moved t', async () => {
  const frames = stopFrames();
  const shown: number[] = [];
  const { getByText } = render(<Page late={0} onShow={(t) => shown.push(t)} />);
  fireEvent.click(getByText('still'));
  await frames.advance(350);
  expect(shown.at(-1)).toBe(4);
  fireEvent.click(getByText('to 1'));
  for (const t of [2, 3, 4, 5]) {
    await frames.advance(333);
    expect(shown.at(-1)).toBe(t);
  }
  await frames.advance(350);
  expect(shown.at(-1)).toBe(6);
  getByText('still');
});

it.each([
  ['shorter', 600, 5],
  ['longer', 4, 6],
])('plays to the end of a schedule that becomes %s meanwhile', async (_, before, after) => {
  const [shown, asked]: number[][] = [[], []];
  const page = (last: number) => (
    <Page late={0} last={last} onShow={(t) => shown?.push(t)} onAsk={(t) => asked?.push(t)} />
  );
  const frames = stopFrames();
  const { getByText, rerender } = render(page(before));
  fireEvent.click(getByText('still'));
  await frames.advance(100);
  getByText('playing');
  rerender(page(after));
  asked?.splice(0);
  for (let frame = 0; frame < 20; frame++) await frames.advance(100);
  getByText('still');
  expect(shown?.at(-1)).toBe(after);
  expect(Math.max(...(asked ?? []))).toBe(after);
});

it('plays by itself when it comes into view, unless t has changed before that', async () => {
  const frames = stopFrames();
  const [moved, untouched]: number[][] = [[], []];
  const { getAllByText, container } = render(
    <>
      <div style={{ height: 2 * innerHeight }} />
      <Page autoPlay late={0} onShow={(t) => moved?.push(t)} />
      <Page autoPlay late={0} onShow={(t) => untouched?.push(t)} />
    </>,
  );
  fireEvent.click(getAllByText('to 1')[0] as HTMLElement);
  container.scrollIntoView({ block: 'end' });
  await waitFor(() => expect(getAllByText('playing')).toHaveLength(1));
  for (let frame = 0; frame < 25; frame++) await frames.advance(100);
  expect([...new Set(moved)]).toEqual([3, 1]);
  expect([...new Set(untouched)]).toEqual([3, 0, 1, 2, 4, 5, 6]);
});
