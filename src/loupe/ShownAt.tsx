'use client';
import { type RefObject, useContext } from 'react';
import { useLastValid } from '../hooks/useStable.js';
import { DefaultsContext } from '../page/contexts.js';
import type { FigureDescription } from '../panels/description.js';
import { smallColumns } from '../ui/PanelGroup.js';
import { LoupeContext } from './Opener.js';
import type { ShownImages } from './pictures.js';

export interface ShownAtProps extends ShownImages {
  /** The element that holds the pictures. */
  body: RefObject<HTMLElement | null>;
  /** The longest side of the image, if the figure has it; defaults to the provider's resolution. */
  resolution: number | null | undefined;
}

const DEFAULT_RESOLUTION = 256;
/** Panels of more pixels side by side are wider than any screen. */
const MAX_PIXELS = 4096;

/**
 * The place of the note that images are shown with fewer pixels than they have. Before the image and the note's code have loaded, it only
 * reserves space: the stylesheet sets its height if the note may be needed.
 */
export function ShownAt({ body, shown, diffusion, resolution }: ShownAtProps) {
  const defaults = useContext(DefaultsContext);
  const asked = resolution ?? defaults.resolution;
  const pixels = useLastValid(Number.isInteger(asked) && (asked as number) > 0 ? (asked as number) : null);
  const ShownScale = useContext(LoupeContext)?.ShownScale;
  const columns = shown.rows[0]?.panels.length ?? 1;
  const acrossOf = (count: number) => pixelsAcross(count, pixels ?? DEFAULT_RESOLUTION);
  return (
    <div
      className="df-shown-at"
      data-across={acrossOf(columns)}
      data-narrow-across={acrossOf(narrowColumnsOf(shown, columns))}
    >
      {ShownScale && diffusion.size && <ShownScale {...{ body, shown }} size={diffusion.size} />}
    </div>
  );
}

/** The number of columns on a narrow page, of the small panels if one is large. */
function narrowColumnsOf({ rows, narrowColumns }: FigureDescription, columns: number): number {
  const isGrid = rows.some(({ label }) => label);
  return (isGrid ? null : smallColumns(columns, narrowColumns)) ?? narrowColumns ?? columns;
}

/**
 * About how many pixels the panels of a row have side by side, of images whose longest side is `resolution`: a power of two, as the
 * stylesheet has no rule for every number. It has none for so few that they fit on every screen.
 */
function pixelsAcross(columns: number, resolution: number): number {
  return Math.min(MAX_PIXELS, 2 ** Math.ceil(Math.log2(columns * resolution)));
}
