'use client';
import type { RefObject } from 'react';
import { useLayoutEffect } from '../../hooks/useLayoutEffect.js';

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
export function paintSquare(canvas: HTMLCanvasElement, values: ArrayLike<number> | null, size: number): void {
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
