import { copyFileSync, rmSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { build } from 'vite';
import { pathOf } from './paths.mjs';
import { tensorflow, tensorflowNotice } from './tensorflow.mjs';

/** These hold state that all figures of a page share, so the bundles import them from the package. */
const ONCE = ['core/yieldToPage.ts', 'engine/load.ts', 'engine/queue.ts'].map((path) => pathOf(`src/${path}`));
const PACKAGE = /^[^./]/;

/**
 * Bundles what draws as one file, without the parts of TensorFlow.js that it does not need, and what writes films together with the
 * libraries for it, which a site then does not install.
 */
export async function bundleLate() {
  await bundle('engine/drawing', { plugins: [tensorflow], banner: tensorflowNotice });
  await bundle('film/gif', {
    banner: '/*! Holds gifenc 1.0.3, Copyright (c) 2017 Matt DesLauriers, under the MIT license. */',
  });
  await bundle('film/webm', {
    banner: `/*!
Holds mediabunny 1.61.0, Copyright (c) 2026-present, Vanilagy and contributors, under the Mozilla Public License 2.0
(https://mozilla.org/MPL/2.0/). Its source: https://www.npmjs.com/package/mediabunny/v/1.61.0
*/`,
  });
  copyFileSync(pathOf('src/tensor/LICENSE-tensorflow.txt'), pathOf('dist/engine/LICENSE-tensorflow.txt'));
  copyFileSync(pathOf('src/image/LICENSE-faces.txt'), pathOf('dist/image/LICENSE-faces.txt'));
}

async function bundle(path, { plugins = [], banner = '' }) {
  // The compiler's map is that of the file that the bundle replaces.
  rmSync(pathOf(`dist/${path}.js.map`));
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [once, ...plugins],
    build: {
      outDir: pathOf(`dist/${dirname(path)}`),
      emptyOutDir: false,
      minify: false,
      target: 'es2022',
      lib: { entry: pathOf(`src/${path}.ts`), formats: ['es'], fileName: () => `${path.split('/')[1]}.js` },
      rolldownOptions: { preserveEntrySignatures: 'allow-extension', output: { banner } },
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
