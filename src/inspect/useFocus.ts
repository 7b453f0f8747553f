'use client';
import { type RefObject, useEffect } from 'react';
import { picturesOf } from './pictures.js';
import type { Press } from './useOpening.js';

/** An open loupe and where it was opened. */
export interface OpenLoupe {
  /** What opened it. */
  from: Press;
  /** The element that holds the pictures. */
  body: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/**
 * Brings the focus to the picture that was pressed, and back to it.
 *
 * @param panel - index of the panel whose numbers are told first.
 * @returns what closes the loupe.
 */
export function useFocus({ from, body, onClose }: OpenLoupe, kind: string, panel: number): () => void {
  // Arrows go to the picture that was pressed, also in browsers that do not focus what is clicked.
  useEffect(() => {
    from.picture.tabIndex = 0;
    from.picture.focus({ preventScroll: true });
  }, [from]);
  return () => {
    onClose();
    // Whoever is at the keyboard goes on where the loupe was opened; a reader who is elsewhere stays there.
    const picture = picturesOf(body.current, kind)[panel];
    const active = (picture?.getRootNode() as Document | ShadowRoot | undefined)?.activeElement;
    if (active?.closest('.df-loupe')) picture?.focus({ preventScroll: true });
  };
}

/** Where on the page a picture was pressed; null for a key, and for a click by a screen reader, which are at no place. */
export function placeOf({ event }: Press): { x: number; y: number } | null {
  return 'clientX' in event && event.detail > 0 ? { x: event.clientX, y: event.clientY } : null;
}
