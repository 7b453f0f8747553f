import { copyFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { build } from 'vite';
import { Licences, noticeOf } from './licences.mjs';
import { pathOf } from './paths.mjs';
import { tensorflow } from './tensorflow.mjs';

/** These hold state that all figures of a page share, so the bundles import them from the package. */
const ONCE = ['base/yieldToPage.ts', 'engine/load.ts', 'engine/queue.ts'].map((path) => pathOf(`src/${path}`));
const PACKAGE = /^[^./]/;

/**
 * Bundles what draws as one file, without the parts of TensorFlow.js that it does not need, and what writes films together with the
 * libraries for it, which a site then does not install.
 */
export async function bundleLate() {
  await bundle('engine', ['drawing'], [tensorflow]);
  await bundle('film', ['gif', 'webm']);
  copyFileSync(pathOf('src/image/LICENSE-faces.txt'), pathOf('dist/image/LICENSE-faces.txt'));
}

/** Bundles each of some files of a folder by itself. */
async function bundle(folder, names, plugins = []) {
  const licences = new Licences();
  for (const name of names) {
    await build({
      configFile: false,
      logLevel: 'error',
      plugins: [once, ...plugins, licences.plugin],
      build: {
        outDir: pathOf(`dist/${folder}`),
        emptyOutDir: false,
        minify: false,
        target: 'es2022',
        lib: { entry: pathOf(`src/${folder}/${name}.ts`), formats: ['es'], fileName: () => `${name}.js` },
        rolldownOptions: { preserveEntrySignatures: 'allow-extension', output: { banner: noticeOf } },
      },
    });
  }
  licences.write(`dist/${folder}/LICENSES.txt`);
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
