import katex from 'katex/dist/katex.min.css?inline';
import chart from '../styles/chart.css?inline';
import controls from '../styles/controls.css?inline';
import diagrams from '../styles/diagrams.css?inline';
import formulas from '../styles/formulas.css?inline';
import frame from '../styles/frame.css?inline';
import gaps from '../styles/gaps.css?inline';
import media from '../styles/media.css?inline';
import palette from '../styles/palette.css?inline';
import panels from '../styles/panels.css?inline';

/** Where KaTeX's fonts are, beside the script. */
declare const __FONTS__: string;

const FONT_FACE = /@font-face\{[^}]*\}/g;
/** The host has the margins. */
const FRAME = '.df-figure, .df-equation { margin: 0 }';

// Fonts and the palette belong to the document: a shadow root can define no fonts, and colours that a page sets on :root
// or closer must win.
const documentStyles = [palette, ...fontFaces()].join('\n');
const shadowStyles = [
  katex.replace(FONT_FACE, ''),
  frame,
  panels,
  formulas,
  chart,
  diagrams,
  controls,
  gaps,
  media,
  FRAME,
].join('\n');

let sheet: CSSStyleSheet | undefined;

/** Gives a shadow root the styles of the library. */
export function adoptStyles(root: ShadowRoot): void {
  if (!sheet) {
    document.adoptedStyleSheets.push(sheetOf(documentStyles));
    sheet = sheetOf(shadowStyles);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}

function sheetOf(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

/** KaTeX's fonts with absolute addresses, as a sheet made by a script has none of its own. */
function fontFaces(): string[] {
  const fonts = new URL(__FONTS__, import.meta.url).href;
  return (katex.match(FONT_FACE) ?? []).map((face) => face.replaceAll('url(fonts/', `url(${fonts}`));
}
