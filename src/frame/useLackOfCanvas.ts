'use client';
import { type RefObject, useState } from 'react';
import { lackOfCanvas } from '../hooks/canvas.js';
import { useLayoutEffect } from '../hooks/useLayoutEffect.js';

/** Why a figure that needs a canvas, for its image or to draw on, shows nothing: of lines and text alone it shows all. */
export function useLackOfCanvas(body: RefObject<HTMLElement | null>, hasImage: boolean): Error | null {
  const [lack, setLack] = useState<Error | null>(null);
  useLayoutEffect(() => {
    if (hasImage || body.current?.querySelector('canvas')) setLack(lackOfCanvas());
  }, [body, hasImage]);
  return lack;
}
