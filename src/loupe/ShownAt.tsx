'use client';
import { type RefObject, useContext, useEffect, useState } from 'react';
import { useLastValid } from '../hooks/useStable.js';
import { useFormat } from '../i18n/useFormat.js';
import { DefaultsContext } from '../page/contexts.js';
import type { FigureDescription } from '../panels/description.js';
import { smallColumns } from '../ui/PanelGroup.js';
import { messages } from './messages.js';
import type { ShownImages } from './pictures.js';

export interface ShownAtProps extends ShownImages {
  /** The element that holds the pictures. */
  body: RefObject<HTMLElement | null>;
  /** The longest side of the image, if the figure has it; defaults to the provider's resolution. */
  resolution: number | null | undefined;
}

/** Below this share of its pixels, a picture has visibly less noise than its values. */
const FEWER_PERCENT = 95;
const DEFAULT_RESOLUTION = 256;
/** Panels of so few pixels side by side fit on every screen; more than the other are wider than any. */
const FEW = 128;
const MANY = 4096;

/**
 * Notes that the images are shown with fewer pixels than they have, and that a press shows all pixels. Until the image
 * has loaded, the component only reserves space: the stylesheet sets its height if the note may be needed.
 */
export function ShownAt({ body, shown, diffusion, resolution }: ShownAtProps) {
  const [percent, setPercent] = useState(100);
  const defaults = useContext(DefaultsContext);
  const asked = resolution ?? defaults.resolution;
  const pixels = useLastValid(Number.isInteger(asked) && (asked as number) > 0 ? (asked as number) : null);
  const { width, height } = diffusion.size ?? {};

  useEffect(() => {
    // One of two may be the large one of a narrow page.
    const pictures = [...(body.current?.querySelectorAll('.df-canvas') ?? [])].slice(0, 2);
    if (width && height) return watchScale(pictures, { width, height }, setPercent);
  }, [body, width, height]);

  const isNoisy = shown.rows.some(({ panels }) => panels.some(({ quantity }) => quantity.kind !== 'x0'));
  const said = useFormat()((isNoisy ? messages.noiseAveraged : messages.shownAt)({ percent }));
  const columns = shown.rows[0]?.panels.length ?? 1;
  const acrossOf = (count: number) => pixelsAcross(count, pixels ?? DEFAULT_RESOLUTION);
  return (
    <div
      className="df-shown-at"
      data-across={acrossOf(columns)}
      data-narrow-across={acrossOf(narrowColumnsOf(shown, columns))}
    >
      {percent < FEWER_PERCENT && said}
    </div>
  );
}

/** The number of columns on a narrow page, of the small panels if one is large. */
function narrowColumnsOf({ rows, narrowColumns }: FigureDescription, columns: number): number {
  const isGrid = rows.some(({ label }) => label);
  return (isGrid ? null : smallColumns(columns, narrowColumns)) ?? narrowColumns ?? columns;
}

/**
 * About how many pixels the panels of a row have side by side, of images whose longest side is `resolution`: a power of two, as
 * the stylesheet has no rule for every number. Undefined where they are too few to be scaled down.
 */
function pixelsAcross(columns: number, resolution: number): number | undefined {
  const pixels = Math.min(MANY, 2 ** Math.ceil(Math.log2(columns * resolution)));
  return pixels > FEW ? pixels : undefined;
}

/** Watches how many percent of its pixels the smallest of some pictures is shown with; returns a function that ends it. */
function watchScale(
  pictures: readonly Element[],
  { width, height }: { readonly width: number; readonly height: number },
  tell: (percent: number) => void,
): () => void {
  if (typeof ResizeObserver === 'undefined') return () => {};
  const scales = new Map<Element, number>();
  const observer = new ResizeObserver((entries) => {
    for (const { target, contentRect: box } of entries) {
      const scale = Math.min(box.width / width, box.height / height) * devicePixelRatio;
      // A picture that is not displayed has no scale.
      scales.set(target, scale > 0 ? scale : 1);
    }
    tell(Math.round(100 * Math.min(...scales.values())));
  });
  for (const picture of pictures) observer.observe(picture);
  return () => observer.disconnect();
}
