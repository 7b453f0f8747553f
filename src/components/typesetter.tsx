'use client';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import * as atOnce from '#react-katex';

/** Typesets a formula in a line: react-katex's `InlineMath`. */
type Typesetter = (props: { math: string; renderError: (error: Error) => ReactNode }) => ReactNode;

// KaTeX weighs as much as React, and no picture needs it. So a browser loads it after the first pictures, while the markup
// from a server holds every formula: `#react-katex` is react-katex on a server; for browsers package.json puts React in
// its place, which is there anyway and typesets nothing.
let typesetter: Typesetter | null = unwrapped(atOnce).InlineMath ?? null;
const listeners = new Set<() => void>();

/** What typesets formulas; null until it is there. */
export function useTypesetter(): Typesetter | null {
  return useSyncExternalStore(listen, current, current);
}

/** Loads what typesets formulas when it is wanted; gives whether it is there. */
export function useTypesetting(wanted: boolean): boolean {
  useEffect(() => {
    if (wanted && !typesetter) void loadTypesetter();
  }, [wanted]);
  return useTypesetter() !== null;
}

/** Typesets all formulas from now on, and those that wait. */
export function setTypesetter(newTypesetter: Typesetter): void {
  typesetter = newTypesetter;
  for (const listener of listeners) listener();
}

/** react-katex is CommonJS: bundlers give its names, Node wraps them in `default`. */
export function unwrapped<Module extends object>(module: Module & { default?: Module }): Module {
  return module.default ?? module;
}

async function loadTypesetter(): Promise<void> {
  try {
    setTypesetter(unwrapped(await import('react-katex')).InlineMath);
  } catch {
    setTypesetter(Source);
  }
}

/** What can be shown without KaTeX. */
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
