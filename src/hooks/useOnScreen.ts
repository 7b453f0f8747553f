'use client';
import { type RefObject, useRef, useState } from 'react';
import { isFrozen } from './frozen.js';
import { useLayoutEffect } from './useLayoutEffect.js';

/**
 * The distance above and below the viewport that counts as near, in viewport heights. Work begins before a reader
 * arrives.
 */
const MARGIN = 0.5;
/**
 * The number of figures from which the stylesheet lets the browser skip the layout of figures that are not near: a
 * page of 200 scrolls at twice the rate. A page with fewer figures lays out all of them, because a browser reports a
 * layout shift for figures that it lays out only after a jump.
 */
const MANY = 50;

/** The number of watched elements of the page. */
let watched = 0;

export interface OnScreen {
  /** Whether the element has ever come near the viewport. */
  seen: boolean;
  /** Whether it is near now; a ref, so that changes do not re-render. */
  near: RefObject<boolean>;
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

  useLayoutEffect(() => {
    const watchedElement = element.current;
    if (!watchedElement) return;
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
    settle(liesNear(watchedElement));
    watched++;
    const observer = new IntersectionObserver(
      (entries) => {
        // Several changes may arrive at once, in order; the last is the current state.
        const { isIntersecting, boundingClientRect } = entries.at(-1) as IntersectionObserverEntry;
        // The size comes first, because a redraw reads it. An element that is not displayed has no size to keep.
        const isFar = !isIntersecting && boundingClientRect.height > 0;
        watchedElement.toggleAttribute('data-away', isFar && watched >= MANY);
        settle(isIntersecting);
        if (entries.some((entry) => entry.isIntersecting)) setSeen(true);
      },
      { rootMargin: `${100 * MARGIN}% 0px` },
    );
    observer.observe(watchedElement);
    const print = () => {
      watchedElement.removeAttribute('data-away');
      setSeen(true);
    };
    addEventListener('beforeprint', print);
    return () => {
      watched--;
      observer.disconnect();
      removeEventListener('beforeprint', print);
    };
  }, [element, prepare]);

  return { seen: hasBeenNear || eager, near };
}

function doNothing(): void {}

/** Whether an element's box is near the viewport; an element that is not displayed has none. */
function liesNear(element: HTMLElement): boolean {
  const { top, bottom, left, right, height } = element.getBoundingClientRect();
  const margin = MARGIN * innerHeight;
  return height > 0 && bottom > -margin && top < innerHeight + margin && right > 0 && left < innerWidth;
}
