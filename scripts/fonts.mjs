// Cuts the fonts of the pages down to the characters that are written in them: `npm run fonts`, once a page, a story or a
// message has a character that test/fonts/written.test.ts misses.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import subsetFont from 'subset-font';
import { pathOf } from './build/paths.mjs';

const FOLDERS = ['src', 'stories', '.storybook', 'site'];
/** Chinese is the system's, and Arabic has a font of its own. */
const OTHER_FONTS = /[\p{Script=Han}\p{Script=Arabic}\u3000-\u303f\uff00-\uffef]/u;

function between(first, last) {
  return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));
}

const written = FOLDERS.flatMap((folder) =>
  readdirSync(pathOf(folder), { recursive: true })
    .filter((path) => /\.(tsx?|mdx)$/.test(path))
    .flatMap((path) => [...readFileSync(pathOf(`${folder}/${path}`), 'utf8')]),
);
/** Latin letters, and spaces that sources write as escapes. */
const latin = [...between(0x20, 0x7e), ...between(0xa0, 0xff), ...between(0x2000, 0x200d), '\u202f', '\u2060'];
const text = [...new Set([...written, ...latin])].filter((character) => !OTHER_FONTS.test(character)).join('');
/** Letters that formulas are made of, whether or not a page has them today. */
const letters = [
  ...between(0x41, 0x5a),
  ...between(0x61, 0x7a),
  ...between(0x3b1, 0x3c9),
  'ϵ',
  'ϕ',
  ' ',
  '\u00a0',
].join('');
const signs = `${text}${letters}ΓΔΘΛΞΠΣΦΨΩ∂∈→∞ˉ˙\u2009∣∼⋅∥′∏∑√∫≈≤≥`;

const INTER = 'inter-ui/variable/InterVariable';
const MONO = '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal';
const ARABIC = '@fontsource-variable/noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal';
/** What is neither kerning nor tabular figures is for texts of other kinds. */
const KEPT = { keepFeatures: ['kern', 'mark', 'mkmk', 'ccmp', 'locl', 'tnum', 'calt'] };
/** The letters, signs and digits of Arabic, which joins them. */
const arabic = [
  ...between(0x60c, 0x61f),
  ...between(0x621, 0x63a),
  ...between(0x640, 0x652),
  ...between(0x660, 0x66c),
].join('');
const weight = { min: 400, max: 700 };

mkdirSync(pathOf('stories/fonts'), { recursive: true });
await make('page-text', INTER, text, { ...KEPT, variationAxes: { wght: weight } });
await make('page-italic', `${INTER}-Italic`, `${latin.join('')}αβεσμ’‘“”–—…`, {
  ...KEPT,
  variationAxes: { wght: 400 },
});
await make('page-code', MONO, text, { ...KEPT, variationAxes: { wght: 400 } });
await make('page-arabic', ARABIC, arabic, { variationAxes: { wght: weight } });
await make('KaTeX_Math-Italic', 'katex/dist/fonts/KaTeX_Math-Italic', letters, {});
await make('KaTeX_Caligraphic-Regular', 'katex/dist/fonts/KaTeX_Caligraphic-Regular', 'NLUOIF', {});
for (const name of ['AMS', 'Main', 'Size1', 'Size2', 'Size3', 'Size4']) {
  await make(`KaTeX_${name}-Regular`, `katex/dist/fonts/KaTeX_${name}-Regular`, signs, {});
}

async function make(name, source, characters, options) {
  const font = await subsetFont(readFileSync(pathOf(`node_modules/${source}.woff2`)), characters, {
    targetFormat: 'woff2',
    ...options,
  });
  writeFileSync(pathOf(`stories/fonts/${name}.woff2`), font);
  console.log(`${String(font.length).padStart(6)}  ${name}`);
}
