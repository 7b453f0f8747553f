'use client';
import { type RefObject, useEffect, useRef } from 'react';
import { picturesOf } from './pictures.js';
import type { Box, Place } from './place.js';

/** What a reader looks at in an image. */
export interface Spot extends Place {
  /** Index of the panel whose numbers are told first. */
  readonly panel: number;
}

export interface Gestures {
  /** Index of the panel whose numbers are told first. */
  readonly panel: number;
  /** A pressed pointer is at a place of the page, over the picture of a panel with that box. */
  readonly onPoint: (at: Place, box: Box, panel: number) => void;
  /** An arrow key moves by so many: ten at a time with Shift. */
  readonly onStep: (by: Place) => void;
  /** The focus moves to another panel. */
  readonly onPanel: (panel: number) => void;
  readonly onClose: () => void;
}

/** How far an arrow key moves with Shift. */
const STRIDE = 10;
const STEPS: Readonly<Record<string, Place>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
/** What a press outside may use without closing the loupe: it follows a page's timestep. */
const CONTROLS =
  'a[href], button, input, select, textarea, label, summary, [role=button], [role=slider], [role=spinbutton]';

/**
 * Moves an open loupe by pointer and arrows, and closes it by Escape or a press outside.
 *
 * @param kind - the selector of the figure's pictures.
 */
export function useGestures(body: RefObject<HTMLElement | null>, kind: string, gestures: Gestures): void {
  const newest = useRef(gestures);
  useEffect(() => {
    newest.current = gestures;
  });

  useEffect(() => {
    const element = body.current;
    if (!element) return;
    const ending = new AbortController();
    const options = { signal: ending.signal };
    const indexOf = (target: EventTarget | null) => picturesOf(element, kind).indexOf(target as HTMLCanvasElement);

    const point = (event: PointerEvent) => {
      const panel = indexOf(event.target);
      if (panel < 0 || (event.buttons & 1) === 0) return;
      const picture = event.target as HTMLCanvasElement;
      if (event.type === 'pointerdown') picture.setPointerCapture(event.pointerId);
      newest.current.onPoint({ x: event.clientX, y: event.clientY }, picture.getBoundingClientRect(), panel);
    };
    element.addEventListener('pointerdown', point, options);
    element.addEventListener('pointermove', point, options);

    const focus = ({ target }: FocusEvent) => {
      const panel = indexOf(target);
      if (panel >= 0 && panel !== newest.current.panel) newest.current.onPanel(panel);
    };
    element.addEventListener('focusin', focus, options);

    const step = (event: KeyboardEvent) => {
      const by = STEPS[event.key];
      if (!by || indexOf(event.target) < 0) return;
      event.preventDefault();
      const stride = event.shiftKey ? STRIDE : 1;
      newest.current.onStep({ x: stride * by.x, y: stride * by.y });
    };
    element.addEventListener('keydown', step, options);

    const page = element.ownerDocument;
    const closeByEscape = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') newest.current.onClose();
    };
    page.addEventListener('keydown', closeByEscape, options);
    const pressOutside = (event: MouseEvent) => {
      const path = event.composedPath();
      const isControl = path.some((part) => part instanceof Element && part.matches(CONTROLS));
      if (!isControl && !path.includes(element.parentElement as EventTarget)) newest.current.onClose();
    };
    page.addEventListener('click', pressOutside, options);
    return () => ending.abort();
  }, [body, kind]);
}
