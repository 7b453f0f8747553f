/** A host is a block with a figure's margins, which a page may change. */
const HOST = ':host { display: block; margin: 1.5em 0 } :host([hidden]) { display: none }';

let sheet: CSSStyleSheet | undefined;

/** Gives an element a shadow root, styled as little as it must be to have its place. */
export function host(element: HTMLElement): ShadowRoot {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(HOST);
  }
  const root = element.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets.push(sheet);
  return root;
}
