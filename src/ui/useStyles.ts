import { type RefObject, useLayoutEffect } from 'react';

type Root = Document | ShadowRoot;

/** What each document or shadow root has. */
const added = new WeakMap<Root, Set<string>>();

/**
 * Adds rules to the document or shadow root of an element before it is painted, once however many elements ask for them: the
 * stylesheet has none of what only a reader opens. Every content policy allows sheets that scripts construct.
 */
export function useStyles(rules: string, element: RefObject<Element | null>): void {
  useLayoutEffect(() => {
    if (element.current) addStyles(rules, element.current);
  }, [rules, element]);
}

/** The same for code that does not render. */
export function addStyles(rules: string, element: Element): void {
  const root = element.getRootNode();
  if ('getElementById' in root) add(rules, root as Root);
}

function add(rules: string, root: Root): void {
  const known = added.get(root) ?? new Set();
  added.set(root, known);
  if (known.has(rules)) return;
  known.add(rules);
  const owner = root.ownerDocument ?? (root as Document);
  // A document takes no sheets of another one.
  const view = owner.defaultView ?? window;
  if ('adoptedStyleSheets' in root) {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(rules);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } else {
    const style = owner.createElement('style');
    style.textContent = rules;
    ((root as Root) === owner ? owner.head : (root as Root)).append(style);
  }
}
