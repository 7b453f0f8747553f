import type { Text } from '../i18n/message.js';
import type { Format } from '../i18n/useFormat.js';

// The highlight engine: when a reader points at a term, a curve, a panel or a column, the related elements are
// highlighted and the other elements may dim. This file holds the elements and sets their `data-linked`; pointer.ts
// handles the events of readers; Highlight.tsx is for React.

/** The names an element answers to, and the names it highlights. `names.ts` and `termLinks.ts` make them. */
export interface Link {
  /** The names of the element. The element is highlighted while one of them is. */
  readonly is: readonly string[];
  /** Pointing at the element highlights these names. */
  readonly lights: readonly string[];
  /** The name of the element for screen readers. */
  readonly words: Text;
}

export interface Entry {
  readonly link: Link;
  /** Elements with the same scope, a page or a figure, highlight each other. */
  readonly scope: object;
  /** Translates into the language of the element's page. */
  readonly format: Format;
}

export interface Target extends Entry {
  readonly element: Element;
}

/** The value of `data-linked`, which the stylesheet reads. */
type Look = 'lit' | 'dim' | null;

const PANEL = '.df-panel';
const OF_PANELS = '.df-panel, .df-column-titles';
const FIGURE = '.df-figure';

const entries = new Map<Element, Entry>();
let highlighted: Target | null = null;
let isDimming = false;

export function addEntry(element: Element, entry: Entry): void {
  entries.set(element, entry);
  mark(element, lookOf(element, entry));
}

export function removeEntry(element: Element): void {
  entries.delete(element);
  mark(element, null);
}

/** The innermost registered element around an event, also inside a shadow root. */
export function targetOf(event: Event): Target | null {
  for (const element of event.composedPath() as Element[]) {
    const entry = entries.get(element);
    if (entry) return { ...entry, element };
  }
  return null;
}

/**
 * Highlights everything related to the target, and dims the rest of its scope if `dimsOthers` is set. Null resets all
 * elements.
 */
export function highlight(target: Target | null, dimsOthers: boolean): void {
  if (target?.element === highlighted?.element && dimsOthers === isDimming) return;
  highlighted = target;
  isDimming = dimsOthers;
  for (const [element, entry] of entries) mark(element, lookOf(element, entry));
}

/** Returns the names of the highlighted elements, without duplicates and without the target's own name. */
export function litNames({ link, scope, format }: Target): string[] {
  const lit = [...entries.values()].filter((entry) => entry.scope === scope && isLitBy(link, entry.link));
  return [...new Set(lit.map((entry) => format(entry.link.words)))].filter((name) => name !== format(link.words));
}

function isLitBy({ lights }: Link, { is }: Link): boolean {
  return is.some((name) => lights.includes(name));
}

function lookOf(element: Element, { link, scope }: Entry): Look {
  if (highlighted?.scope !== scope) return null;
  if (isLitBy(highlighted.link, link)) return 'lit';
  return isDimming && !areCompared(highlighted.element, element) ? 'dim' : null;
}

/** Readers compare a picture with the other panels of its figure, so pointing at it does not dim those. */
function areCompared(pointed: Element, other: Element): boolean {
  return (
    pointed.matches(PANEL) && other.closest(OF_PANELS) !== null && other.closest(FIGURE) === pointed.closest(FIGURE)
  );
}

function mark(element: Element, look: Look): void {
  if (element.getAttribute('data-linked') === look) return;
  if (look) element.setAttribute('data-linked', look);
  else element.removeAttribute('data-linked');
}
