import { type RefObject, useEffect, useState } from 'react';
import { useFormat } from '../i18n/useFormat.js';
import type { FigureDescription } from '../panels/description.js';
import { messages } from './messages.js';

export interface ShownScaleProps {
  /** The element that holds the pictures. */
  body: RefObject<HTMLElement | null>;
  shown: FigureDescription;
  /** The size of the image in pixels. */
  size: { readonly width: number; readonly height: number };
}

/** Below this share of its pixels, a picture has visibly less noise than its values. */
const FEWER_PERCENT = 95;

/** Notes that the images are shown with fewer pixels than they have, and that a press shows all pixels. */
export function ShownScale({ body, shown, size: { width, height } }: ShownScaleProps) {
  const [percent, setPercent] = useState(100);

  useEffect(() => {
    // One of two may be the large one of a narrow page.
    const pictures = [...(body.current?.querySelectorAll('.df-canvas') ?? [])].slice(0, 2);
    return watchScale(pictures, { width, height }, setPercent);
  }, [body, width, height]);

  const isNoisy = shown.rows.some(({ panels }) => panels.some(({ quantity }) => quantity.kind !== 'x0'));
  const note = useFormat()((isNoisy ? messages.noiseAveraged : messages.shownAt)({ percent }));
  return percent < FEWER_PERCENT && note;
}

/**
 * Watches how many percent of its pixels, up to 100, the smallest of some pictures is shown with; returns a function
 * that ends it.
 */
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
    // A picture that is enlarged has all of its pixels: how much larger it is changes nothing that the note says.
    tell(Math.round(100 * Math.min(1, ...scales.values())));
  });
  for (const picture of pictures) observer.observe(picture);
  return () => observer.disconnect();
}
