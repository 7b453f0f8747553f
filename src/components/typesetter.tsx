'use client';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import * as atOnce from '#react-katex';

/** Typesets an inline formula: react-katex's `InlineMath`. */
type Typesetter = (props: { math: string; renderError: (error: Error) => ReactNode }) => ReactNode;

// KaTeX is as large as React, and no image needs it. So browsers load it after the first images, while server markup
// contains every formula: `#react-katex` is react-katex on a server; for browsers package.json maps it to React, which
// is loaded anyway and has no `InlineMath`.
let typesetter: Typesetter | null = unwrapped(atOnce).InlineMath ?? null;
const listeners = new Set<() => void>();

/** The typesetter; null until it is loaded. */
export function useTypesetter(): Typesetter | null {
  return useSyncExternalStore(listen, current, current);
}

/** Loads the typesetter once it is wanted; returns whether it is loaded. */
export function useTypesetting(wanted: boolean): boolean {
  useEffect(() => {
    if (wanted && !typesetter) void loadTypesetter();
  }, [wanted]);
  return useTypesetter() !== null;
}

/** Sets the typesetter of all formulas, including those that wait for it. */
export function setTypesetter(newTypesetter: Typesetter): void {
  typesetter = newTypesetter;
  for (const listener of listeners) listener();
}

/** react-katex is CommonJS: bundlers export its names, Node wraps them in `default`. */
export function unwrapped<Module extends object>(module: Module & { default?: Module | undefined }): Module {
  return module.default ?? module;
}

async function loadTypesetter(): Promise<void> {
  try {
    setTypesetter(unwrapped(await import('react-katex')).InlineMath);
  } catch {
    setTypesetter(Source);
  }
}

/** The TeX source, shown if KaTeX cannot be loaded. */
function Source({ math }: { math: string }) {
  return <code>{math}</code>;
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function current(): Typesetter | null {
  return typesetter;
}
