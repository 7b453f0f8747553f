'use client';
import { type RefObject, useContext } from 'react';
import { NotLoaded } from '../../components/NotLoaded.js';
import type { Quantity } from '../../core/graph.js';
import { DefaultsContext } from '../../hooks/contexts.js';
import { type Late, useParts } from '../../hooks/useParts.js';
import { PLOTS } from '../../inspect/pictures.js';
import type { ShownProcess } from './process.js';

export interface PointCloserProps {
  /** The element that holds the plots. */
  body: RefObject<HTMLElement | null>;
  /** What they show. */
  process: ShownProcess;
  /** x_t, as a quantity. */
  xt: Quantity;
  /** Of ε. */
  seed: number;
  /** Rings a point in all plots, by its index; none for null. */
  onRing: (point: number | null) => void;
}

const PARTS: Late<typeof import('./PointOpenable.js')> = { kind: PLOTS, load: () => import('./PointOpenable.js') };

/** Opens the loupe where a plot is pressed; what does so is loaded once the plots are seen. */
export function PointCloser({
  loupe,
  isSeen,
  ...props
}: PointCloserProps & { loupe: boolean | undefined; isSeen: boolean }) {
  const defaults = useContext(DefaultsContext);
  const isOffered = loupe ?? defaults.loupe ?? true;
  const { parts, isLoading, isMissing } = useParts(isSeen && isOffered, PARTS, props.body);
  if (isMissing) return <NotLoaded className="df-loupe-missing" what="loupe" />;
  if (isLoading) return <span hidden data-loading="loupe" />;
  return parts && <parts.PointOpenable {...props} />;
}
