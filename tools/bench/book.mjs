// How soon pages of the book and of the Storybook can be read and used: cold loads with a slow processor and a mobile
// network, one site after the other. Takes a built book with its Storybook: `npm run book -- --storybook`.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { loadavg } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { pathOf } from '../../scripts/build/paths.mjs';
import { launchBrowser } from './pages.mjs';
import { median } from './statistics.mjs';

const FOLDER = pathOf('site-static');
/** DevTools' Fast 4G, and a processor at a quarter of its speed. */
const NETWORK = { offline: false, latency: 165, downloadThroughput: 1_012_500, uploadThroughput: 168_750 };
const SLOWDOWN = 4;
const LIMIT = 90_000;
const PAGES = [
  ['Start', '', 'start'],
  ['The notebook', 'notebook/', 'the-notebook'],
  ['Why a prompt works', 'learn/why-a-prompt-works/', 'learn-why-a-prompt-works'],
  ['Straight paths', 'learn/straight-paths/', 'learn-straight-paths'],
  ['What a U-Net adds', 'learn/what-a-u-net-adds/', 'learn-what-a-u-net-adds'],
  ['Gallery', 'gallery/', 'gallery'],
];
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.webp': 'image/webp',
};

/** Each page of both sites, `rounds` times. */
export async function measureBook(rounds, progress) {
  if (!existsSync(join(FOLDER, 'storybook/index.html'))) {
    throw new Error('site-static/storybook is missing: npm run book -- --storybook');
  }
  const { origin, stop } = await serve();
  const browser = await launchBrowser();
  const rows = [];
  try {
    for (const [title, path, id] of PAGES) {
      const sites = [
        ['Storybook', `${origin}/storybook/?path=/docs/${id}--docs`],
        ['book', `${origin}/${path}`],
      ];
      const loads = { Storybook: [], book: [] };
      for (let round = 0; round < rounds; round++) {
        for (const [site, address] of sites) {
          progress(`${title}, ${site}, ${round + 1} of ${rounds}`);
          loads[site].push(await load(browser, address));
        }
      }
      for (const [site, address] of sites) {
        const words = await wordsWithoutScripts(browser, address);
        rows.push({ title, site, words, ...medians(loads[site]) });
      }
    }
  } finally {
    await browser.close();
    stop();
  }
  return { load: Number(loadavg()[0].toFixed(1)), rounds, rows };
}

function medians(loads) {
  return Object.fromEntries(Object.keys(loads[0]).map((name) => [name, median(loads.map((one) => one[name]))]));
}

/** A cold load: what was asked for, and when text was painted, when React had hydrated it, and how far things moved. */
async function load(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const requests = new Map();
  await session.send('Network.enable');
  session.on('Network.requestWillBeSent', ({ requestId, request }) =>
    requests.set(requestId, { url: request.url, bytes: 0 }),
  );
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const request = requests.get(requestId);
    if (request) Object.assign(request, { bytes: encodedDataLength, isDone: true });
  });
  await session.send('Network.emulateNetworkConditions', NETWORK);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await page.addInitScript(watch);
  try {
    await page.goto(address, { waitUntil: 'commit', timeout: LIMIT });
    const marks = await marksOf(page, requests);
    const all = [...requests.values()].filter(({ isDone }) => isDone);
    const bytesOf = (pattern) => all.filter(({ url }) => pattern.test(url)).reduce((sum, { bytes }) => sum + bytes, 0);
    return {
      requests: all.length,
      kilobytes: Math.round(bytesOf(/^http/) / 1000),
      scripts: Math.round(bytesOf(/\.m?js(?:\?|$)/) / 1000),
      fonts: Math.round(bytesOf(/\.(?:woff2?|ttf)(?:\?|$)/) / 1000),
      ...marks,
    };
  } finally {
    await context.close();
  }
}

/** Waits until the page is hydrated and asks for nothing more, two seconds long. */
async function marksOf(page, requests) {
  const until = performance.now() + LIMIT;
  let quiet = 0;
  let marks = null;
  while (performance.now() < until && quiet < 4) {
    await setTimeout(500);
    const frames = await Promise.all(page.frames().map((frame) => frame.evaluate('window.marks').catch(() => null)));
    // A page of Storybook is a frame.
    marks = frames.findLast((one) => one?.alive) ?? null;
    const isQuiet = [...requests.values()].every(({ isDone, url }) => isDone || !url.startsWith('http'));
    quiet = marks && isQuiet ? quiet + 1 : 0;
  }
  if (!marks) throw new Error(`${page.url()} was not hydrated within ${LIMIT / 1000} s`);
  const begun = await page.evaluate(() => performance.timeOrigin);
  return {
    readable: Math.round(marks.readable - begun),
    alive: Math.round(marks.alive - begun),
    moved: Number(marks.moved.toFixed(4)),
  };
}

/** In the page: when its text is there to be read, and when what moves it is React's. */
function watch() {
  const marks = { moved: 0 };
  window.marks = marks;
  const now = () => performance.timeOrigin + performance.now();
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) marks.moved += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  const look = () => {
    const lead = document.querySelector('.page .page-lead');
    if (!marks.readable && lead?.offsetHeight > 0 && getComputedStyle(lead).visibility === 'visible')
      marks.readable = now();
    const answering =
      document.querySelector('.page .lesson-bar') ??
      document.querySelector('.page.lesson, .page .gallery, .page .start-picture');
    if (!marks.alive && Object.keys(answering ?? {}).some((key) => key.startsWith('__reactFiber'))) marks.alive = now();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function wordsWithoutScripts(browser, address) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  // On a screen, what is far below the window is not laid out, and counts as no text.
  await page.emulateMedia({ media: 'print' });
  await page.goto(address);
  // biome-ignore lint/performance/useDomNodeTextContent: text that is hidden does not count
  const text = await page.locator('body').innerText();
  await context.close();
  return text.split(/\s+/).filter(Boolean).length;
}

async function serve() {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    const asked = join(FOLDER, path);
    const file = existsSync(asked) && statSync(asked).isDirectory() ? join(asked, 'index.html') : asked;
    if (!file.startsWith(FOLDER) || !existsSync(file)) return response.writeHead(404).end();
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    const isText = /text|json|svg/.test(type);
    response.writeHead(200, { 'Content-Type': type, ...(isText && { 'Content-Encoding': 'gzip' }) });
    return response.end(isText ? gzipSync(readFileSync(file)) : readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://localhost:${server.address().port}`, stop: () => server.close() };
}
