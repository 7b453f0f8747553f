'use client';
import { type ComponentType, type RefObject, useEffect, useState, useSyncExternalStore } from 'react';
import { typesetter as serverTypesetter } from '#typesetter';
import { markupIsAllowed } from './contentPolicy.js';
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

// KaTeX is as large as React, and no image needs it. So browsers load it after the first images, while server markup
// contains every formula: for them package.json maps `#typesetter` to a file of nulls.
let typesetter: Typesetter | null = serverTypesetter;
const listeners = new Set<() => void>();

/** Whether every formula is typeset when it is first rendered, as on a server. */
export const typesetsAtOnce = serverTypesetter !== null;

/** The typesetter; null until it is loaded. */
export function useTypesetter(): Typesetter | null {
  return useSyncExternalStore(listen, current, current);
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
  useEffect(() => {
    if (isLoaded) return;
    const waits = container.current?.querySelector(`.${WAITING_CLASS}`) != null;
    setComplete(!waits);
    if (waits && wanted) void loadTypesetter();
  });
  return isLoaded || isComplete;
}

let loading: Promise<void> | null = null;

/** Loads the typesetter for formulas on the page. Without it they show their source, until the browser is back online. */
export function loadTypesetter(): Promise<void> {
  loading ??= load();
  return loading;
}

async function load(): Promise<void> {
  if (typesetter) return;
  await new Promise((resolve) => setTimeout(resolve)); // what can be painted at once comes first
  try {
    const loading = markupIsAllowed() ? import('./katexTypesetter.js') : import('./elementTypesetter.js');
    const { typesetter: loaded, fontsLoaded } = await loading;
    await fontsLoaded();
    setTypesetter(loaded);
  } catch {
    setTypesetter({ InlineMath: Source, BlockMath: Source });
    addEventListener('online', retry, { once: true });
  }
}

function retry(): void {
  typesetter = null;
  loading = load();
}

/** The TeX source, shown if KaTeX cannot be loaded. */
function Source({ math }: MathProps) {
  return <code>{math}</code>;
}

function setTypesetter(newTypesetter: Typesetter | null): void {
  typesetter = newTypesetter;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function current(): Typesetter | null {
  return typesetter;
}
