'use client';

import { createContext, useContext } from 'react';
import { imported, lazy } from '../lazy/lazy.js';
import type { Openable } from './Openable.js';
import type { OpenerProps, Opening } from './opening.js';
import { IMAGES, type ShownImages } from './pictures.js';
import type { ShownScale } from './ShownScale.js';

/** The components that handle presses and note the scale of the images. The frame loads them once the figure is seen; null until then. */
export const LoupeContext = createContext<{
  readonly Openable: typeof Openable;
  readonly ShownScale: typeof ShownScale;
} | null>(null);

/** Opens a figure's loupe where a picture is pressed; a press that comes before the loupe's code waits for it. */
export function Opener<Shown extends object>({ shown, ...props }: OpenerProps<Shown>) {
  const Openable = useContext(LoupeContext)?.Openable;
  return shown && Openable && <Openable {...props} shown={shown} />;
}

export const IMAGE_LOUPE: Opening<ShownImages> = {
  kind: IMAGES,
  code: lazy(async () => (await imported(() => import('./Loupe.js'))).Loupe),
};
