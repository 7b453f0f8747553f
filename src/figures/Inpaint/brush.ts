import { FACE_SIZE } from '../../marks/faces/faceData.js';

/** The pixel at the upper left of the brush. */
export interface Spot {
  readonly row: number;
  readonly column: number;
}

/** Side of the brush in pixels. */
export const BRUSH = 2;
const LAST = FACE_SIZE - BRUSH;

/** A place that is moved onto the face. */
export function onFace({ row, column }: Spot): Spot {
  const within = (place: number) => Math.min(LAST, Math.max(0, Math.round(place)));
  return { row: within(row), column: within(column) };
}

/** The spot around a place, across and down from 0 to 1. */
export function spotAt(across: number, down: number): Spot {
  return onFace({ row: down * FACE_SIZE - BRUSH / 2, column: across * FACE_SIZE - BRUSH / 2 });
}

/** Whether all under the brush is hidden. */
export function isHidden(hidden: Uint8Array, spot: Spot): boolean {
  return pixelsUnder(spot).every((pixel) => hidden[pixel]);
}

/** The mask after a stroke from one spot to another, which hides what lies under it, or uncovers it. */
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
