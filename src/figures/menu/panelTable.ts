import type { Diffusion } from '../../hooks/useDiffusion.js';
import type { PanelDescription } from '../description.js';
import type { Exports } from './exports.js';
import { lateTable } from './lateTable.js';

/** Panels of an image, and where their values come from. */
export interface Painted {
  readonly panels: readonly PanelDescription[] | null;
  readonly diffusion: Pick<Diffusion, 'image' | 'read'>;
}

/** The values of panels for a menu; undefined while there are none. */
export function panelTable({ panels, diffusion }: Painted): Exports['table'] {
  const { image, read } = diffusion;
  if (!panels || !image) return undefined;
  return lateTable(
    () => import('./tables.js'),
    ({ panelLines }) => panelLines(panels, image, read),
  );
}
