/** The copies of sheets in documents other than the one of this script. */
const copies = new WeakMap<Document, Map<CSSStyleSheet, CSSStyleSheet>>();

export function sheetOf(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

/**
 * Gives a document or a shadow root those sheets of this script that it does not have, in this order. A document takes no sheets of
 * another one, and what is moved into it comes without its sheets, so it gets copies. A document that no window shows gets none.
 */
export function adopt(place: Document | ShadowRoot, sheets: readonly CSSStyleSheet[]): void {
  const page = place.ownerDocument ?? (place as Document);
  const own = sheets.flatMap((sheet) => sheetIn(page, sheet) ?? []);
  const missing = own.filter((sheet) => !place.adoptedStyleSheets.includes(sheet));
  if (missing.length > 0) place.adoptedStyleSheets = [...place.adoptedStyleSheets, ...missing];
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
