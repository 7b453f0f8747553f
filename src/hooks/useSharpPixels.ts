'use client';
import { type RefObject, useEffect } from 'react';

/** From this enlargement on, smooth scaling would only blur. */
const SHARP_FROM = 2;

/** Marks the canvases inside an element whose pixels are shown enlarged, so that these are drawn as sharp squares. */
export function useSharpPixels(container: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = container.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    const mark = () => {
      for (const canvas of element.querySelectorAll('canvas')) {
        // The picture is fitted into the canvas's place, which may have another shape.
        const enlargement = Math.min(canvas.clientWidth / canvas.width, canvas.clientHeight / canvas.height);
        canvas.toggleAttribute('data-sharp', enlargement >= SHARP_FROM);
      }
    };
    const resized = new ResizeObserver(mark);
    resized.observe(element);
    // A canvas takes its picture's size by its attributes.
    const changed = new MutationObserver(mark);
    changed.observe(element, { subtree: true, childList: true, attributeFilter: ['width', 'height'] });
    return () => {
      resized.disconnect();
      changed.disconnect();
    };
  }, [container]);
}
