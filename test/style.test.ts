import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { expect, it } from 'vitest';

const path = fileURLToPath(new URL('../src/style.css', import.meta.url));
const palette = fileURLToPath(new URL('../src/styles/palette.css', import.meta.url));

/** The stylesheet as a site's build leaves it that minifies for browsers of 2020, which had no light-dark(). */
async function minified(): Promise<string> {
  const { output } = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      cssMinify: 'lightningcss',
      cssTarget: ['chrome87', 'firefox78', 'safari14'],
      rolldownOptions: { input: path },
    },
  })) as Rolldown.RolldownOutput;
  const sheet = output.find(({ fileName }) => fileName.endsWith('.css'));
  if (sheet?.type !== 'asset') throw new Error('the build gave no stylesheet');
  return sheet.source.toString();
}

it('keeps both colours of every pair through a build for old browsers', async () => {
  const pairs = (css: string) => css.match(/light-dark\(#\w+, ?#\w+\)/g)?.map((pair) => pair.replace(' ', ''));
  const written = pairs(readFileSync(palette, 'utf8'));
  expect(written?.length).toBeGreaterThan(5);
  expect(pairs(await minified())).toEqual(written);
}, 30_000);

it('keeps the colours derived from the ink of the page through it too', async () => {
  const derived = (css: string) => css.match(/oklab\(\s*from currentColor/gi)?.length;
  const written = derived(readFileSync(palette, 'utf8'));
  expect(written).toBeGreaterThan(8);
  expect(derived(await minified())).toBe(written);
}, 30_000);

it('is over the rules of a page in what is inside a figure, and under them in the figure itself', () => {
  const built = readFileSync(fileURLToPath(new URL('../dist/figures.css', import.meta.url)), 'utf8');
  const isRaised = (rule: string) => built.includes(`:not(#df#df)${rule}`);
  const inside = ['.df-row {', '.df-table :where(th, td) {', '.df-canvas[data-painted] {'];
  const left = ['.df-figure {', '.df-number {', '.df-caption.df-caption {', 'to {', ':where(:root) {'];
  expect([...inside, ...left].filter(isRaised)).toEqual(inside);
});

it('sizes no text in pixels, which would ignore the font size that a reader has chosen', () => {
  const sheets = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'));
  expect(sheets.length).toBeGreaterThan(30);
  const fixed = sheets.flatMap((sheet) =>
    [...readFileSync(`src/${sheet}`, 'utf8').matchAll(/(?:font-size|font|--df-(?:label|text|title)):[^;]*/g)]
      .map(([declaration]) => declaration)
      // A size may be the least of one that grows; what gives a figure its width is not seen.
      .filter((declaration) => /\d(px|pt)/.test(declaration.replaceAll(/max\(\d+px, [\d.]+rem\)/g, '')))
      .filter((declaration) => declaration !== 'font: 1px / 1 monospace')
      .map((declaration) => `${sheet}: ${declaration}`),
  );
  expect(fixed).toEqual([]);
});
