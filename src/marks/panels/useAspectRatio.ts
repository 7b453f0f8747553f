'use client';
import { useContext } from 'react';
import { useIsHydrating } from '../../components/useIsHydrating.js';
import { tagOf } from '../../core/check.js';
import { DefaultsContext } from '../../hooks/contexts.js';
import { aspectRatioOf, type ImageSource } from '../../image/source.js';

interface Own {
  readonly aspectRatio?: number | undefined;
  readonly image?: ImageSource | null | undefined;
}

/** Width over height of the space for each image: a figure's own, else that of its image, else the provider's, else its image's. */
export function useAspectRatio({ aspectRatio, image }: Own): number | undefined {
  const defaults = useContext(DefaultsContext);
  const isHydrating = useIsHydrating();
  // A server has imported images, but no pixels: hydration must not know their size yet.
  const ratioOf = (source: Own['image']) =>
    isHydrating && tagOf(source) !== 'Object' ? undefined : aspectRatioOf(source);
  return aspectRatio ?? ratioOf(image) ?? defaults.aspectRatio ?? ratioOf(defaults.image);
}
