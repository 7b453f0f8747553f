import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { build } from 'vite';
import { pathOf } from './paths.mjs';

/** Builds the command that draws figures as files, for Node, and the script of the page on which it draws, for a browser. */
export async function buildRender() {
  execFileSync(process.execPath, [pathOf('node_modules/typescript/bin/tsc'), '-p', pathOf('src/render')], {
    stdio: 'inherit',
  });
  chmodSync(pathOf('dist/render/command.js'), 0o755);
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: pathOf('dist/render'),
      emptyOutDir: false,
      target: 'es2022',
      rolldownOptions: {
        input: pathOf('src/render/page/index.ts'),
        output: { entryFileNames: 'page.js', codeSplitting: false },
      },
    },
  });
}
