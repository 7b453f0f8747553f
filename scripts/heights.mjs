// Measures the heights that elements reserve until their code has come, and writes them into src/embed/heights.ts:
// `node scripts/heights.mjs`.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { createServer } from 'vite';
import { DRAWING_FLAGS, findBrowser } from './browser.mjs';
import { pathOf } from './build/paths.mjs';

const FILE = pathOf('src/embed/heights.ts');
const PAGE = '/measured';
/** Named, as a package that Vite first meets when the page asks for it reloads that page. */
const PACKAGES = [
  ...['react', 'react-dom', 'react-dom/client', 'react/jsx-dev-runtime', 'd3-array', 'fft.js', 'gifenc'],
  ...['react-katex', 'katex/dist/katex.js', '@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-cpu/dist/base.js'],
];

const server = await createServer({
  configFile: pathOf('.storybook/vite.config.ts'),
  root: pathOf('.'),
  appType: 'custom',
  optimizeDeps: { entries: [], include: PACKAGES },
  server: { port: 0, hmr: false, watch: null },
});
server.middlewares.use(PAGE, async (_, response) => {
  response.setHeader('content-type', 'text/html');
  response.end(await server.transformIndexHtml(PAGE, '<!doctype html><html lang="en"><body style="margin: 0">'));
});
await server.listen();
const { isPinned, ...launch } = findBrowser();
const browser = await chromium.launch({ ...launch, args: [...DRAWING_FLAGS, '--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1280, height: 4000 } });
page.on('console', (message) => message.type() === 'error' && console.error(message.text()));
await page.goto(`http://localhost:${server.httpServer.address().port}${PAGE}`);
const heights = await page.evaluate(() =>
  import('/test/support/heights.ts').then(({ measureHeights }) => measureHeights()),
);
await browser.close();
await server.close();

const written = JSON.stringify(heights);
writeFileSync(FILE, readFileSync(FILE, 'utf8').replace(/(?<=Heights>> = ).*/s, `${written};\n`));
execFileSync('npx', ['biome', 'check', '--write', FILE], { stdio: 'inherit', shell: true });
