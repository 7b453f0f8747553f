// How many gzip bytes of this library Vite makes a page download, and when. React, KaTeX and the sample image do not count.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const PAGE = 'virtual:page';
const INDEX = fileURLToPath(new URL('../../dist/index.js', import.meta.url));
const OTHERS = /^(react|react-dom|katex|react-katex|prop-types)($|\/)/;
const SAMPLE_IMAGE = /\/9j\/[A-Za-z0-9+/=]{2000,}/g;

const page = (used) => ({
  name: 'page',
  enforce: 'pre',
  resolveId: (id) => (id === PAGE ? id : OTHERS.test(id) ? { id, external: true } : null),
  // The page is an application: its entry exports nothing.
  load: (id) => (id === PAGE ? `import { ${used} } from ${JSON.stringify(INDEX)}; globalThis.page = [${used}];` : null),
});

/**
 * Bundles a page, of the package as it is built.
 *
 * @param {string} used - names that it imports, separated by commas.
 * @param {readonly (readonly string[])[]} stages - what it loads by `import()`, as ends of paths, stage by stage.
 * @returns {Promise<number[]>} the bytes of its first scripts, then those that each stage adds.
 * @throws Error if the package has not been built.
 */
export async function weighPage(used, stages = []) {
  if (!existsSync(INDEX)) throw new Error('there is no package to weigh; run npm run build first');
  // A test's environment would have React's development build.
  const environment = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  const { output } = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [page(used)],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: PAGE },
    },
  }).finally(() => {
    process.env.NODE_ENV = environment;
  });
  const chunks = new Map(output.filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  const loaded = new Set();
  return [[PAGE], ...stages].map((stage) => {
    const starts = stage.map((end) => startOf(chunks, end));
    const added = new Set(starts.filter((name) => !loaded.has(name)));
    for (const name of added) {
      for (const imported of chunks.get(name).imports)
        if (chunks.has(imported) && !loaded.has(imported)) added.add(imported);
      loaded.add(name);
    }
    return [...added].reduce(
      (sum, name) => sum + gzipSync(chunks.get(name).code.replaceAll(SAMPLE_IMAGE, '')).length,
      0,
    );
  });
}

function startOf(chunks, end) {
  for (const [name, { facadeModuleId }] of chunks) if (facadeModuleId?.endsWith(end)) return name;
  throw new Error(`nothing is loaded from ${end}`);
}
