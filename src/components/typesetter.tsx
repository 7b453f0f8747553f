'use client';
import { type ComponentType, type RefObject, useEffect, useState, useSyncExternalStore } from 'react';
import { typesetting } from '../hooks/load.js';
import { useIsHydrating } from './useIsHydrating.js';

export interface MathProps {
  /** The formula in TeX. */
  math: string;
}

/** Typesets formulas, or says in their place why it cannot. */
export interface Typesetter {
  readonly InlineMath: ComponentType<MathProps>;
  readonly BlockMath: ComponentType<MathProps>;
}

/** Shows the source where KaTeX could not be loaded. */
const SOURCE: Typesetter = { InlineMath: Source, BlockMath: Source };

/** The typesetter; null until it is loaded. */
export function useTypesetter(): Typesetter | null {
  return useSyncExternalStore(typesetting.listen, current, current);
}

function current(): Typesetter | null {
  return typesetting.code?.typesetter ?? (typesetting.hasFailed ? SOURCE : null);
}

function Source({ math }: MathProps) {
  return <code>{math}</code>;
}

/** The class of a place that waits for its formula. */
export const WAITING_CLASS = 'df-tex-place';

/**
 * Loads the typesetter if an element holds formulas that wait for it, once it is wanted; returns whether no formula waits.
 * A page from a server has all its formulas, and needs the typesetter only when one of them changes.
 */
export function useTypesetting(container: RefObject<Element | null>, wanted: boolean): boolean {
  const isLoaded = useTypesetter() !== null;
  const [isComplete, setComplete] = useState(useIsHydrating());
  // eslint-disable-next-line react-hooks/exhaustive-deps -- any render may bring a formula; the same answer renders no more
  useEffect(() => {
    if (isLoaded) return;
    const waits = container.current?.querySelector(`.${WAITING_CLASS}`) != null;
    // eslint-disable-next-line react-hooks/set-state-in-effect -- what waits is known from the elements alone, once they are there
    setComplete(!waits);
    if (waits && wanted) typesetting.request();
  });
  return isLoaded || isComplete;
}
