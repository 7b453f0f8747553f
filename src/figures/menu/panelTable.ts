import type { Diffusion } from '../../hooks/useDiffusion.js';
import type { PanelDescription } from '../description.js';
import type { Exports } from './exports.js';
import { lateTable } from './lateTable.js';

/** The values of panels for a menu; undefined while there are none. */
export function panelTable(
  panels: readonly PanelDescription[] | null,
  { image, read }: Pick<Diffusion, 'image' | 'read'>,
): Exports['table'] {
  if (!panels || !image) return undefined;
  return lateTable(
    () => import('./tables.js'),
    ({ panelLines }) => panelLines(panels, image, read),
  );
}
