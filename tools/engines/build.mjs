// Builds what the engines open: the Storybook, and a page that computes noise and paints figures.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const STORYBOOK = fileURLToPath(new URL('../../node_modules/.bin/storybook', import.meta.url));
const PAGE = fileURLToPath(new URL('page', import.meta.url));

/** Its output goes to standard error, since standard output is for results. */
export async function buildStorybook(folder) {
  const command = spawn(STORYBOOK, ['build', '--quiet', '-o', folder], { cwd: ROOT, stdio: ['ignore', 2, 2] });
  const [code] = await once(command, 'exit');
  if (code !== 0) throw new Error(`storybook build ended with code ${code}`);
}

export function buildPage(folder) {
  return build({
    root: PAGE,
    base: './',
    configFile: false,
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, chunkSizeWarningLimit: Number.POSITIVE_INFINITY },
  });
}
