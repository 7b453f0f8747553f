'use client';

import { type RefObject, useEffect } from 'react';
import { isFrozen } from '../hooks/frozen.js';

/** Whether something of this page has moved. */
let hasNudged = false;

/** Pixels to each side, and milliseconds. */
const [FAR, DURATION] = [7, 600];

/**
 * Moves a grip a little to both sides when it has come into view, so that readers see that it can be moved: once in a page, the first one,
 * and not for readers who prefer reduced motion.
 *
 * @param isOn - whether readers can move it.
 */
export function useNudge(grip: RefObject<Element | null>, isOn: boolean): void {
  useEffect(() => {
    const element = grip.current;
    if (!isOn || hasNudged || !element || isFrozen()) return;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.at(-1)?.isIntersecting || document.hidden) return;
        observer.disconnect();
        if (hasNudged) return;
        hasNudged = true;
        const places = [0, FAR, -FAR, 0].map((x) => ({ translate: `${x}px` }));
        element.animate(places, { duration: DURATION, easing: 'ease-in-out' });
      },
      { threshold: 0.9 },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [grip, isOn]);
}
