import type { Diffusion } from '../engine/useDiffusion.js';
import type { FigureDescription } from '../marks/panels/description.js';
import type { Opening } from './Opener.js';
import { IMAGES } from './pictures.js';
import { words } from './words.js';

/** What the loupe of images looks at. */
export interface ShownImages {
  readonly shown: FigureDescription;
  readonly diffusion: Diffusion;
}

export const IMAGE_LOUPE: Opening<ShownImages> = {
  kind: IMAGES,
  hint: words.hint,
  loupeOf: ({ Loupe }) => Loupe,
};
