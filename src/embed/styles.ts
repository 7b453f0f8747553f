import { late } from '../loading/late.js';
import palette from '../styles/palette.css?inline';
import { fontFacesOf, rulesInside, sheetOf } from './sheets.js';

/** Where KaTeX's fonts are, beside the script. */
declare const __FONTS__: string;

const sheet = /* @__PURE__ */ late(makeSheet);

/** Gives a shadow root the styles of the library. */
export async function adoptStyles(root: ShadowRoot): Promise<void> {
  const made = await sheet.load();
  if (!root.adoptedStyleSheets.includes(made)) root.adoptedStyleSheets.push(made);
}

/**
 * Fonts and the palette belong to the document: a shadow root can define no fonts, and colours that a page sets on :root or
 * closer must win.
 */
async function makeSheet(): Promise<CSSStyleSheet> {
  const { katexRules } = await import('./katexStyles.js');
  document.adoptedStyleSheets.push(sheetOf([palette, ...fontFaces(katexRules)].join('\n')));
  return rulesInside(katexRules);
}

/** KaTeX's fonts with absolute addresses, as a sheet made by a script has none of its own. */
function fontFaces(katexRules: string): string[] {
  const fonts = new URL(__FONTS__, import.meta.url).href;
  return fontFacesOf(katexRules).map((face) => face.replaceAll('url(fonts/', `url(${fonts}`));
}
