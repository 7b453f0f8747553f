import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'vite';
import { pathOf } from './paths.mjs';

const folder = pathOf('dist/learn/sampling/');
const entry = `${folder}samplingWorker.js`;
const helper = `${folder}helper.js`;

/**
 * Bundles the second thread of a sampling: one file without imports, since a site's bundler would take it for a program of
 * its own, and some refuse one that loads parts late.
 */
export async function bundleWorker() {
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2022',
      minify: true,
      lib: { entry, formats: ['es'], fileName: () => 'samplingWorker.js' },
    },
  });
  rmSync(`${entry}.map`);
  // The compiler leaves addresses as they are.
  writeFileSync(helper, readFileSync(helper, 'utf8').replace('./samplingWorker.ts', './samplingWorker.js'));
}
