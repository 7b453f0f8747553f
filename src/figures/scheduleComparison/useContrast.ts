'use client';
import { useMemo, useState } from 'react';
import type { DiffusionOptions } from '../../hooks/settings.js';
import { useDiffusion } from '../../hooks/useDiffusion.js';
import { useLastGood } from '../../hooks/useStable.js';
import type { FigureState } from '../useFigure.js';
import { standardDeviation } from './contrast.js';

/** The standard deviation of the image that a figure shows; null before there is one. Borrows what the figure has loaded. */
export function useContrast(
  { image, resolution }: Pick<DiffusionOptions, 'image' | 'resolution'>,
  { working, state }: FigureState['frame'],
): number | null {
  const [isSeen, setSeen] = useState(false);
  if (working && !isSeen) setSeen(true);
  const { image: x0 } = useDiffusion({ image, resolution, enabled: isSeen && state !== 'error' });
  return useLastGood(useMemo(() => x0 && standardDeviation(x0.values), [x0]));
}
