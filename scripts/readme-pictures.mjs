// Draws the animation of the README, one figure while t moves, from the built elements in the browser of the tests; run it after
// `npm run build`. The README's other pictures are thumbnails of the gallery, which `npm run thumbnails` draws.
import { createReadStream, existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Transformer } from '@napi-rs/image';
import gifenc from 'gifenc';
import { chromium } from 'playwright';
import { DRAWING_FLAGS, findBrowser } from './browser.mjs';

const { GIFEncoder, quantize, applyPalette } = gifenc;
const ROOT = fileURLToPath(new URL('../', import.meta.url));
const OUT = join(ROOT, 'stories/assets/readme');
const TYPES = { '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2', '.wasm': 'application/wasm' };

/** From noise, in which the cat is hard to see, to the image and back. */
const TIMESTEPS = [450, 330, 240, 170, 110, 60, 25, 0];
const SECONDS_A_FRAME = 0.14;
const REST_SECONDS = 1.4;
/** What stays as it was is a colour of its own. */
const COLORS = 255;
const server = createServer((request, response) => {
  const path = join(ROOT, new URL(request.url, 'http://localhost').pathname);
  if (request.url === '/') return response.setHeader('content-type', 'text/html').end('<!doctype html><body>');
  if (!existsSync(path)) return response.writeHead(404).end();
  response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
  createReadStream(path).pipe(response);
}).listen(0);
const { isPinned, ...launch } = findBrowser();
const browser = await chromium.launch({ ...launch, args: [...DRAWING_FLAGS, ...(launch.args ?? [])] });
const page = await browser.newPage({ viewport: { width: 720, height: 900 }, colorScheme: 'light' });
await page.goto(`http://localhost:${server.address().port}/`);
await page.addStyleTag({ url: '/node_modules/inter-ui/inter-variable.css' });
await page.addStyleTag({ content: 'body { margin: 0; padding: 8px; font-family: InterVariable; background: #fff }' });
await page.addScriptTag({ type: 'module', url: '/dist/embed.js' });

writeFileSync(join(OUT, 'noise-triptych.gif'), await animation('noise-triptych', TIMESTEPS));
await browser.close();
server.close();

async function animation(type, timesteps) {
  const frames = [];
  for (const t of timesteps) frames.push(await frameOf(type, t));
  const { width, height } = frames[0];
  const drawn = new Uint8Array(Buffer.concat(frames.map(({ data }) => data)));
  const palette = [[255, 255, 255], ...quantize(drawn, COLORS - 1)];
  const indices = frames.map(({ data }) => applyPalette(data, palette));
  const gif = GIFEncoder();
  const order = [...indices.keys(), ...[...indices.keys()].slice(1, -1).reverse()];
  order.forEach((place, n) => {
    const delay = 1000 * (place === 0 ? REST_SECONDS : SECONDS_A_FRAME);
    const before = n > 0 ? indices[order[n - 1]] : null;
    const shown = before ? changed(indices[place], before, palette.length) : indices[place];
    const options = { delay, dispose: 1, transparent: before !== null, transparentIndex: palette.length };
    gif.writeFrame(shown, width, height, { ...options, ...(n === 0 && { palette: [...palette, [0, 0, 0]] }) });
  });
  gif.finish();
  return gif.bytes();
}

/** A frame that says nothing of what stays as it is. */
function changed(frame, before, unchanged) {
  return frame.map((index, i) => (index === before[i] ? unchanged : index));
}

async function frameOf(type, t) {
  await show(type, { t });
  const clip = await page.locator('diffusion-figure').boundingBox();
  const png = await page.screenshot({ clip });
  const { width, height } = await new Transformer(png).metadata();
  return { width, height, data: opaque(await new Transformer(png).rawPixels(), width * height) };
}

/** Pixels of four values: a screenshot has three. */
function opaque(rgb, pixels) {
  return Uint8Array.from({ length: 4 * pixels }, (_, i) => (i % 4 === 3 ? 255 : rgb[3 * (i >> 2) + (i % 4)]));
}

/** Puts a figure into the page, alone, and waits until it is drawn. */
async function show(type, attributes) {
  await page.evaluate(
    async ({ type, attributes }) => {
      const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
      document.body.innerHTML = `<diffusion-figure type="${type}"${written.join('')} menu="false" loupe="false"></diffusion-figure>`;
      await new Promise((resolve) => document.body.firstChild.addEventListener('ready', resolve, { once: true }));
      await document.fonts.ready;
    },
    { type, attributes },
  );
  await page.waitForTimeout(300);
}
