import type { RefObject } from 'react';
import { useLayoutEffect } from '../hooks/useLayoutEffect.js';

type Root = Document | ShadowRoot;

/** The rules that each document or shadow root has, with the style sheet or the element that holds them. */
const added = new WeakMap<Root, Map<string, CSSStyleSheet | HTMLStyleElement>>();

/**
 * Adds rules to the document or shadow root of an element before it is painted, once for all elements with these
 * rules. The stylesheet has no rules for parts that only a reader opens. Every content policy allows sheets that
 * scripts construct.
 */
export function useStyles(rules: string, element: RefObject<Element | null>): void {
  useLayoutEffect(() => {
    if (element.current) addStyles(rules, element.current);
  }, [rules, element]);
}

/** Adds rules like `useStyles`, for code that does not render. */
export function addStyles(rules: string, element: Element): void {
  const root = element.getRootNode();
  if ('getElementById' in root) add(rules, root as Root);
}

/** Gives a shadow root its rules again, which it loses where its element is moved into another document. */
export function restoreStyles(root: Root): void {
  for (const rules of added.get(root)?.keys() ?? []) add(rules, root);
}

function add(rules: string, root: Root): void {
  const known = added.get(root) ?? new Map<string, CSSStyleSheet | HTMLStyleElement>();
  added.set(root, known);
  const owner = root.ownerDocument ?? (root as Document);
  const sheets = root.adoptedStyleSheets as CSSStyleSheet[] | undefined; // undefined in simulated pages
  if (sheets) {
    if (sheets.includes(known.get(rules) as CSSStyleSheet)) return;
    // A document takes no sheets of another one.
    const sheet = new (owner.defaultView ?? window).CSSStyleSheet();
    sheet.replaceSync(rules);
    known.set(rules, sheet);
    root.adoptedStyleSheets = [...sheets, sheet];
  } else if (!known.has(rules)) {
    const style = owner.createElement('style');
    style.textContent = rules;
    known.set(rules, style);
    ((root as Root) === owner ? owner.head : (root as Root)).append(style);
  }
}
