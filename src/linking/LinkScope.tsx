'use client';
import { createContext, type ReactNode, type RefObject, useContext, useEffect, useRef, useState } from 'react';
import { PageContext } from '../hooks/contexts.js';
import { type Link, Links } from '../hooks/links.js';
import { useStable } from '../hooks/useStable.js';
import { listenTo } from './pointing.js';

/** The links that the parts of a figure take part in. */
const LinksContext = createContext<Links | null>(null);

/** A figure or formula whose parts are linked: with the whole page under a provider, else among themselves. */
export function LinkScope({ children }: { children: ReactNode }) {
  const outer = useContext(LinksContext);
  const page = useContext(PageContext);
  const [own] = useState(() => new Links());
  return <LinksContext.Provider value={page?.store.links ?? outer ?? own}>{children}</LinksContext.Provider>;
}

/**
 * Links an element: pointing at it lights what belongs to it, and it is lit or dimmed with the others.
 *
 * @param link - null links nothing.
 * @returns the element's ref.
 */
export function useLinked<Element extends HTMLElement | SVGElement>(link: Link | null): RefObject<Element | null> {
  const links = useContext(LinksContext);
  const kept = useStable(link);
  const element = useRef<Element>(null);
  useEffect(() => {
    if (!element.current || !kept || !links) return;
    const stopListening = listenTo(element.current, links);
    const remove = links.add(element.current, kept);
    return () => {
      stopListening();
      remove();
    };
  }, [kept, links]);
  return element;
}
