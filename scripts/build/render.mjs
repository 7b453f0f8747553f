import { chmodSync } from 'node:fs';
import { build } from 'vite';
import { Licences } from './licences.mjs';
import { pathOf } from './paths.mjs';

/** Makes a command of what the compiler has written for Node, and builds the script of the page on which it draws. */
export async function buildRender() {
  chmodSync(pathOf('dist/render/command.js'), 0o755);
  const licences = new Licences();
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [licences.plugin],
    build: {
      outDir: pathOf('dist/render'),
      emptyOutDir: false,
      target: 'es2022',
      rolldownOptions: {
        input: pathOf('src/render/page/index.ts'),
        output: { entryFileNames: 'page.js', codeSplitting: false, postBanner: '/*! See LICENSES.txt. */' },
      },
    },
  });
  licences.write('dist/render/LICENSES.txt');
}
