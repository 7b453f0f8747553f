import { cleanup, fireEvent, render } from '@testing-library/react';
import { useRef, useState } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { usePlayer } from '../../src/hooks/usePlayer.js';

afterEach(cleanup);

/** Milliseconds after which a busy page shows what it was told: several frames. */
const LATE = 120;
const FORWARD = { direction: 'forward', speed: 5 } as const;

interface PageProps {
  /** How late it shows a new t, in milliseconds. */
  late: number;
  /** Gets each t that the page shows. */
  onShow: (t: number) => void;
}

/** A page whose t goes from 3 to 6. */
function Page({ late, onShow }: PageProps) {
  const [t, show] = useState(3);
  const controls = useRef<HTMLButtonElement>(null);
  const setT = (next: number) => {
    if (late === 0) show(Math.round(next));
    else setTimeout(() => show(Math.round(next)), late);
  };
  const { isPlaying, play } = usePlayer({ t, setT, last: 6 }, FORWARD, controls);
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
  expect([...new Set(shown.slice(moved))]).toEqual(expect.arrayContaining([1, 2, 3, 4, 5, 6]));
});
