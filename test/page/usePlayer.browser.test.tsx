import { cleanup, fireEvent, render } from '@testing-library/react';
import { useRef, useState } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { usePlayer } from '../../src/page/usePlayer.js';

afterEach(cleanup);

/** Milliseconds after which a busy page shows what it was told: several frames. */
const LATE = 120;
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
}

/** A page whose t goes from 3 to its last. */
function Page({ late, onShow, onAsk, last = 6 }: PageProps) {
  const [t, show] = useState(3);
  const controls = useRef<HTMLButtonElement>(null);
  const setT = (next: number) => {
    onAsk?.(next);
    if (late === 0) show(Math.round(next));
    else setTimeout(() => show(Math.round(next)), late);
  };
  const { isPlaying, play } = usePlayer({ t: Math.min(t, last), setT, last }, FORWARD, controls);
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
  const shown: number[] = [];
  const { getByText } = render(<Page late={LATE} onShow={(t) => shown.push(t)} />);
  fireEvent.click(getByText('still'));
  getByText('playing');
  await vi.waitFor(() => getByText('still'));
  await vi.waitFor(() => expect(shown.at(-1)).toBe(6));
  await new Promise((resolve) => setTimeout(resolve, 3 * LATE));
  expect([...new Set(shown)]).toEqual([3, 4, 5, 6]);
  expect(shown).toEqual([...shown].sort());
});

it('goes on from where a reader has moved t', async () => {
  const shown: number[] = [];
  const { getByText } = render(<Page late={0} onShow={(t) => shown.push(t)} />);
  fireEvent.click(getByText('still'));
  await vi.waitFor(() => expect(shown.at(-1)).toBe(4), { interval: 5 });
  fireEvent.click(getByText('to 1'));
  const moved = shown.length - 1;
  await vi.waitFor(() => getByText('still'));
  await vi.waitFor(() => expect(shown.at(-1)).toBe(6));
  const after = [...new Set(shown.slice(moved))];
  expect(after).toEqual([...after].sort());
  expect(after.at(0)).toBe(1);
  expect(after.at(-1)).toBe(6);
  // A busy page may render two steps at once. From t = 4 it would have gone on to 5.
  expect(after.filter((t) => t > 1 && t < 5)).not.toEqual([]);
});

it.each([
  ['shorter', 600, 5],
  ['longer', 4, 6],
])('plays to the end of a schedule that becomes %s meanwhile', async (_, before, after) => {
  const [shown, asked]: number[][] = [[], []];
  const page = (last: number) => (
    <Page late={0} last={last} onShow={(t) => shown?.push(t)} onAsk={(t) => asked?.push(t)} />
  );
  const { getByText, rerender } = render(page(before));
  fireEvent.click(getByText('still'));
  getByText('playing');
  rerender(page(after));
  asked?.splice(0);
  await vi.waitFor(() => getByText('still'));
  expect(shown?.at(-1)).toBe(after);
  expect(Math.max(...(asked ?? []))).toBe(after);
});
