'use client';

import { type KeyboardEvent, type PointerEvent, useRef } from 'react';

/** A pointer that is pressed on an element. */
export interface Drag {
  /** The position from 0 at the left of the box to 1 at the right; below 0 or above 1 outside of the box. */
  readonly across: number;
  /** The position from 0 at the bottom of the box to 1 at the top. */
  readonly up: number;
  /** Pixels to the right since it was pressed. */
  readonly moved: number;
  /** Whether it was pressed just now. */
  readonly isStart: boolean;
  readonly event: PointerEvent<Element>;
}

export interface DragOptions {
  /** Called when the pointer is pressed, and at each move. Null if nothing can be dragged. */
  onDrag: ((drag: Drag) => void) | null;
  /** Called when the pointer is released. */
  onEnd?: (() => void) | undefined;
  /** Called with the direction of an arrow key and whether Shift is pressed. Returns false to leave the key to the page. */
  onArrow?: ((right: number, up: number, isFast: boolean) => boolean) | undefined;
  /** The direction of the drag, if a finger that moves the other way scrolls the page. A finger is then heard once it moves this way, or is lifted. */
  along?: 'x' | 'y' | undefined;
  /** Returns the element whose box is measured. @default the element that is dragged */
  boxOf?: ((element: Element) => Element | null) | undefined;
}

const ARROWS: Readonly<Record<string, readonly [right: number, up: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Returns the handlers of an element that readers drag with one pointer, or move with the arrow keys. */
export function useDrag({ onDrag, onEnd, onArrow, along, boxOf = (element) => element }: DragOptions) {
  const pressed = useRef<{ readonly id: number; readonly x: number; readonly y: number; mayScroll: boolean } | null>(
    null,
  );
  const end = ({ pointerId }: PointerEvent<Element>) => {
    if (pressed.current?.id !== pointerId) return;
    pressed.current = null;
    onEnd?.();
  };
  const ends = { onPointerUp: end, onPointerCancel: end, onLostPointerCapture: end };
  if (!onDrag) return ends;
  const report = (event: PointerEvent<Element>, isStart: boolean) => {
    const box = boxOf(event.currentTarget)?.getBoundingClientRect();
    if (!box || !pressed.current) return;
    const { clientX, clientY } = event;
    const [across, up] = [(clientX - box.left) / box.width, (box.bottom - clientY) / box.height];
    onDrag({ across, up, moved: clientX - pressed.current.x, isStart, event });
  };
  return {
    ...ends,
    onPointerUp: (event: PointerEvent<Element>) => {
      if (pressed.current?.id === event.pointerId && pressed.current.mayScroll) report(event, false);
      end(event);
    },
    onPointerDown: (event: PointerEvent<Element>) => {
      if (event.button !== 0 || pressed.current) return;
      const element = event.currentTarget as Element & HTMLOrSVGElement;
      event.preventDefault(); // no text is selected
      if (element.tabIndex >= 0) element.focus({ preventScroll: true });
      element.setPointerCapture(event.pointerId);
      const { pointerId: id, clientX: x, clientY: y } = event;
      pressed.current = { id, x, y, mayScroll: along !== undefined && event.pointerType === 'touch' };
      if (!pressed.current.mayScroll) report(event, true);
    },
    onPointerMove: (event: PointerEvent<Element>) => {
      if (pressed.current?.id !== event.pointerId) return;
      const { x, y, mayScroll } = pressed.current;
      const [right, down] = [Math.abs(event.clientX - x), Math.abs(event.clientY - y)];
      if (mayScroll && (along === 'x' ? right <= down : down <= right)) return;
      pressed.current.mayScroll = false;
      report(event, false);
    },
    ...(onArrow && {
      onKeyDown: (event: KeyboardEvent) => {
        const direction = ARROWS[event.key];
        if (!direction) return;
        if (onArrow(...direction, event.shiftKey)) event.preventDefault();
      },
    }),
  };
}
