import palette from '../styles/palette.css?inline';
import rules from '../styles/rules.css?inline';

/** Where KaTeX's fonts are, beside the script. */
declare const __FONTS__: string;

const FONT_FACE = /@font-face\{[^}]*\}/g;
/** The host has the margins. */
const MARGINS = '.df-figure, .df-equation { margin: 0 }';

let sheet: Promise<CSSStyleSheet> | undefined;

/** Gives a shadow root the styles of the library. */
export async function adoptStyles(root: ShadowRoot): Promise<void> {
  sheet ??= makeSheet();
  const made = await sheet;
  if (!root.adoptedStyleSheets.includes(made)) root.adoptedStyleSheets.push(made);
}

/**
 * Fonts and the palette belong to the document: a shadow root can define no fonts, and colours that a page sets on :root or
 * closer must win.
 */
async function makeSheet(): Promise<CSSStyleSheet> {
  const { katexRules } = await import('./katexStyles.js');
  document.adoptedStyleSheets.push(sheetOf([palette, ...fontFaces(katexRules)].join('\n')));
  return sheetOf([katexRules.replace(FONT_FACE, ''), rules, MARGINS].join('\n'));
}

function sheetOf(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

/** KaTeX's fonts with absolute addresses, as a sheet made by a script has none of its own. */
function fontFaces(katexRules: string): string[] {
  const fonts = new URL(__FONTS__, import.meta.url).href;
  return (katexRules.match(FONT_FACE) ?? []).map((face) => face.replaceAll('url(fonts/', `url(${fonts}`));
}
