import { cpSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import postcss from 'postcss';
import { pathOf } from './paths.mjs';
import { raised } from './raised.mjs';

const dist = pathOf('dist');
const katex = dirname(createRequire(import.meta.url).resolve('katex/dist/katex.min.css'));
/** Docusaurus puts smaller files into the stylesheet, where every page pays for them and `font-src 'self'` forbids them. */
const INLINED_BELOW = 10_240;

/**
 * KaTeX's rules with one source for each font, in the folder `fonts`: woff2, which every browser reads that draws our figures, or
 * TrueType where woff2 is so small that it would be put into the stylesheet.
 *
 * @returns the rules, and the names of the font files.
 */
export function katexRules() {
  const fonts = [];
  const rules = readFileSync(join(katex, 'katex.min.css'), 'utf8').replaceAll(
    /src:url\(fonts\/([^)]*)\.woff2\)[^;}]*/g,
    (_, name) => {
      const isSmall = statSync(fontPath(`${name}.woff2`)).size < INLINED_BELOW;
      fonts.push(isSmall ? `${name}.ttf` : `${name}.woff2`);
      return `src:url(fonts/${fonts.at(-1)})`;
    },
  );
  return { rules, fonts };
}

export function fontPath(file) {
  return join(katex, 'fonts', file);
}

/**
 * Writes the stylesheets and KaTeX's fonts to dist:
 *
 *     figures.css   our rules, for sites that have KaTeX's already
 *     style.css     KaTeX's rules and ours
 *     teach.css     our rules for questions, which come beside one of the others
 */
export function writeStyles() {
  const { rules, fonts } = katexRules();
  mkdirSync(join(dist, 'fonts'), { recursive: true });
  for (const font of fonts) cpSync(fontPath(font), join(dist, 'fonts', font));
  // KaTeX's licence must be distributed with its rules and fonts.
  cpSync(join(katex, '../LICENSE'), join(dist, 'fonts/LICENSE'));

  const figures = withImports(pathOf('src/style.css'));
  writeFileSync(join(dist, 'figures.css'), figures);
  writeFileSync(join(dist, 'style.css'), `/* KaTeX, MIT licence */\n${rules}\n\n${figures}`);
  writeFileSync(join(dist, 'teach.css'), withImports(pathOf('src/teach.css')));
  // TypeScript 6 requires a declaration for a stylesheet that is imported for its side effects.
  for (const name of ['figures', 'style', 'teach']) writeFileSync(join(dist, `${name}.css.d.ts`), 'export {};\n');
}

/** A stylesheet with those that it imports in the place of their imports. */
function withImports(file) {
  const sheet = postcss([raised]).process(readFileSync(file, 'utf8'), { from: file, map: false }).css;
  return sheet.replaceAll(/@import "(.*)";/g, (_, path) => withImports(join(dirname(file), path)));
}
