'use client';
import { useMemo } from 'react';
import type { ImageArray } from '../../core/types.js';
import { useLastGood } from '../../hooks/useStable.js';
import { standardDeviation } from './contrast.js';

/** The standard deviation of an image; null before there is one. */
export function useContrast(image: ImageArray | null): number | null {
  return useLastGood(useMemo(() => image && standardDeviation(image.values), [image]));
}
