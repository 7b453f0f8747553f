'use client';

import { useEffect, useRef } from 'react';
import type { PageT } from './usePageT.js';

/** What the keys are, for the slider's `aria-keyshortcuts`. */
export const TIMESTEP_KEYS = 'Alt+, Alt+.';
/** The keys by their place on a keyboard, as other layouts write other characters with them. */
const DIRECTIONS: Readonly<Record<string, number>> = { Comma: -1, Period: 1 };
/** The share of the schedule that a key moves. */
const SHARE = 0.01;
/** A key pressed in one of these is meant for it. */
const FIELDS = 'input:not([type=range]), textarea, select, [contenteditable], [role=textbox], [role=combobox]';

/**
 * Moves t from anywhere on the page: Alt and comma by a hundredth of the schedule towards the image, Alt and period towards noise. A key that
 * is pressed in a field moves nothing. If a page has several controls, one of them answers.
 */
export function useTimestepKeys(page: PageT): void {
  const newest = useRef(page);
  useEffect(() => {
    newest.current = page;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const direction = DIRECTIONS[event.code];
      const isMeant = event.altKey && !event.ctrlKey && !event.metaKey && !event.defaultPrevented;
      const [target] = event.composedPath();
      if (!direction || !isMeant || (target instanceof Element && target.closest(FIELDS))) return;
      const { t, setT, last, isHeld } = newest.current;
      if (isHeld) return;
      event.preventDefault();
      setT(t + direction * Math.max(1, Math.round(SHARE * last)));
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
