'use client';
import { type RefObject, useEffect, useRef } from 'react';
import { picturesOf } from './lenses.js';
import { type Place, placeUnder, type Size, within } from './place.js';

/** What a reader looks at. */
export interface Spot extends Place {
  /** Index of the panel whose numbers are told first. */
  readonly panel: number;
}

export interface Gestures {
  readonly spot: Spot;
  readonly onMove: (spot: Spot) => void;
  readonly onClose: () => void;
}

/** Pixels that an arrow key moves by with Shift. */
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

/** Moves an open loupe by pointer and arrows, and closes it by Escape or a press outside. */
export function useGestures(body: RefObject<HTMLElement | null>, image: Size, gestures: Gestures): void {
  const newest = useRef({ image, ...gestures });
  useEffect(() => {
    newest.current = { image, ...gestures };
  });

  useEffect(() => {
    const element = body.current;
    if (!element) return;
    const ending = new AbortController();
    const options = { signal: ending.signal };
    const indexOf = (target: EventTarget | null) => picturesOf(element).indexOf(target as HTMLCanvasElement);

    const point = (event: PointerEvent) => {
      const panel = indexOf(event.target);
      if (panel < 0 || (event.buttons & 1) === 0) return;
      const picture = event.target as HTMLCanvasElement;
      if (event.type === 'pointerdown') picture.setPointerCapture(event.pointerId);
      const at = { x: event.clientX, y: event.clientY };
      const { image, onMove } = newest.current;
      onMove({ ...placeUnder(at, image, picture.getBoundingClientRect()), panel });
    };
    element.addEventListener('pointerdown', point, options);
    element.addEventListener('pointermove', point, options);

    const focus = ({ target }: FocusEvent) => {
      const panel = indexOf(target);
      const { spot, onMove } = newest.current;
      if (panel >= 0 && panel !== spot.panel) onMove({ ...spot, panel });
    };
    element.addEventListener('focusin', focus, options);

    const step = (event: KeyboardEvent) => {
      const by = STEPS[event.key];
      if (!by || indexOf(event.target) < 0) return;
      event.preventDefault();
      const { image, spot, onMove } = newest.current;
      const stride = event.shiftKey ? STRIDE : 1;
      onMove({ ...spot, ...within({ x: spot.x + stride * by.x, y: spot.y + stride * by.y }, image) });
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
  }, [body]);
}
