import rules from '../styles/rules.css?inline';

const FONT_FACE = /@font-face\{[^}]*\}/g;
/** The host has the margins. */
const MARGINS = '.df-figure, .df-equation { margin: 0 }';

/** All rules of a shadow root but those of colours. */
export function rulesInside(katexRules: string): CSSStyleSheet {
  return sheetOf([katexRules.replace(FONT_FACE, ''), rules, MARGINS].join('\n'));
}

/** The fonts of KaTeX's rules, which a shadow root cannot define. */
export function fontFacesOf(katexRules: string): string[] {
  return katexRules.match(FONT_FACE) ?? [];
}

export function sheetOf(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}
