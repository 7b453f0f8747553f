'use client';
import { type PointerEvent, type ReactNode, useRef } from 'react';
import type { Piece, Place } from './strokes.js';

export interface DrawingPadProps {
  /** Called with the pieces of a stroke as they come. */
  onStroke: (pieces: readonly Piece[]) => void;
  isDisabled: boolean;
  /** What lies under the pointer: it fills the pad. */
  children: ReactNode;
}

/** A place to draw on, with a finger, a pen or a mouse. */
export function DrawingPad({ onStroke, isDisabled, children }: DrawingPadProps) {
  const last = useRef<Place | null>(null);
  const draw = (event: PointerEvent<HTMLElement>) => {
    // Several moves may arrive in one event, once a frame.
    const moves = event.nativeEvent.getCoalescedEvents?.() ?? [];
    const pieces = (moves.length > 0 ? moves : [event]).map(({ clientX, clientY }): Piece => {
      const from = last.current;
      last.current = placeOn(event.currentTarget, clientX, clientY);
      return [from, last.current];
    });
    onStroke(pieces);
  };
  const end = () => {
    last.current = null;
  };
  return (
    <div
      className="df-train-pad"
      onPointerDown={(event) => {
        if (isDisabled || event.button !== 0 || !event.isPrimary) return;
        event.preventDefault(); // no text is selected
        event.currentTarget.setPointerCapture(event.pointerId);
        end();
        draw(event);
      }}
      onPointerMove={(event) => {
        if (last.current && event.isPrimary) draw(event);
      }}
      onPointerUp={end}
      onPointerCancel={end}
      onLostPointerCapture={end}
    >
      {children}
    </div>
  );
}

function placeOn(pad: Element, x: number, y: number): Place {
  const { left, top, width, height } = pad.getBoundingClientRect();
  return { across: (x - left) / width, down: (y - top) / height };
}
