import { imported, lazy } from '../lazy/lazy.js';
import rules from '../styles/rules.css?inline';
import { restoreStyles } from '../ui/useStyles.js';

// Elements and widgets share the rules of their host, the styles of its shadow root, and the way to find its language.

/** The host is a block with a figure's margins, which a page may change. Its content asks for the width of a figure. */
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
  .df-message { overflow-wrap: anywhere }
  .caption {
    margin: 0.75rem max(0px, (100% - var(--df-wide, 60rem)) / 2) 0;
    max-width: 65ch; font-size: 0.875em;
    line-height: 1.5;
  }
`;

let hostSheet: CSSStyleSheet | undefined;

/** Gives a shadow root the rules of its host, which reserve the place of a figure before it is drawn. */
export function adoptHost(root: ShadowRoot): void {
  hostSheet ??= sheetOf(HOST);
  adopt(root, hostSheet);
}

/**
 * Returns a function that gives shadow roots the styles of the library.
 *
 * @param page - rules for the document, in addition to KaTeX's fonts: a shadow root can define neither fonts nor properties.
 * @param inside - rules for the shadow root, in addition to those of figures.
 */
export function stylesWith(page: string, inside = ''): (root: ShadowRoot) => Promise<void> {
  const sheets = lazy(async () => {
    const { katexRules } = await imported(() => import('./katexStyles.js'));
    const fonts = katexRules.match(FONT_FACE) ?? [];
    return [sheetOf(page, ...fonts), sheetOf(inside, katexRules.replace(FONT_FACE, ''), rules, MARGINS)] as const;
  });
  return async (root) => {
    const [ofPage, ofRoot] = await sheets.load();
    adopt(root.ownerDocument, ofPage);
    adopt(root, ofRoot);
    restoreStyles(root);
  };
}

const FONT_FACE = /@font-face\{[^}]*\}/g;
/** Removes the margins of figures and equations, because their host has them. */
const MARGINS = '.df-figure, .df-equation { margin: 0 }';

function sheetOf(...rules: readonly string[]): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(rules.join('\n'));
  return made;
}

/** The copies of sheets in documents other than the one of this script. */
const copies = new WeakMap<Document, Map<CSSStyleSheet, CSSStyleSheet>>();

/**
 * Gives a document or a shadow root a sheet of this script, after those that it has. A document takes no sheets of another one, and what
 * is moved into it comes without its sheets, so it gets copies. A document that no window shows gets none.
 */
function adopt(place: Document | ShadowRoot, sheet: CSSStyleSheet): void {
  const own = sheetIn(place.ownerDocument ?? (place as Document), sheet);
  if (own && !place.adoptedStyleSheets.includes(own)) place.adoptedStyleSheets = [...place.adoptedStyleSheets, own];
}

function sheetIn(page: Document, sheet: CSSStyleSheet): CSSStyleSheet | undefined {
  const view = page.defaultView;
  if (page === document || !view) return view ? sheet : undefined;
  const known = copies.get(page) ?? new Map<CSSStyleSheet, CSSStyleSheet>();
  copies.set(page, known);
  const copy = known.get(sheet) ?? new view.CSSStyleSheet();
  if (!known.has(sheet)) {
    copy.replaceSync(Array.from(sheet.cssRules, ({ cssText }) => cssText).join('\n'));
    known.set(sheet, copy);
  }
  return copy;
}

/** Returns the language of the nearest element that has one. Undefined is the page's language. */
export function languageOf(element: HTMLElement): string | undefined {
  const nearest = element.closest<HTMLElement>('[lang]');
  return nearest && nearest !== document.documentElement ? nearest.lang : undefined;
}
