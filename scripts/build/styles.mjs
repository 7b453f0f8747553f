import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import postcss from 'postcss';
import { pathOf } from './paths.mjs';
import { raised } from './raised.mjs';

const dist = pathOf('dist');
const katex = dirname(createRequire(import.meta.url).resolve('katex/dist/katex.min.css'));
/** Rules that are loaded with their code: the module that holds them, and what it exports. */
const LATE = { loupe: ['loupe/loupeStyles.js', 'loupeStyles'], tools: ['ui/toolStyles.js', 'toolStyles'] };
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
  return { rules: shorter(rules), fonts };
}

/** KaTeX's font sizes, from `\\tiny` to `\\Huge`, in em of the size of the formula. */
const SIZES = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.44, 1.728, 2.074, 2.488];
const SIZING =
  /\.katex \.fontsize-ensurer\.reset-size(\d+)\.size(\d+),\.katex \.sizing\.reset-size\1\.size\2\{font-size:([\d.]+)em\}/g;

/** Replaces KaTeX's rule for each pair of sizes by one for each size. The pairs are a tenth of all rules that a page loads. */
function shorter(rules) {
  const pairs = [...rules.matchAll(SIZING)];
  const isAsExpected = ([, from, to, em]) => Math.abs(SIZES[to - 1] / SIZES[from - 1] - em) < 1e-9;
  if (pairs.length !== SIZES.length ** 2 || !pairs.every(isAsExpected)) throw new Error('KaTeX has other font sizes');
  const rule = (name, size) => `.katex .${name}{--katex-${name.replace(/\d+/, '')}:${size}}`;
  const each = SIZES.flatMap((size, i) => [rule(`reset-size${i + 1}`, size), rule(`size${i + 1}`, size)]);
  const sized =
    '.katex .fontsize-ensurer,.katex .sizing{font-size:calc(1em*var(--katex-size)/var(--katex-reset-size))}';
  return rules.replace(pairs[0][0], each.join('') + sized).replaceAll(SIZING, '');
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
 *
 * and what a reader opens has its rules in a module, `dist/ui/toolStyles.js`.
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
  for (const [name, [path, exported]] of Object.entries(LATE)) {
    const file = pathOf(`src/styles/late/${name}.css`);
    const rules = postcss([raised, dense]).process(readFileSync(file, 'utf8'), { from: file, map: false });
    writeFileSync(join(dist, path), `export const ${exported} = ${JSON.stringify(rules.css)};\n`);
    rmSync(join(dist, `${path}.map`), { force: true });
  }
  // TypeScript 6 requires a declaration for a stylesheet that is imported for its side effects.
  for (const name of ['figures', 'style', 'teach']) writeFileSync(join(dist, `${name}.css.d.ts`), 'export {};\n');
}

/** A stylesheet with those that it imports in the place of their imports. */
function withImports(file) {
  const sheet = postcss([raised]).process(readFileSync(file, 'utf8'), { from: file, map: false }).css;
  return sheet.replaceAll(/@import "(.*)";/g, (_, path) => withImports(join(dirname(file), path)));
}

/** Leaves out comments and blanks: no site's build does so in a text. */
const dense = {
  postcssPlugin: 'dense',
  OnceExit(sheet) {
    sheet.walk((node) => {
      if (node.type === 'comment') node.remove();
      else
        Object.assign(node.raws, { before: '', between: node.type === 'decl' ? ':' : '', after: '', semicolon: false });
    });
  },
};
