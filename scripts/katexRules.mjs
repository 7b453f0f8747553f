import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const katex = dirname(createRequire(import.meta.url).resolve('katex/dist/katex.min.css'));
/** Bundlers put smaller files into the stylesheet, where every page pays for them, and `font-src 'self'` forbids them. */
const INLINED_BELOW = 10_240;

/**
 * KaTeX's rules with one source a font, in the folder `fonts`: woff2, as every browser that draws our figures reads it, or
 * TrueType where woff2 would be small enough to be inlined.
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
  return { rules, fonts };
}

/** KaTeX's licence, which must be distributed with its rules and fonts. */
export const katexLicence = join(katex, '../LICENSE');

/** A font filled up with zeros, which no reader of fonts minds. */
function filledUp(font) {
  return Buffer.concat([font, Buffer.alloc(Math.max(0, INLINED_BELOW - font.length))]);
}

function fontPath(file) {
  return join(katex, 'fonts', file);
}
