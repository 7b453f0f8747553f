'use client';
import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef, useState } from 'react';
import { useFormat } from '../../i18n/useFormat.js';
import { FACE_SIZE } from '../../marks/faces/faceData.js';
import { useImagePixels } from '../../marks/faces/useImagePixels.js';
import { BRUSH, isHidden, onFace, painted, type Spot, spotAt } from './brush.js';
import { border } from './masks.js';
import { messages } from './messages.js';

export interface MaskPadProps {
  /** The face; null until it is loaded. */
  values: Float32Array | null;
  /** 1 for each hidden pixel. */
  hidden: Uint8Array;
  disabled: boolean;
  onPaint: (hidden: Uint8Array) => void;
}

/** A stroke that goes on. */
interface Stroke {
  readonly hides: boolean;
  readonly hidden: Uint8Array;
  readonly last: Spot;
}

const DIRECTIONS: Readonly<Record<string, Spot>> = {
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
};
const LARGE_STEP = 4;
const MIDDLE = (FACE_SIZE - BRUSH) / 2;

/**
 * What is known of a face, to paint on: a stroke hides what lies under it, or uncovers it where it begins on what is hidden. So
 * does Enter or the space bar at the cursor that the arrow keys move.
 */
export function MaskPad({ values, hidden, disabled, onPaint }: MaskPadProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const stroke = useRef<Stroke | null>(null);
  const [cursor, setCursor] = useState<Spot>({ row: MIDDLE, column: MIDDLE });
  const format = useFormat();
  useImagePixels(canvas, values && masked(values, hidden), FACE_SIZE);
  const paintFrom = ({ hides, hidden, last }: Stroke, to: Spot) => {
    const next = painted(hidden, last, to, hides);
    stroke.current = { hides, hidden: next, last: to };
    setCursor(to);
    onPaint(next);
  };
  const begin = (event: PointerEvent<HTMLElement>) => {
    if (disabled || event.button !== 0 || !event.isPrimary) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const spot = spotOf(event);
    paintFrom({ hides: !isHidden(hidden, spot), hidden, last: spot }, spot);
  };
  const go = (event: PointerEvent<HTMLElement>) => {
    if (!stroke.current || !event.isPrimary) return;
    const spot = spotOf(event);
    const { last } = stroke.current;
    if (spot.row !== last.row || spot.column !== last.column) paintFrom(stroke.current, spot);
  };
  const end = () => {
    stroke.current = null;
  };
  const move = (event: KeyboardEvent) => {
    const direction = DIRECTIONS[event.key];
    if (!direction) return;
    event.preventDefault();
    const step = event.shiftKey ? LARGE_STEP : 1;
    setCursor(({ row, column }) =>
      onFace({ row: row + step * direction.row, column: column + step * direction.column }),
    );
  };
  const press = (event: MouseEvent) => {
    // Pointers have painted already.
    if (event.detail === 0) onPaint(painted(hidden, cursor, cursor, !isHidden(hidden, cursor)));
  };
  const place = { row: cursor.row + 1, column: cursor.column + 1 };
  return (
    <div className="df-pad-area">
      <canvas
        ref={canvas}
        className="df-face"
        role="img"
        aria-label={format(messages.knownPart)}
        width={FACE_SIZE}
        height={FACE_SIZE}
      />
      <button
        type="button"
        className="df-pad df-mask-pad"
        disabled={disabled}
        aria-label={format(isHidden(hidden, cursor) ? messages.uncover(place) : messages.hide(place))}
        onPointerDown={begin}
        onPointerMove={go}
        onPointerUp={end}
        onPointerCancel={end}
        onLostPointerCapture={end}
        onKeyDown={move}
        onClick={press}
      >
        <svg
          className="df-mask-border"
          aria-hidden="true"
          width="100%"
          height="100%"
          viewBox={`0 0 ${FACE_SIZE} ${FACE_SIZE}`}
        >
          <path d={borderPath(hidden)} />
        </svg>
        <svg
          className="df-pad-cursor df-mask-cursor"
          aria-hidden="true"
          width="100%"
          height="100%"
          viewBox={`0 0 ${FACE_SIZE} ${FACE_SIZE}`}
        >
          <rect className="df-mask-halo" x={cursor.column} y={cursor.row} width={BRUSH} height={BRUSH} />
          <rect x={cursor.column} y={cursor.row} width={BRUSH} height={BRUSH} />
        </svg>
      </button>
    </div>
  );
}

function spotOf(event: PointerEvent<HTMLElement>): Spot {
  const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
  return spotAt((event.clientX - left) / width, (event.clientY - top) / height);
}

/** Grey, as an image has it. */
const GREY = -0.1;

/** A face with grey in place of what is hidden. */
function masked(values: Float32Array, hidden: Uint8Array): Float32Array {
  return values.map((value, i) => (hidden[Math.floor(i / 3)] ? GREY : value));
}

/** Lines between what is hidden and what is known. */
function borderPath(hidden: Uint8Array): string {
  const lines = Array.from(border(hidden), ([pixel, other]) => {
    const [x, y] = [other % FACE_SIZE, Math.floor(other / FACE_SIZE)];
    return `M${x} ${y}${other === pixel + 1 ? 'v1' : 'h1'}`;
  });
  return lines.join('');
}
