// How long `npm start` takes until the first picture of the first page, from the command and on a reload.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { launchBrowser } from './pages.mjs';

const VIEWPORT = { width: 1280, height: 800 };
const LIMIT = 180_000;
/** What is kept from one start to the next. */
const CACHES = ['storybook', 'sb-vite-plugin-externals'];
/** Clock ticks of a second in /proc. */
const TICKS = 100;
const PICTURE = '.page [data-state=ready] canvas';

/** One start after the other, of each of these folders in turn, each with no caches. */
export async function measureStarts(folders, runs, progress) {
  const starts = [];
  for (let run = 0; run < runs; run++) {
    for (const folder of folders) {
      progress(`start ${run + 1} of ${folder}`);
      starts.push({ folder, ...(await measureStart(resolve(folder))) });
    }
  }
  return starts;
}

async function measureStart(folder) {
  for (const cache of CACHES) rmSync(resolve(folder, 'node_modules/.cache', cache), { recursive: true, force: true });
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: VIEWPORT });
  const port = await freePort();
  const load = loadavg()[0];
  const begun = performance.now();
  const storybook = resolve(folder, 'node_modules/storybook/dist/bin/dispatcher.js');
  const server = spawn(process.execPath, [storybook, 'dev', '--ci', '--exact-port', '-p', String(port)], {
    cwd: folder,
    detached: true,
    stdio: 'ignore',
  });
  try {
    const address = `http://localhost:${port}/`;
    await answerOf(address);
    const answered = performance.now() - begun;
    const first = await measureOpening(page, () => page.goto(address, { waitUntil: 'commit', timeout: LIMIT }));
    const processor = secondsOf(server.pid);
    await setTimeout(3000);
    const reload = await measureOpening(page, () => page.reload({ waitUntil: 'commit', timeout: LIMIT }));
    return { load, answered, first, reload, processor };
  } finally {
    process.kill(-server.pid, 'SIGTERM');
    await browser.close();
  }
}

/** Milliseconds until the text and the first picture are there, and what was asked for until then. */
async function measureOpening(page, open) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  let requests = 0;
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    requests++;
    bytes += encodedDataLength;
  });
  const begun = performance.now();
  await open();
  while (!(await isIn(page, PICTURE))) {
    if (performance.now() - begun > LIMIT) throw new Error(`no picture after ${LIMIT / 1000} s`);
    await setTimeout(50);
  }
  const milliseconds = performance.now() - begun;
  await session.detach();
  return { milliseconds, requests, kilobytes: bytes / 1000 };
}

/** Whether one of the page's frames has such an element; a frame that loads has none. */
async function isIn(page, selector) {
  const found = page.frames().map((frame) => frame.evaluate((one) => document.querySelector(one) !== null, selector));
  return (await Promise.allSettled(found)).some(({ value }) => value);
}

async function answerOf(address) {
  for (const end = performance.now() + LIMIT; performance.now() < end; await setTimeout(50)) {
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) return;
  }
  throw new Error(`no answer after ${LIMIT / 1000} s`);
}

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** What a group of processes has taken of the processor, in seconds; null where there is no /proc. */
function secondsOf(group) {
  try {
    const stats = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(statOf);
    const own = stats.filter((stat) => Number(stat[2]) === group);
    return own.flatMap((stat) => stat.slice(11, 15)).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS;
  } catch {
    return null;
  }
}

/** The fields behind a process's name; none where it has ended meanwhile. */
function statOf(id) {
  try {
    return readFileSync(`/proc/${id}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
  } catch {
    return [];
  }
}
