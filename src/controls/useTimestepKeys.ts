'use client';

import { type RefObject, useEffect, useRef } from 'react';
import type { PageT } from './usePageT.js';

/** What the keys are, for the slider's `aria-keyshortcuts`. */
export const TIMESTEP_KEYS = 'Alt+, Alt+.';
/** The keys by their place on a keyboard, as other layouts write other characters with them. */
const DIRECTIONS: Readonly<Record<string, number>> = { Comma: -1, Period: 1 };
/** The share of the schedule that a key moves. */
const SHARE = 0.01;
/** A key pressed in one of these is meant for it. */
const FIELDS =
  'input:not([type=range]), textarea, select, :is([role=textbox], [role=searchbox], [role=combobox], [role=spinbutton])';

/** A control that the keys move. */
interface Control {
  readonly page: PageT;
  readonly element: Element | null;
}

/** All controls of the page, each as it is now. */
const controls = new Set<() => Control>();

/**
 * Moves t from anywhere on the page: Alt and comma by a hundredth of the schedule towards the image, Alt and period towards noise. A key that
 * is pressed in a field moves nothing. If a page has several controls, the one nearest to the focus answers, else the first one in view.
 *
 * @param place - an element of the control.
 */
export function useTimestepKeys(page: PageT, place: RefObject<Element | null>): void {
  const newest = useRef(page);
  useEffect(() => {
    newest.current = page;
  });
  useEffect(() => {
    const control = () => ({ page: newest.current, element: place.current });
    const press = (event: KeyboardEvent) => {
      const direction = DIRECTIONS[event.code];
      const isMeant = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.defaultPrevented;
      if (!direction || !isMeant || isForOthers(event) || answering(event) !== control) return;
      event.preventDefault();
      const { t, setT, last } = newest.current;
      setT(t + direction * Math.max(1, Math.round(SHARE * last)));
    };
    controls.add(control);
    document.addEventListener('keydown', press);
    return () => {
      controls.delete(control);
      document.removeEventListener('keydown', press);
    };
  }, [place]);
}

/** Whether a key is pressed in a field, or in an element that no script can look into and that may have one. */
function isForOthers(event: KeyboardEvent): boolean {
  const path = event.composedPath().filter((node) => node instanceof HTMLElement);
  const [target] = path;
  if (!target) return false;
  if (target.isContentEditable || path.some((element) => element.matches(FIELDS))) return true;
  // The focus is inside: an element of this kind does not take it itself, unless the page says so.
  const isHost = target.localName.includes('-') || !(target.tabIndex >= 0 || target.matches('[tabindex], dialog'));
  return isHost && target.shadowRoot === null && target === document.activeElement && target !== document.body;
}

/** The control that answers a key, of those that readers can see and move. */
function answering(event: KeyboardEvent): (() => Control) | undefined {
  const path = event.composedPath();
  const distanceOf = (element: Element | null) => {
    let node: Node | null = element;
    while (node && !path.includes(node)) node = node instanceof ShadowRoot ? node.host : node.parentNode;
    return node ? path.indexOf(node) : path.length;
  };
  const isInView = ({ element }: Control) => {
    const { top = 0, bottom = 0 } = element?.getBoundingClientRect() ?? {};
    return bottom > 0 && top < innerHeight;
  };
  const seen = [...controls].filter((control) => control().element?.checkVisibility() && !control().page.isHeld);
  const rankOf = (control: () => Control) => distanceOf(control().element) + (isInView(control()) ? 0 : 0.5);
  return seen.sort((one, other) => rankOf(one) - rankOf(other))[0];
}
