'use client';
import { createContext, type ReactNode, type RefObject, useContext, useEffect, useRef, useState } from 'react';
import { useStable } from '../hooks/useStable.js';
import type { Text } from '../i18n/message.js';
import { useFormat } from '../i18n/useFormat.js';
import { imported, lazy } from '../lazy/lazy.js';
import { useLate, useLazy } from '../lazy/useLazy.js';
import { PageContext, SeenContext } from '../page/contexts.js';
import { joinClasses } from '../ui/classes.js';
import type { Ink } from '../ui/ink.js';
import { Panel, type PanelProps } from '../ui/Panel.js';
import type { Link } from './registry.js';

/** The code that highlights elements and handles readers' events. */
const pointer = /* @__PURE__ */ lazy(() => imported(() => import('./pointer.js')));

const ScopeContext = createContext<object | null>(null);

/** Elements in a scope highlight each other: all of a page under a provider, otherwise those of one figure or formula. */
export function HighlightScope({ children }: { children: ReactNode }) {
  const outer = useContext(ScopeContext);
  const page = useContext(PageContext);
  const [own] = useState(() => ({}));
  return <ScopeContext.Provider value={page?.store ?? outer ?? own}>{children}</ScopeContext.Provider>;
}

/** Loads the code that highlights elements when they come into view. Returns whether loading has ended. */
export function useHighlighting(isSeen: boolean): boolean {
  return useLate(pointer, isSeen);
}

/** Null outside every figure and formula. */
export function useHighlightScope(): object | null {
  return useContext(ScopeContext);
}

/**
 * Registers an element: pointing at it highlights related elements, and pointing at those highlights it.
 *
 * @param link - null registers nothing.
 * @returns the element's ref.
 */
export function useHighlight<Element extends HTMLElement | SVGElement>(link: Link | null): RefObject<Element | null> {
  const scope = useHighlightScope();
  const format = useFormat();
  const kept = useStable(link);
  const element = useRef<Element>(null);
  const code = useLazy(pointer);
  useLate(pointer, useContext(SeenContext) && kept !== null);
  useEffect(() => {
    if (code && element.current && kept && scope) return code.register(element.current, { link: kept, scope, format });
  }, [code, kept, scope, format]);
  return element;
}

export interface HighlightTargetProps {
  link: Link;
  /** The name of the target for screen readers; defaults to the link's words. */
  label?: Text | undefined;
  /** Whether the Tab key reaches the target. The arrow keys reach the other targets of its group. */
  first: boolean;
  /** The colour of the line under it while it is lit. */
  ink?: Ink | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/** A highlightable element that the keyboard and a tap reach. A press keeps the highlight until the next press. */
export function HighlightTarget({ link, label = link.words, first, ink, className, children }: HighlightTargetProps) {
  return (
    <button
      ref={useHighlight<HTMLButtonElement>(link)}
      type="button"
      className={joinClasses('df-target', className)}
      data-ink={ink}
      tabIndex={first ? 0 : -1}
      aria-pressed={false}
    >
      {/* The name in words: screen readers cannot read typeset symbols aloud. */}
      <span className="df-visually-hidden">{useFormat()(label)}</span>
      <span className="df-target-face" aria-hidden="true">
        {children}
      </span>
    </button>
  );
}

/** A highlightable panel. */
export function HighlightPanel({ link, ...panel }: Omit<PanelProps, 'panelRef'> & { link: Link }) {
  return <Panel {...panel} panelRef={useHighlight<HTMLDivElement>(link)} />;
}
