import { cleanup, render } from '@testing-library/react';
import { type CSSProperties, useRef, useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useOnScreen } from '../../src/hooks/useOnScreen.js';
import { settle } from '../support/figures.js';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  scrollTo(0, 0);
});

/** A box at some place of a very long page; says whether it has been seen, and whether it is near. */
function Box({ top, ...style }: { top: number } & CSSProperties) {
  const element = useRef<HTMLDivElement>(null);
  const { seen, near } = useOnScreen(element);
  const look = () => `${seen ? 'seen' : 'unseen'}, ${near.current ? 'near' : 'far'}`;
  return (
    <div style={{ height: 10_000 }}>
      <div ref={element} data-seen={seen} style={{ position: 'absolute', top, width: 100, height: 100, ...style }}>
        <button type="button" onClick={(event) => event.currentTarget.setAttribute('data-look', look())} />
      </div>
    </div>
  );
}

/** What a box at a place says as soon as it is rendered, before any frame. */
function showBox(place: { top: number } & CSSProperties): () => string | null {
  const { container } = render(<Box {...place} />);
  const button = container.querySelector('button') as HTMLButtonElement;
  return () => {
    button.click();
    return button.getAttribute('data-look');
  };
}

/** An observer that never speaks. */
class SilentObserver {
  observe() {}
  disconnect() {}
}

describe('an element', () => {
  it.each<[place: string, { top: number } & CSSProperties, expected: string]>([
    ['in view', { top: 200 }, 'seen, near'],
    ['half a viewport below it', { top: 1.4 * innerHeight }, 'seen, near'],
    ['half a viewport above it', { top: -0.4 * innerHeight }, 'seen, near'],
    ['further below', { top: 1.6 * innerHeight }, 'unseen, far'],
    ['further above', { top: -0.6 * innerHeight - 100 }, 'unseen, far'],
    ['beside it', { top: 200, left: innerWidth + 50 }, 'unseen, far'],
    ['in view, but not displayed', { top: 0, display: 'none' }, 'unseen, far'],
  ])('%s is known at once', (_place, place, expected) => {
    vi.stubGlobal('IntersectionObserver', SilentObserver);
    expect(showBox(place)()).toBe(expected);
  });

  it('is told of before it renders as seen, wherever it is near', () => {
    const told: boolean[] = [];
    const Told = ({ top }: { top: number }) => {
      const element = useRef<HTMLDivElement>(null);
      const [prepare] = useState(() => () => void told.push(element.current?.dataset['seen'] === 'true'));
      const { seen } = useOnScreen(element, false, prepare);
      return <div ref={element} data-seen={seen} style={{ position: 'absolute', top, width: 100, height: 100 }} />;
    };
    render(<Told top={3 * innerHeight} />);
    expect(told).toEqual([]);
    render(<Told top={0} />);
    expect(told).toEqual([false]);
  });

  it.each<[place: string, { top: number } & CSSProperties]>([
    ['far below', { top: 3 * innerHeight }],
    ['beside the viewport', { top: 200, left: innerWidth + 50 }],
    ['that is not displayed', { top: 0, display: 'none' }],
  ])('%s stays unseen', async (_place, place) => {
    const look = showBox(place);
    await settle(20);
    expect(look()).toBe('unseen, far');
  });
});

it('stays seen when it is scrolled away, and is near again when it comes back', async () => {
  const look = showBox({ top: 3 * innerHeight });
  expect(look()).toBe('unseen, far');
  scrollTo(0, 3 * innerHeight);
  await vi.waitFor(() => expect(look()).toBe('seen, near'));
  scrollTo(0, 0);
  await vi.waitFor(() => expect(look()).toBe('seen, far'));
});

it('need not be laid out far from view where there are very many, until the page is printed', async () => {
  const { container } = render(
    Array.from({ length: 50 }, (_, index) => <Box key={index} top={index === 0 ? 0 : 3 * innerHeight} />),
  );
  const [near, far] = container.querySelectorAll('[data-seen]');
  await vi.waitFor(() => expect(far?.hasAttribute('data-away')).toBe(true));
  expect(near?.hasAttribute('data-away')).toBe(false);
  dispatchEvent(new Event('beforeprint'));
  expect(far?.hasAttribute('data-away')).toBe(false);
  cleanup();
  const few = render(<Box top={3 * innerHeight} />).container;
  await settle(20);
  expect(few.querySelector('[data-away]')).toBeNull();
});

it('is near wherever it is in a browser that has no observer', () => {
  vi.stubGlobal('IntersectionObserver', undefined);
  expect(showBox({ top: 5 * innerHeight })()).toBe('seen, near');
});
