'use client';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { Away, watchAway } from './away.js';
import { isFrozen } from './frozen.js';
import { useLayoutEffect } from './useLayoutEffect.js';

/** How far above and below the viewport counts as near, in viewport heights: work begins before a reader arrives. */
const MARGIN = 0.5;

export interface OnScreen {
  /** Whether the element has ever come near the viewport. */
  seen: boolean;
  /** Whether it is near now; a ref, so that changes do not re-render. */
  near: RefObject<boolean>;
  /** Whether it is so far that it needs no pixels; never an eager one. */
  away: Away;
}

/**
 * Watches whether an element is near the viewport; a page that is about to be printed shows all of them. Without an
 * IntersectionObserver, or frozen for a test, an element always is.
 *
 * @param eager - counts the element as seen from the start; defaults to false.
 * @param prepare - called whenever it is near, before it renders as seen; the same function always, defaults to nothing.
 */
export function useOnScreen(
  element: RefObject<HTMLElement | null>,
  eager = false,
  prepare: () => void = doNothing,
): OnScreen {
  const [hasBeenNear, setSeen] = useState(false);
  const near = useRef(false);
  const [away] = useState(() => new Away());

  useLayoutEffect(() => {
    if (!element.current) return;
    const settle = (isNear: boolean) => {
      near.current = isNear;
      if (!isNear) return;
      prepare();
      setSeen(true);
    };
    if (typeof IntersectionObserver === 'undefined' || isFrozen()) {
      settle(true);
      return;
    }
    // An observer first reports after a frame has been painted; work on what is in view need not wait for that.
    settle(liesNear(element.current));
    const observer = new IntersectionObserver(
      (entries) => {
        // Several changes may arrive at once, in order; the last is the current state.
        settle(entries.at(-1)?.isIntersecting ?? false);
        if (entries.some((entry) => entry.isIntersecting)) setSeen(true);
      },
      { rootMargin: `${100 * MARGIN}% 0px` },
    );
    observer.observe(element.current);
    const print = () => setSeen(true);
    addEventListener('beforeprint', print);
    return () => {
      observer.disconnect();
      removeEventListener('beforeprint', print);
    };
  }, [element, prepare]);

  useEffect(() => {
    if (element.current && !eager && !isFrozen()) return watchAway(element.current, away);
  }, [element, eager, away]);

  return { seen: hasBeenNear || eager, near, away };
}

function doNothing(): void {}

/** Whether an element's box is near the viewport; an element that is not displayed has none. */
function liesNear(element: HTMLElement): boolean {
  const { top, bottom, left, right, height } = element.getBoundingClientRect();
  const margin = MARGIN * innerHeight;
  return height > 0 && bottom > -margin && top < innerHeight + margin && right > 0 && left < innerWidth;
}
