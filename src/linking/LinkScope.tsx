'use client';
import { createContext, type ReactNode, type RefObject, useContext, useEffect, useRef, useState } from 'react';
import { PageContext } from '../hooks/contexts.js';
import { useStable } from '../hooks/useStable.js';
import { useSay } from '../words/say.js';
import type { Link } from './links.js';
import { addPart } from './parts.js';

/** Stands for those whose parts are linked with each other. */
const ScopeContext = createContext<object | null>(null);

/** A figure or formula whose parts are linked: with the whole page under a provider, else among themselves. */
export function LinkScope({ children }: { children: ReactNode }) {
  const outer = useContext(ScopeContext);
  const page = useContext(PageContext);
  const [own] = useState(() => ({}));
  return <ScopeContext.Provider value={page?.store ?? outer ?? own}>{children}</ScopeContext.Provider>;
}

/** What stands for those that an element is linked with; null outside every figure and formula. */
export function useScope(): object | null {
  return useContext(ScopeContext);
}

/**
 * Links an element: pointing at it lights what belongs to it, and it is lit or dimmed with the others.
 *
 * @param link - null links nothing.
 * @returns the element's ref.
 */
export function useLinked<Element extends HTMLElement | SVGElement>(link: Link | null): RefObject<Element | null> {
  const scope = useScope();
  const say = useSay();
  const kept = useStable(link);
  const element = useRef<Element>(null);
  useEffect(() => {
    if (element.current && kept && scope) return addPart(element.current, { link: kept, scope, say });
  }, [kept, scope, say]);
  return element;
}
