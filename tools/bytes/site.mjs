// What Vite makes of a site with several pages, weighed without a browser: `tools/consumers` weighs it with one, and twelve others.
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const pathTo = (path) => fileURLToPath(new URL(path, import.meta.url));
const SITE = pathTo('../consumers/sites/vite');
const PAGES = ['index', 'chart', 'sight', 'plain'];
/** Of the packed library and of what the workshop of `tools/consumers` copies. */
const FILES = {
  'diffusion-figures': pathTo('../../dist/index.js'),
  'diffusion-figures/style.css': pathTo('../../dist/style.css'),
  './coffee.jpg': pathTo('../consumers/shared/coffee.jpg'),
};
const KATEX = /^(katex|react-katex)($|\/)/;
const SAMPLE_IMAGE = /\/9j\/[A-Za-z0-9+/=]{2000,}/g;
/** What a figure of images loads once it is in view, as ends of paths. */
const ON_SIGHT = ['engine/drawing.js', 'tex/typeset.js', 'highlight/pointer.js', 'figure/tools.js'];

const files = {
  name: 'files',
  enforce: 'pre',
  resolveId(id) {
    // The look of the page is none of ours.
    if (id.endsWith('theme.css')) return pathTo('../consumers/shared/layout.css');
    if (KATEX.test(id)) return { id, external: true };
    return FILES[id] ?? null;
  },
};

/**
 * Sizes in gzip bytes, without React, KaTeX and the sample image.
 *
 * @typedef {object} Sizes
 * @property {number} first - the scripts of a page whose figure is not in view.
 * @property {number} onSight - those that come once it is.
 * @property {number} styles - our rules and KaTeX's.
 * @property {string} chart - the text of all scripts that a page of a chart loads with it.
 */

/** @returns {Promise<Sizes>} */
export async function weighSite() {
  // A test's environment would have React's development build.
  const environment = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  const { output } = await build({
    configFile: false,
    root: SITE,
    logLevel: 'error',
    plugins: [files, react()],
    build: { write: false, rolldownOptions: { input: PAGES.map((name) => `${SITE}/${name}.html`) } },
  }).finally(() => {
    process.env.NODE_ENV = environment;
  });
  const chunks = new Map(output.filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  const startOf = (end) => {
    for (const [name, { facadeModuleId }] of chunks) if (facadeModuleId?.endsWith(end)) return name;
    throw new Error(`nothing is loaded from ${end}`);
  };
  const closureOf = (ends) => {
    const names = new Set(ends.map(startOf));
    for (const name of names)
      for (const imported of chunks.get(name).imports) if (chunks.has(imported)) names.add(imported);
    return [...names];
  };
  const sum = (names) => names.reduce((total, name) => total + gzip(chunks.get(name).code), 0);

  const plain = closureOf(['/plain.html']);
  const first = closureOf(['/sight.html']).filter((name) => !plain.includes(name));
  const late = closureOf(ON_SIGHT).filter((name) => !plain.includes(name) && !first.includes(name));
  const sheets = output.filter(({ fileName }) => fileName.endsWith('.css')).map(({ source }) => source.toString());
  const rules = sheets.flatMap((css) => css.split('}').filter((rule) => /df-|katex/i.test(rule)));
  return {
    first: sum(first),
    onSight: sum(late),
    styles: gzip(rules.join('}')),
    chart: closureOf(['/chart.html'])
      .filter((name) => !plain.includes(name))
      .map((name) => chunks.get(name).code)
      .join('\n'),
  };
}

function gzip(text) {
  return gzipSync(text.replaceAll(SAMPLE_IMAGE, '')).length;
}
