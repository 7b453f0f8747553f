import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'vite';
import { expect, it } from 'vitest';

const PARTS = 'dist/embed/parts';
const isBuilt = existsSync(PARTS);
if (!isBuilt) console.log('embed is not bundled, as there is no dist; npm run build makes it');

it.skipIf(!isBuilt)('brings its fonts along through a bundler', async () => {
  const styles = readdirSync(PARTS).find((file) => file.startsWith('katexStyles')) ?? '';
  const fonts = readdirSync('dist/fonts').filter((file) => file !== 'LICENSE');
  const built = await build({
    ...{ configFile: false, logLevel: 'error', publicDir: false, base: './' },
    build: { write: false, minify: false, rolldownOptions: { input: resolve(PARTS, styles) } },
  });
  const { output } = built as Exclude<typeof built, { close: unknown } | unknown[]>;
  const brought = output.flatMap((file) => (file.type === 'asset' ? file.names : []));
  expect(brought.sort()).toEqual(fonts.sort());
});
