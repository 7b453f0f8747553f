'use client';
import { type ComponentType, type ReactNode, type RefObject, useEffect, useState, useSyncExternalStore } from 'react';
import * as atOnce from '#react-katex';
import { markupIsAllowed } from './contentPolicy.js';
import { useIsHydrating } from './useIsHydrating.js';

interface MathProps {
  math: string;
  renderError: (error: Error) => ReactNode;
}

/** Typesets formulas: react-katex's components, or others of the same props. */
export interface Typesetter {
  readonly InlineMath: ComponentType<MathProps>;
  readonly BlockMath: ComponentType<MathProps>;
}

// KaTeX is as large as React, and no image needs it. So browsers load it after the first images, while server markup
// contains every formula: `#react-katex` is react-katex on a server; for browsers package.json maps it to an empty
// module. No package may take its place: a development server resolves one that is named only there past its own copies.
const serverTypesetter = typesetterOf(atOnce);
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
  try {
    const loading = markupIsAllowed() ? import('react-katex') : import('./elementTypesetter.js');
    const [loaded] = await Promise.all([loading, fontsLoaded()]);
    setTypesetter(typesetterOf(loaded));
  } catch {
    setTypesetter({ InlineMath: Source, BlockMath: Source });
    addEventListener('online', retry, { once: true });
  }
}

/** The fonts of nearly every formula: in others its lines break elsewhere, and the page would move. */
const FONTS = ['1em KaTeX_Main', 'italic 1em KaTeX_Math'];
const FONTS_MILLISECONDS = 2000;

/** Waits for the fonts, but not long. */
async function fontsLoaded(): Promise<void> {
  const fonts = FONTS.map((font) => document.fonts.load(font).catch(() => {}));
  await Promise.race([Promise.all(fonts), new Promise((resolve) => setTimeout(resolve, FONTS_MILLISECONDS))]);
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

/** react-katex is CommonJS: bundlers export its names, Node wraps them in `default`. */
function typesetterOf(module: Partial<Typesetter> & { default?: Partial<Typesetter> | undefined }): Typesetter | null {
  const { InlineMath, BlockMath } = module.default ?? module;
  return InlineMath && BlockMath ? { InlineMath, BlockMath } : null;
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function current(): Typesetter | null {
  return typesetter;
}
