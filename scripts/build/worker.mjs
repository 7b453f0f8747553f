import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'vite';
import { pathOf } from './paths.mjs';

/** The second threads: the folder, the script of the thread, and what begins it. */
const THREADS = [
  { folder: 'dist/learn/sampling/', script: 'samplingWorker', beginner: 'helper' },
  { folder: 'dist/tensor/exact/', script: 'fillWorker', beginner: 'fillThread' },
];

/**
 * Bundles the second threads: one file each without imports, since a site's bundler would take it for a program of its own, and
 * some refuse one that loads parts late.
 */
export async function bundleWorkers() {
  for (const thread of THREADS) await bundleWorker(thread);
}

async function bundleWorker({ folder, script, beginner }) {
  const outDir = pathOf(folder);
  const entry = `${outDir}${script}.js`;
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      minify: true,
      lib: { entry, formats: ['es'], fileName: () => `${script}.js` },
    },
  });
  rmSync(`${entry}.map`);
  // The compiler leaves addresses as they are.
  const begins = `${outDir}${beginner}.js`;
  writeFileSync(begins, readFileSync(begins, 'utf8').replace(`./${script}.ts`, `./${script}.js`));
}
