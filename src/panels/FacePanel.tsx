'use client';

import { type RefObject, useRef } from 'react';
import { useLayoutEffect } from '../hooks/useLayoutEffect.js';
import type { ImageArray } from '../process/types.js';
import { Panel, type PanelProps } from '../ui/Panel.js';

/** Side of a face in pixels. */
export const FACE_SIZE = 16;
/** Values of a face. */
export const FACE_LENGTH = FACE_SIZE * FACE_SIZE * 3;

/** The values of one of many faces; shared, not copied. */
export function faceOf(values: Float32Array, index: number): Float32Array {
  return values.subarray(index * FACE_LENGTH, (index + 1) * FACE_LENGTH);
}

/** Returns some of the faces, evenly spaced in their order, in which similar faces are next to each other. */
export function someOf({ values }: ImageArray, count: number): Float32Array {
  const total = values.length / FACE_LENGTH;
  const chosen = new Float32Array(count * FACE_LENGTH);
  for (let index = 0; index < count; index++) {
    chosen.set(faceOf(values, Math.floor((index * total) / count)), index * FACE_LENGTH);
  }
  return chosen;
}

/** Keeps a canvas painted with a small image; blank while there is none. */
export function useImagePixels(
  canvas: RefObject<HTMLCanvasElement | null>,
  values: ArrayLike<number> | null,
  size: number,
): void {
  useLayoutEffect(() => {
    if (canvas.current) paintSquare(canvas.current, values, size);
  }, [canvas, values, size]);
}

/** Paints an image of `size` × `size` pixels, values in [-1, 1]; clears the canvas if there is none. */
function paintSquare(canvas: HTMLCanvasElement, values: ArrayLike<number> | null, size: number): void {
  canvas.width = size;
  canvas.height = size;
  canvas.toggleAttribute('data-painted', values !== null);
  canvas.toggleAttribute('data-sharp', true);
  const context = canvas.getContext('2d');
  if (!values || !context) return;
  const pixels = new ImageData(size, size);
  for (let pixel = 0; pixel < size * size; pixel++) {
    // A clamped array rounds, and clips what is outside [-1, 1].
    for (let channel = 0; channel < 3; channel++) {
      pixels.data[4 * pixel + channel] = 127.5 * ((values[3 * pixel + channel] as number) + 1);
    }
    pixels.data[4 * pixel + 3] = 255;
  }
  context.putImageData(pixels, 0, 0);
}

interface FacePanelProps extends Omit<PanelProps, 'canvasRef' | 'aspectRatio'> {
  /** Null until there is something to show. */
  values: ArrayLike<number> | null;
}

/** A panel that shows one small image. */
export function FacePanel({ values, ...panel }: FacePanelProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useImagePixels(canvas, values, FACE_SIZE);
  return <Panel {...panel} aspectRatio={1} canvasRef={canvas} />;
}
