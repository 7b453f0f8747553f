'use client';
import { type RefObject, useContext } from 'react';
import type { Quantity } from '../../core/graph.js';
import { DefaultsContext } from '../../hooks/contexts.js';
import { type Late, useLate } from '../../hooks/useLate.js';
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

const OPENABLE: Late<typeof import('./PointOpenable.js')> = { load: () => import('./PointOpenable.js') };

/** Opens the loupe where a plot is pressed; what does so is loaded once the plots are seen. */
export function PointCloser({
  loupe,
  isSeen,
  ...props
}: PointCloserProps & { loupe: boolean | undefined; isSeen: boolean }) {
  const defaults = useContext(DefaultsContext);
  const part = useLate(isSeen && (loupe ?? defaults.loupe ?? true), OPENABLE);
  return part && <part.PointOpenable {...props} />;
}
