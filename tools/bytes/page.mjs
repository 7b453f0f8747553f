// What a page with one NoiseTriptych as an element transfers in all, until everything of it is there: `node tools/bytes/page.mjs`,
// after `npm run build` and `npm run browser`. Text counts as gzip, fonts as they are; the built-in image is in a script.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright';
import { findBrowser } from '../../scripts/browser.mjs';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const TYPES = { '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' };
const PAGE = `<!doctype html><meta charset="utf-8"><script type="module" src="embed.js"></script>
<diffusion-figure type="noise-triptych" t="200"></diffusion-figure>`;

const sent = [];
const server = createServer((request, response) => {
  const path = new URL(request.url, 'http://localhost').pathname;
  if (path === '/') return response.setHeader('content-type', 'text/html').end(PAGE);
  const file = join(DIST, path);
  if (!existsSync(file)) return response.writeHead(404).end();
  const content = readFileSync(file);
  const kind = extname(file) === '.woff2' ? 'fonts' : /typeset|katex/.test(path) ? 'KaTeX' : 'scripts';
  sent.push({ path, kind, bytes: kind === 'fonts' ? content.length : gzipSync(content).length });
  response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream').end(content);
}).listen(0);
const { isPinned, ...launch } = findBrowser();
const browser = await chromium.launch(launch);
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
await page.goto(`http://localhost:${server.address().port}/`);
await page.locator('diffusion-figure figure[data-state=ready]').waitFor();
await page.waitForLoadState('networkidle');
await page.evaluate(() => document.fonts.ready.then(() => {}));
await browser.close();
server.close();

const kB = (files) => `${(files.reduce((sum, { bytes }) => sum + bytes, 0) / 1000).toFixed(1).padStart(6)} kB`;
for (const file of sent) console.log(`${kB([file])}  ${file.path}`);
for (const kind of new Set(sent.map(({ kind }) => kind)))
  console.log(`${kB(sent.filter((one) => one.kind === kind))}  ${kind}`);
console.log(`${kB(sent)}  in all, ${sent.length} files`);
