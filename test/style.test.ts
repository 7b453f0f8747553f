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
});

it('keeps the colours derived from the ink of the page through it too', async () => {
  const derived = (css: string) => css.match(/oklab\(\s*from currentColor/gi)?.length;
  const written = derived(readFileSync(palette, 'utf8'));
  expect(written).toBeGreaterThan(8);
  expect(derived(await minified())).toBe(written);
});

it('is over the rules of a page in what is inside a figure, and under them in the figure itself', () => {
  const built = readFileSync(fileURLToPath(new URL('../dist/figures.css', import.meta.url)), 'utf8');
  const isRaised = (rule: string) => built.includes(`:not(#df#df)${rule}`);
  const inside = ['.df-row {', '.df-table :where(th, td) {', '.df-canvas[data-painted] {'];
  const left = ['.df-figure {', '.df-number {', '.df-caption.df-caption {', 'to {', ':where(:root) {'];
  expect([...inside, ...left].filter(isRaised)).toEqual(inside);
});

const sheets = ['src', 'stories'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css'))
    .map((file) => `${folder}/${file}`),
);

/** The declarations of some properties in the stylesheets whose names match, each after the name of its sheet. */
function declared(properties: RegExp, names: RegExp): string[] {
  return sheets
    .filter((sheet) => names.test(sheet))
    .flatMap((sheet) => {
      const rules = readFileSync(sheet, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
      const found = [...rules.matchAll(/(?<=[{;]\s*)([a-z-]+):\s*([^;{}]+);/g)];
      return found.filter(([, name = '']) => properties.test(name)).map(([declaration]) => `${sheet}: ${declaration}`);
    });
}

it('sizes no text in pixels, which would ignore the font size that a reader has chosen', () => {
  const sizes = declared(/^(font|font-size|--df-type-.*)$/, /^src\//);
  expect(sizes.length).toBeGreaterThan(30);
  // What gives a figure its width is not seen.
  expect(sizes.filter((size) => /\d(px|pt)/.test(size) && !size.endsWith('font: 1px / 1 monospace;'))).toEqual([]);
});

it('gives no figure a width of its own: there are two for all of them', () => {
  expect(
    declared(/^(max-width|max-inline-size)$/, /^src\/figures\//).filter((width) => /\d(px|rem|em)/.test(width)),
  ).toEqual([]);
});

it('changes the layout of figures at three widths only', () => {
  const widths = sheets
    // Whose lengths are pixels: it is scaled as a whole on the narrowest pages.
    .filter((sheet) => /^src\/(figures|styles)\//.test(sheet) && !sheet.includes('NoisePredictorDiagram'))
    .flatMap((sheet) => [...readFileSync(sheet, 'utf8').matchAll(/@container[^{]*?([\d.]+)(px|r?em)/g)])
    // Just below a width is that width.
    .map(([, number, unit]) => `${Math.round(Number(number))}${unit}`);
  expect([...new Set(widths)].sort()).toEqual(['35em', '40em', '52em']);
});
