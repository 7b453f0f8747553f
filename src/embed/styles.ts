import chart from '../styles/chart.css?inline';
import comparison from '../styles/comparison.css?inline';
import controls from '../styles/controls.css?inline';
import denoised from '../styles/denoised.css?inline';
import diagrams from '../styles/diagrams.css?inline';
import formulas from '../styles/formulas.css?inline';
import frame from '../styles/frame.css?inline';
import gaps from '../styles/gaps.css?inline';
import histogram from '../styles/histogram.css?inline';
import links from '../styles/links.css?inline';
import loupe from '../styles/loupe.css?inline';
import media from '../styles/media.css?inline';
import menu from '../styles/menu.css?inline';
import palette from '../styles/palette.css?inline';
import panels from '../styles/panels.css?inline';
import picker from '../styles/picker.css?inline';
import scatter from '../styles/scatter.css?inline';
import train from '../styles/train.css?inline';

/** Where KaTeX's fonts are, beside the script. */
declare const __FONTS__: string;

const FONT_FACE = /@font-face\{[^}]*\}/g;
/** The host has the margins. */
const FRAME = '.df-figure, .df-equation { margin: 0 }';

const rules = [
  frame,
  panels,
  formulas,
  chart,
  comparison,
  histogram,
  scatter,
  diagrams,
  denoised,
  links,
  controls,
  picker,
  loupe,
  menu,
  train,
  gaps,
  media,
  FRAME,
].join('\n');

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
  return sheetOf(`${katexRules.replace(FONT_FACE, '')}\n${rules}`);
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
