'use client';
import { type PointerEvent, useRef } from 'react';

/** Pixels that a drag through all timesteps is long. */
const DRAG_LENGTH = 400;

/** The pointer handlers of a number that is dragged to the left and right. */
export interface DragHandlers {
  onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  onPointerCancel: (event: PointerEvent<HTMLElement>) => void;
}

/** Moves t with the pointer, by the distance from where it went down. */
export function useDragged(t: number, setT: (t: number) => void, last: number): DragHandlers {
  const start = useRef<{ x: number; t: number } | null>(null);
  const end = () => {
    start.current = null;
  };
  return {
    onPointerDown: (event) => {
      start.current = { x: event.clientX, t };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event) => {
      if (start.current) setT(start.current.t + ((event.clientX - start.current.x) * last) / DRAG_LENGTH);
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}
