import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const katex = dirname(createRequire(import.meta.url).resolve('katex/dist/katex.min.css'));
/** Bundlers put smaller files into the stylesheet, where every page pays for them, and `font-src 'self'` forbids them. */
const INLINED_BELOW = 10_240;

/** The rule of KaTeX for a font size within another: there is one for each of the 121 pairs. */
const SIZE_RULE =
  /\.katex \.fontsize-ensurer\.reset-size(\d+)\.size(\d+),\.katex \.sizing\.reset-size\1\.size\2\{font-size:([\d.]+)em\}/g;
/** The name of KaTeX for the size of the text around: all sizes are given in its em. */
const NORMAL_SIZE = '6';

/**
 * KaTeX's rules with one source a font, in the folder `fonts`: woff2, as every browser that draws our figures reads it, or
 * TrueType where woff2 would be small enough to be inlined. The rules of font sizes, half of the sheet, are replaced by one
 * that divides.
 *
 * @returns the rules, and the font files by name.
 */
export function katexRules() {
  const fonts = {};
  const rules = readFileSync(join(katex, 'katex.min.css'), 'utf8').replaceAll(
    /src:url\(fonts\/([^)]*)\.woff2\)[^;}]*/g,
    (_, name) => {
      const file = statSync(fontPath(`${name}.woff2`)).size < INLINED_BELOW ? `${name}.ttf` : `${name}.woff2`;
      fonts[file] = filledUp(readFileSync(fontPath(file)));
      return `src:url(fonts/${file})`;
    },
  );
  return { rules: rules.replaceAll(SIZE_RULE, '') + sizeRules(rules), fonts };
}

/** One size divided by the other, each set by the class that names it. */
function sizeRules(rules) {
  const sizes = [...rules.matchAll(SIZE_RULE)].filter(([, around]) => around === NORMAL_SIZE);
  const steps = sizes.map(
    ([, , name, em]) => `.katex .reset-size${name}{--df-tex-from:${em}}.katex .size${name}{--df-tex-to:${em}}`,
  );
  return `.katex .fontsize-ensurer,.katex .sizing{font-size:calc(1em*var(--df-tex-to)/var(--df-tex-from))}${steps.join('')}`;
}

/** KaTeX's licence, which must be distributed with its rules and fonts. */
export const katexLicence = join(katex, '../LICENSE');

/** A font filled up with zeros, which no reader of fonts minds. */
function filledUp(font) {
  return Buffer.concat([font, Buffer.alloc(Math.max(0, INLINED_BELOW - font.length))]);
}

export function fontPath(file) {
  return join(katex, 'fonts', file);
}
