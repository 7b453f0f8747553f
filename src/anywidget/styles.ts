import { fontFacesOf, rulesInside, sheetOf } from '../embed/sheets.js';
import palette from '../styles/palette.css?inline';

let sheets: Promise<readonly CSSStyleSheet[]> | undefined;

/** Gives a shadow root the styles of the library. It may be inside another one, so its colours are its host's own. */
export async function adoptStyles(root: ShadowRoot): Promise<void> {
  sheets ??= makeSheets();
  root.adoptedStyleSheets.push(...(await sheets));
}

/** A shadow root can define no fonts, so these belong to the document. */
async function makeSheets(): Promise<readonly CSSStyleSheet[]> {
  const { katexRules } = await import('../embed/katexStyles.js');
  document.adoptedStyleSheets.push(sheetOf(fontFacesOf(katexRules).join('\n')));
  return [sheetOf(palette.replaceAll(':root', ':host')), rulesInside(katexRules)];
}
