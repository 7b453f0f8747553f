/** A host is a block with a figure's margins, which a page may change, and as wide as a figure where it is asked for a width. */
const HOST = `
  :host { display: block; margin: 1.5em 0 }
  :host([type$='-value']) { display: inline; margin: 0 }
  :host([type$='-value']) div { display: inline }
  :host([hidden]) { display: none }
  .place::before {
    content: "m m";
    display: block;
    height: 0;
    overflow: hidden;
    font: 1px / 1 monospace;
    word-spacing: 648px;
    visibility: hidden;
  }
  :host([type$='-value']) .place::before { content: none }
  .caption { margin-top: 0.75em; max-width: 65ch; font-size: 0.875em; line-height: 1.5 }
`;

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
