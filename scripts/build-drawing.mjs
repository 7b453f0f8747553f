// Bundles what a figure loads once it is near the viewport: its parts of TensorFlow.js are in it, so that no site's bundler
// has to take them out, and it takes few requests.
import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { tensorflow, tensorflowNotice } from './tensorflow.mjs';

const path = (relative) => fileURLToPath(new URL(`../${relative}`, import.meta.url));
const IMPORT = /^(?:import|export|\}) .*from '(\.{1,2}\/[^']+)';$/gm;

/** Pages have these before a figure draws, or share one queue: they stay files of their own. */
const outside = new Set([...withImports(path('dist/figures/NoiseTriptych.js')), path('dist/hooks/workQueue.js')]);
// Only what bundlers drop from a figure imports it.
outside.delete(path('dist/core/operands.js'));

await bundle('hooks/drawingParts.js', { banner: tensorflowNotice, chunkFileNames: 'drawing-[name].js' });
await bundle('hooks/imageParts.js', { chunkFileNames: 'image-[name].js' });
copyFileSync(path('src/tensor/LICENSE-tensorflow.txt'), path('dist/hooks/LICENSE-tensorflow.txt'));
copyFileSync(path('src/image/LICENSE-faces.txt'), path('dist/image/LICENSE-faces.txt'));

async function bundle(file, output) {
  const entry = path(`dist/${file}`);
  await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [tensorflow],
    build: {
      outDir: dirname(entry),
      emptyOutDir: false,
      minify: false,
      target: 'es2022',
      lib: { entry, formats: ['es'], fileName: () => basename(entry) },
      rolldownOptions: {
        preserveEntrySignatures: 'allow-extension',
        external: (id, importer) => importer !== undefined && outside.has(resolve(dirname(importer), id)),
        output,
      },
    },
  });
  // The compiler's map is that of the file that the bundle replaces.
  rmSync(`${entry}.map`, { force: true });
}

/** A file, and all that it imports at once. */
function withImports(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, imported] of readFileSync(file, 'utf8').matchAll(IMPORT))
    withImports(resolve(dirname(file), imported), found);
  return found;
}
