'use client';
import { useEffect, useState } from 'react';
import type { CloserProps } from './Closer.js';
import { pixelsAcross } from './pixelsAcross.js';

export interface ShownAtProps extends Pick<CloserProps, 'body' | 'shown' | 'diffusion'> {
  /** The longest side of the image in pixels, if it is not smaller. */
  resolution: number;
}

/**
 * Says that the pictures are shown with fewer pixels than they have. Where that can be, the stylesheet keeps a place for it from
 * the start.
 */
export function ShownAt({ body, shown, diffusion, resolution }: ShownAtProps) {
  const [percent, setPercent] = useState(100);
  const { width, height } = diffusion.size ?? {};

  useEffect(() => {
    const picture = body.current?.querySelector('.df-canvas');
    if (!picture || !width || !height || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([entry]) => {
      const box = entry?.contentRect ?? { width: 0, height: 0 };
      const scale = Math.min(box.width / width, box.height / height) * devicePixelRatio;
      setPercent(scale > 0 ? Math.round(100 * scale) : 100);
    });
    observer.observe(picture);
    return () => observer.disconnect();
  }, [body, width, height]);

  const columns = shown.rows[0]?.panels.length ?? 1;
  const isNoisy = shown.rows.some(({ panels }) => panels.some(({ quantity }) => quantity.kind !== 'x0'));
  return (
    <div
      className="df-shown-at"
      data-across={pixelsAcross(columns, resolution)}
      data-narrow-across={pixelsAcross(shown.narrowColumns ?? columns, resolution)}
    >
      {percent < 100 &&
        `Shown at ${percent}%${isNoisy ? ': scaling down averages noise away' : ''}. Press a panel to see its pixels.`}
    </div>
  );
}
