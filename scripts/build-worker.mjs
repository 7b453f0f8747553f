// Bundles the second thread of a sampling: one file without imports, since a site's bundler would take it for a program of
// its own, and some refuse one that loads parts late.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const folder = fileURLToPath(new URL('../dist/learn/sampling/', import.meta.url));
const entry = `${folder}samplingWorker.js`;

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
const helper = `${folder}helper.js`;
writeFileSync(helper, readFileSync(helper, 'utf8').replace('./samplingWorker.ts', './samplingWorker.js'));
