'use client';
import { type Domain, pointAt } from '../../points/chosenPoints.js';
import { gaussianNoise } from '../../process/noise.js';

/** A place on the pad: across and down, from 0 to 1. */
export interface Place {
  readonly across: number;
  readonly down: number;
}

/** A piece of a stroke; `from` is null at its first place. */
export type Piece = readonly [from: Place | null, to: Place];

/** The largest number of points in a drawing. */
export const DRAWN_LIMIT = 4000;

/** The distance between two points of a stroke, and their standard deviation around it, as shares of the side. */
const SPACING = 1 / 300;

const JITTER = 0.008;

/**
 * Adds a piece of a stroke to a drawing: points at even distances along the piece, each with a small random offset. The offsets depend on
 * the drawing and the piece alone.
 *
 * @param points - the drawing so far: x, y of each.
 * @param from - the start of the piece; null for the first place of a stroke.
 */
export function withStroke(points: Float32Array, from: Place | null, to: Place, domain: Domain): Float32Array {
  const drawn = points.length / 2;
  const length = from ? Math.hypot(to.across - from.across, to.down - from.down) : 0;
  const count = Math.min(DRAWN_LIMIT - drawn, Math.max(1, Math.round(length / SPACING)));
  if (count <= 0) return points;
  const noise = gaussianNoise(2 * count, { seed: 0, stream: drawn });
  const next = new Float32Array(points.length + 2 * count);
  next.set(points);
  for (let i = 0; i < count; i++) {
    const share = (i + 1) / count;
    const across = (from ?? to).across * (1 - share) + to.across * share + JITTER * (noise[2 * i] as number);
    const down = (from ?? to).down * (1 - share) + to.down * share + JITTER * (noise[2 * i + 1] as number);
    next.set(pointAt(domain, clamped(across), clamped(down)), points.length + 2 * i);
  }
  return next;
}

function clamped(share: number): number {
  return Math.min(1, Math.max(0, share));
}
