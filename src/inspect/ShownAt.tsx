'use client';
import { useEffect, useState } from 'react';
import type { CloserProps } from './Closer.js';

/** Below this share of its pixels, a picture has visibly less noise than its values. */
const FEWER_PERCENT = 95;

/** Says that the pictures are shown with fewer pixels than they have. */
export function ShownAt({ body, shown, diffusion }: Pick<CloserProps, 'body' | 'shown' | 'diffusion'>) {
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

  const isNoisy = shown.rows.some(({ panels }) => panels.some(({ quantity }) => quantity.kind !== 'x0'));
  const why = isNoisy ? ': scaling down averages noise away' : '';
  return percent < FEWER_PERCENT && `Shown at ${percent}%${why}. Press a panel to see its pixels.`;
}
