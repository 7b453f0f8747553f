'use client';
import { useEffect } from 'react';
import type { OpenLoupe, Press } from './Opener.js';
import { picturesOf } from './pictures.js';
import type { Place } from './place.js';

/**
 * Brings the focus to the picture that was pressed, and back to it.
 *
 * @param panel - index of the panel whose numbers are told first.
 * @returns what closes the loupe.
 */
export function useFocus({ from, body, onClose }: OpenLoupe, kind: string, panel: number): () => void {
  // Arrows go to the picture that was pressed, also in browsers that do not focus what is clicked.
  useEffect(() => {
    from.picture.setAttribute('tabindex', '0');
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

/** Where on the page a picture was pressed; null if at no place. */
export function placeOf({ picture, at }: Press): Place | null {
  const { left, top, width, height } = picture.getBoundingClientRect();
  return at && { x: left + at.x * width, y: top + at.y * height };
}
