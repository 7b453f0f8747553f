// Writes dist/style.css, KaTeX's rules and ours in one file, along with KaTeX's fonts and a type declaration.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const katex = dirname(createRequire(import.meta.url).resolve('katex/dist/katex.min.css'));
const dist = join(root, 'dist');

/** Every browser that can draw our figures reads woff2; the older formats would only add weight. */
function onlyWoff2(css) {
  return css.replaceAll(/src:(url\([^)]*\.woff2\) format\("woff2"\))[^;}]*/g, 'src:$1');
}

mkdirSync(join(dist, 'fonts'), { recursive: true });
for (const font of readdirSync(join(katex, 'fonts')).filter((name) => name.endsWith('.woff2'))) {
  cpSync(join(katex, 'fonts', font), join(dist, 'fonts', font));
}
// The licence must be distributed with the fonts and rules.
cpSync(join(katex, '../LICENSE'), join(dist, 'fonts/LICENSE'));
const typesetting = onlyWoff2(readFileSync(join(katex, 'katex.min.css'), 'utf8'));
const figures = readFileSync(join(root, 'src/style.css'), 'utf8');
writeFileSync(join(dist, 'style.css'), `/* KaTeX, MIT licence */\n${typesetting}\n\n${figures}`);
// TypeScript 6 requires a declaration for a stylesheet that is imported for its side effects.
writeFileSync(join(dist, 'style.css.d.ts'), 'export {};\n');
