import type { Diffusion } from '../engine/useDiffusion.js';
import { interaction } from '../hooks/load.js';
import type { PanelDescription } from '../marks/panels/description.js';
import type { Exports } from './exports.js';

/** Panels of an image, and where their values come from. */
export interface Painted {
  readonly panels: readonly PanelDescription[] | null;
  readonly diffusion: Pick<Diffusion, 'image' | 'read'>;
}

/** The values of panels for a menu; undefined while there are none. */
export function panelTable({ panels, diffusion }: Painted): Exports['table'] {
  const { image, read } = diffusion;
  if (!panels || !image) return undefined;
  return () => interaction.loaded().panelLines(panels, image, read);
}
