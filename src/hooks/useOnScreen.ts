'use client';
import { type RefObject, useEffect, useRef, useState } from 'react';

/** How far below and above the viewport counts as near: work begins before a reader gets there. */
const MARGIN = '50% 0px';

export interface OnScreen {
  /** Whether the element has ever come near the viewport. */
  seen: boolean;
  /** Whether it is near now, for asking without a render. */
  near: RefObject<boolean>;
}

/** Watches whether an element is near the viewport. Without an IntersectionObserver it always is. */
export function useOnScreen(element: RefObject<HTMLElement | null>): OnScreen {
  const [seen, setSeen] = useState(false);
  const near = useRef(false);

  useEffect(() => {
    if (!element.current) return;
    if (typeof IntersectionObserver === 'undefined') {
      near.current = true;
      setSeen(true);
      return;
    }
    const observer = new IntersectionObserver(
      (entries) => {
        // Several changes may come at once, in their order; the last is how things are.
        near.current = entries.at(-1)?.isIntersecting ?? false;
        if (entries.some((entry) => entry.isIntersecting)) setSeen(true);
      },
      { rootMargin: MARGIN },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);

  return { seen, near };
}
