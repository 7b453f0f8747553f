import type { Diffusion } from '../engine/imagePainter.js';
import { lazy } from '../lazy/lazy.js';
import type { FigureDescription } from '../panels/description.js';
import { messages } from './messages.js';
import type { Opening } from './Opener.js';
import { IMAGES } from './place.js';

/** What the loupe of images looks at. */
export interface ShownImages {
  readonly shown: FigureDescription;
  readonly diffusion: Diffusion;
}

export const IMAGE_LOUPE: Opening<ShownImages> = {
  kind: IMAGES,
  hint: messages.hint,
  code: lazy(async () => (await import('./Loupe.js')).Loupe),
};
