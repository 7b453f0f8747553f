'use client';
import { type RefObject, useContext } from 'react';
import { NotLoaded } from '../components/NotLoaded.js';
import { DefaultsContext } from '../hooks/contexts.js';
import type { Diffusion } from '../hooks/useDiffusion.js';
import { type Late, useParts } from '../hooks/useParts.js';
import { useLastGood } from '../hooks/useStable.js';
import type { FigureDescription } from '../marks/panels/description.js';
import { IMAGES } from './pictures.js';
import { pixelsAcross } from './pixelsAcross.js';

export interface CloserProps {
  /** The element that holds the pictures. */
  body: RefObject<HTMLElement | null>;
  /** What they show. */
  shown: FigureDescription;
  diffusion: Diffusion;
  /** Whether the figure has a loupe; defaults to the provider's, else to true. */
  loupe: boolean | undefined;
  /** The longest side of the image, if the figure knows it; defaults to the provider's resolution. */
  resolution: number | null | undefined;
}

const DEFAULT_RESOLUTION = 256;
/** What is of no use before there is an image. */
const PARTS: Late<typeof import('./parts.js')> = { kind: IMAGES, load: () => import('./parts.js') };

/**
 * Lets a reader look closer: says where pictures are scaled down, and opens the loupe where one is pressed. Before there is an
 * image, this keeps the place alone: where it may be needed, the stylesheet gives it its height.
 */
export function Closer({ loupe, resolution, ...props }: CloserProps) {
  const { shown, diffusion } = props;
  const defaults = useContext(DefaultsContext);
  const isOffered = loupe ?? defaults.loupe ?? true;
  const asked = resolution ?? defaults.resolution;
  const valid = useLastGood(Number.isInteger(asked) && (asked as number) > 0 ? (asked as number) : null);
  // The pictures stay while the next image is loaded, and so does an open loupe.
  const ready = useLastGood(diffusion.image && diffusion);
  const { parts, isLoading, isMissing } = useParts(isOffered && ready !== null, PARTS, props.body);
  if (!isOffered) return null;
  const columns = shown.rows[0]?.panels.length ?? 1;
  const pixels = valid ?? DEFAULT_RESOLUTION;
  return (
    <>
      <div
        className="df-shown-at"
        data-loading={isLoading ? 'loupe' : undefined}
        data-across={pixelsAcross(columns, pixels)}
        data-narrow-across={pixelsAcross(shown.narrowColumns ?? columns, pixels)}
      >
        {parts && <parts.ShownAt {...props} />}
      </div>
      {isMissing && <NotLoaded className="df-loupe-missing" what="loupe" />}
      {parts && ready && <parts.Openable {...props} diffusion={ready} />}
    </>
  );
}
