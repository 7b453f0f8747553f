import { copyFileSync, rmSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { build } from 'vite';
import { pathOf } from './paths.mjs';
import { tensorflow, tensorflowNotice } from './tensorflow.mjs';

/** These hold state that all figures of a page share, so the bundles import them from the package. */
const ONCE = ['core/yieldToPage.ts', 'engine/queue.ts', 'hooks/load.ts'].map((path) => pathOf(`src/${path}`));
const PACKAGE = /^[^./]/;

/**
 * Bundles what pages load late, each as one file: a site's bundler would cut it into many, and a page's first scripts with
 * it, wherever two of them share a function. TensorFlow.js is in the one that draws, so that no site's bundler has to take
 * out the parts of it that we need.
 */
export async function bundleLate() {
  await bundle('drawing', { plugins: [tensorflow], banner: tensorflowNotice });
  await bundle('film', {
    banner: '/*! Holds gifenc 1.0.3, Copyright (c) 2017 Matt DesLauriers, under the MIT license. */',
  });
  await bundle('webm', {
    banner: `/*!
Holds mediabunny 1.61.0, Copyright (c) 2026-present, Vanilagy and contributors, under the Mozilla Public License 2.0
(https://mozilla.org/MPL/2.0/). Its source: https://www.npmjs.com/package/mediabunny/v/1.61.0
*/`,
  });
  await bundle('typesetting', { external: PACKAGE, sourcemap: true });
  copyFileSync(pathOf('src/tensor/LICENSE-tensorflow.txt'), pathOf('dist/late/LICENSE-tensorflow.txt'));
  copyFileSync(pathOf('src/image/LICENSE-faces.txt'), pathOf('dist/image/LICENSE-faces.txt'));
}

async function bundle(name, { plugins = [], external = [], banner = '', sourcemap = false }) {
  // The compiler's map is that of the file that the bundle replaces.
  rmSync(pathOf(`dist/late/${name}.js.map`));
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [once, ...plugins],
    build: {
      outDir: pathOf('dist/late'),
      emptyOutDir: false,
      minify: false,
      sourcemap,
      target: 'es2022',
      lib: { entry: pathOf(`src/late/${name}.ts`), formats: ['es'], fileName: () => `${name}.js` },
      rolldownOptions: { preserveEntrySignatures: 'allow-extension', external, output: { banner } },
    },
  });
}

const once = {
  name: 'once',
  enforce: 'pre',
  resolveId(id, importer) {
    if (importer === undefined || PACKAGE.test(id)) return null;
    const file = ONCE.find((path) => path.replace(/\.tsx?$/, '.js') === resolve(dirname(importer), id));
    return file ? { id: `../${relative(pathOf('src'), file).replace(/\.tsx?$/, '.js')}`, external: true } : null;
  },
};
