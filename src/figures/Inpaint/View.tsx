'use client';

import { type KeyboardEvent, type MouseEvent, type PointerEvent, type ReactNode, useId, useRef, useState } from 'react';
import { FieldRow, SliderField } from '../../figure/fields.js';
import type { Message } from '../../i18n/message.js';
import { decimal } from '../../i18n/num.js';
import { FormattedMessage, useFormat } from '../../i18n/useFormat.js';
import { FACE_SIZE, FacePanel, faceOf, useImagePixels } from '../../panels/FacePanel.js';
import { Button } from '../../ui/Button.js';
import { Value } from '../../ui/Value.js';
import { WindowField } from '../shared/imageDenoisers/WindowSlider.js';
import { pointMessages } from '../shared/pointMessages.js';
import { CHOICES, type Filled } from './compute.js';
import { border, MASKS, type MaskName } from './masks.js';
import { messages } from './messages.js';

interface FaceChoiceProps {
  faces: Float32Array | null;
  /** The index of the chosen face. */
  face: number;
  disabled: boolean;
  onChoose: (face: number) => void;
}

/** Shows some of the faces, one of which is chosen. */
export function FaceChoice({ faces, face, disabled, onChoose }: FaceChoiceProps) {
  const name = useId();
  const format = useFormat();
  return (
    <fieldset className="df-gallery df-inpaint-faces" disabled={disabled} aria-label={format(messages.faces)}>
      {CHOICES.map((index, place) => (
        <label key={index} className="df-gallery-image">
          <input
            type="radio"
            className="df-gallery-choice"
            name={name}
            aria-label={format(messages.face({ number: place + 1 }))}
            checked={index === face}
            onChange={() => onChoose(index)}
          />
          <Thumbnail values={faces && faceOf(faces, index)} />
        </label>
      ))}
    </fieldset>
  );
}

function Thumbnail({ values }: { values: Float32Array | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useImagePixels(canvas, values, FACE_SIZE);
  return <canvas ref={canvas} className="df-gallery-face" width={FACE_SIZE} height={FACE_SIZE} />;
}

interface SeamPanelProps {
  title: Message;
  filled: Filled | undefined;
  label: (seam: Message) => Message;
}

/** A filled face, and its seam as text. */
export function SeamPanel({ title, filled, label }: SeamPanelProps): ReactNode {
  const seam = filled ? seamInWords(filled) : messages.waiting;
  return (
    <FacePanel
      title={<FormattedMessage of={title} />}
      label={label(seam)}
      note={<Value of={filled ? seam : undefined} />}
      values={filled?.values ?? null}
    />
  );
}

function seamInWords({ seam }: Filled): Message {
  return seam === null ? messages.noSeam : messages.seam({ seam: decimal(seam) });
}

/** The pixel at the upper left of the brush. */
interface Spot {
  readonly row: number;
  readonly column: number;
}

/** Side of the brush in pixels. */
const BRUSH = 2;
const LAST = FACE_SIZE - BRUSH;

/** Moves a place so that the brush lies on the face. */
export function onFace({ row, column }: Spot): Spot {
  const within = (place: number) => Math.min(LAST, Math.max(0, Math.round(place)));
  return { row: within(row), column: within(column) };
}

/** The spot around a place, with both coordinates from 0 to 1. */
export function spotAt(across: number, down: number): Spot {
  return onFace({ row: down * FACE_SIZE - BRUSH / 2, column: across * FACE_SIZE - BRUSH / 2 });
}

/** Whether all pixels under the brush are hidden. */
function isHidden(hidden: Uint8Array, spot: Spot): boolean {
  return pixelsUnder(spot).every((pixel) => hidden[pixel]);
}

/** The mask after a stroke from one spot to another. The stroke hides the pixels under it, or uncovers them. */
export function painted(hidden: Uint8Array, from: Spot, to: Spot, hides: boolean): Uint8Array {
  const next = hidden.slice();
  const steps = Math.max(1, Math.abs(to.row - from.row), Math.abs(to.column - from.column));
  for (let step = 0; step <= steps; step++) {
    const between = (a: number, b: number) => a + ((b - a) * step) / steps;
    const spot = onFace({ row: between(from.row, to.row), column: between(from.column, to.column) });
    for (const pixel of pixelsUnder(spot)) next[pixel] = Number(hides);
  }
  return next;
}

function pixelsUnder({ row, column }: Spot): readonly number[] {
  return Array.from(
    { length: BRUSH * BRUSH },
    (_, i) => (row + Math.floor(i / BRUSH)) * FACE_SIZE + column + (i % BRUSH),
  );
}

interface MaskPadProps {
  /** The face; null until it is loaded. */
  values: Float32Array | null;
  /** 1 for each hidden pixel. */
  hidden: Uint8Array;
  disabled: boolean;
  onPaint: (hidden: Uint8Array) => void;
}

/** A stroke in progress. */
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
 * Shows the known part of a face, on which readers paint. A stroke hides the pixels under it, or uncovers them if it begins on hidden
 * pixels. Enter or the space bar does the same at the cursor, which the arrow keys move.
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
    // A pointer has painted before this event.
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

/** The gray of hidden pixels. */
const GREY = -0.1;

/** A face whose hidden pixels are gray. */
function masked(values: Float32Array, hidden: Uint8Array): Float32Array {
  return values.map((value, i) => (hidden[Math.floor(i / 3)] ? GREY : value));
}

/** The lines between hidden and known pixels. */
function borderPath(hidden: Uint8Array): string {
  const lines = Array.from(border(hidden), ([pixel, other]) => {
    const [x, y] = [other % FACE_SIZE, Math.floor(other / FACE_SIZE)];
    return `M${x} ${y}${other === pixel + 1 ? 'v1' : 'h1'}`;
  });
  return lines.join('');
}

interface MaskButtonsProps {
  hidden: Uint8Array;
  disabled: boolean;
  onHide: (mask: MaskName) => void;
  onClear: () => void;
}

const NAMES = [
  ['mouth', messages.mouth],
  ['eyes', messages.eyes],
  ['left', messages.left],
] as const;

/** Buttons that hide a part of the face. */
export function MaskButtons({ hidden, disabled, onHide, onClear }: MaskButtonsProps) {
  const format = useFormat();
  return (
    <div className="df-mask-buttons">
      {NAMES.map(([mask, name]) => (
        <button
          key={mask}
          type="button"
          className="df-button"
          disabled={disabled}
          aria-pressed={MASKS[mask].every((one, pixel) => one === hidden[pixel])}
          onClick={() => onHide(mask)}
        >
          {format(name)}
        </button>
      ))}
      <Button disabled={disabled} isIdle={!hidden.includes(1)} onClick={onClear}>
        {format(pointMessages.clear)}
      </Button>
    </div>
  );
}

/** The largest number of times that readers can repeat a step. */
export const RESAMPLE_MOST = 8;

/** The controls of the repetitions of each step and of the denoiser's window. */
export function InpaintFields() {
  return (
    <FieldRow>
      <SliderField
        name="resample"
        label={messages.resample}
        valueText={(count) => (count === 1 ? messages.once : messages.times({ count }))}
      />
      <WindowField />
    </FieldRow>
  );
}
