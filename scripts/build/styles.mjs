import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import postcss from 'postcss';
import { katexLicence, katexRules } from './katexRules.mjs';
import { pathOf } from './paths.mjs';
import { raised } from './raised.mjs';

const dist = pathOf('dist');

/**
 * Writes the stylesheets and KaTeX's fonts to dist:
 *
 *     figures.css   our rules, for sites that have KaTeX's already
 *     style.css     KaTeX's rules and ours
 */
export function writeStyles() {
  const { rules, fonts } = katexRules();
  mkdirSync(join(dist, 'fonts'), { recursive: true });
  for (const [name, font] of Object.entries(fonts)) writeFileSync(join(dist, 'fonts', name), font);
  cpSync(katexLicence, join(dist, 'fonts/LICENSE'));

  const figures = withImports(pathOf('src/style.css'));
  writeFileSync(join(dist, 'figures.css'), figures);
  writeFileSync(join(dist, 'style.css'), `/* KaTeX, MIT licence */\n${rules}\n\n${figures}`);
  // TypeScript 6 requires a declaration for a stylesheet that is imported for its side effects.
  for (const name of ['figures', 'style']) writeFileSync(join(dist, `${name}.css.d.ts`), 'export {};\n');
}

/** A stylesheet with those that it imports in the place of their imports. */
function withImports(file) {
  const sheet = postcss([raised]).process(readFileSync(file, 'utf8'), { from: file, map: false }).css;
  return sheet.replaceAll(/@import "(.*)";/g, (_, path) => withImports(join(dirname(file), path)));
}
