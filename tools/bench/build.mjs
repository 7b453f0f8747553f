// Builds each page of the benchmark separately, so that none contains what only another needs.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export const OUTPUT = fileURLToPath(new URL('../../node_modules/.cache/bench', import.meta.url));
const root = fileURLToPath(new URL('page', import.meta.url));
/** Pages that have the library as its users have it: the package, bundled with a page. */
const OF_PACKAGE = new Set(['firstOurs']);
const SOURCE = '../../../src/';
const PAGES = ['ours', 'tfjs', 'firstOurs', 'firstTfjs', 'scrub'];

const fromPackage = {
  name: 'from-package',
  enforce: 'pre',
  resolveId: (id) =>
    id.startsWith(SOURCE) ? fileURLToPath(new URL(`../../dist/${id.slice(SOURCE.length)}`, import.meta.url)) : null,
};

export async function buildPages() {
  for (const page of PAGES) {
    await build({
      root,
      base: './',
      configFile: false,
      logLevel: 'error',
      plugins: OF_PACKAGE.has(page) ? [fromPackage] : [],
      build: {
        outDir: `${OUTPUT}/${page}`,
        emptyOutDir: true,
        // tfjs's wasm backend sends the source of a function to its workers, which minified names break.
        minify: !page.endsWith('fjs'),
        chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
        rolldownOptions: { input: `${root}/${page}.html` },
      },
    });
  }
}
