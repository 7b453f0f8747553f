import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { findBrowser } from '../../scripts/browser.mjs';
import { writeWhole } from '../../src/render/files.js';
import { checkPictures } from '../../src/render/picture.js';

// `render` of the built package, each time in a process of its own, and parts of it from the sources.

const isBuilt = existsSync(resolve('dist/render/index.js'));
const BEGINNING = `
  import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
  import { Server } from 'node:net';
  import { tmpdir } from 'node:os';
  import { join } from 'node:path';
  import { render } from '${resolve('dist/render/index.js')}';
  const folder = mkdtempSync(join(tmpdir(), 'diffusion-figures-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const chart = (out) => ({ type: 'schedule-chart', width: 200, pixelRatio: 1, out });
  const film = { type: 'schedule-chart', width: 200, t: '0..999', frames: 40 };
  const tell = (value) => console.log(JSON.stringify(value));
`;

/** What a script tells. */
function told(script: string): Promise<unknown> {
  const browser = findBrowser();
  const env = { ...process.env, ...browser?.env, CHROMIUM_PATH: browser?.executablePath };
  const words = ['--input-type=module', '--eval', BEGINNING + script];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, words, { env }, (error, out) => (error ? reject(error) : resolve(JSON.parse(out))));
  });
}

/** A page that asks for an image of which only a part comes. */
function pageThatWaits(image: string) {
  const listeners: Record<string, (request: { url(): string }) => void> = {};
  const ask = (url: string) => listeners['request']?.({ url: () => url });
  return {
    on: (name: string, listener: (typeof listeners)[string]) => {
      listeners[name] = listener;
    },
    exposeFunction: () => {
      ask('http://diffusion-figures.localhost/dist/embed.js');
      ask(image);
      return new Promise(() => {});
    },
    close: async () => {},
  };
}

describe.skipIf(!isBuilt)('render', () => {
  it('names the image that has not arrived when the time is over', async () => {
    const { draw } = await import(/* @vite-ignore */ resolve('dist/render/draw.js'));
    const { checkPictures } = await import(/* @vite-ignore */ resolve('dist/render/picture.js'));
    const image = 'http://127.0.0.1:9/dripping.png';
    const [picture] = await checkPictures([{ type: 'source-image', image, out: 'a.png' }], '.');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const drawing = draw({ newPage: async () => pageThatWaits(image) }, picture, { onFrame: () => {} });
    const ended = expect(drawing).rejects.toThrow(`not drawn within 120 s: "${image}" has not arrived completely`);
    await vi.advanceTimersByTimeAsync(120_000);
    vi.useRealTimers();
    await ended;
  });

  it('opens no port, so that nobody else can ask for a file', async () => {
    const opened = await told(`
      let opened = 0;
      const { listen } = Server.prototype;
      Server.prototype.listen = function (...words) { opened++; return listen.apply(this, words); };
      await render(chart('a.png'), { folder });
      tell(opened);
    `);
    expect(opened).toBe(0);
  });

  it('lets its page load the files of the list and no other', async () => {
    const answers = await told(`
      const { Site } = await import('${resolve('dist/render/site.js')}');
      const { chromium } = await import('playwright-core');
      writeFileSync(join(folder, 'a b#%2f.txt'), 'mine');
      writeFileSync(join(folder, 'other.txt'), 'not mine');
      const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: ['--no-sandbox'] });
      const page = await browser.newPage();
      const site = new Site();
      const mine = site.addressOf(join(folder, 'a b#%2f.txt'));
      await site.open(page);
      const above = '/..%2f..%2f..%2f..%2f..%2f..%2f..%2f..';
      const paths = [mine, '/dist/embed.js', '/dist' + above + '/etc/passwd', '/dist' + above + folder + '/other.txt', '/%',
        '/dist/', '/dist/%2e%2e/package.json', '/dist/..%5cpackage.json', '/dist/embed.js%00', '/katex/..%2fkatex.js',
        mine.replace(/[^/]+$/, 'other.txt'), '/constructor', '/__proto__'];
      tell(await page.evaluate((paths) => Promise.all(paths.map(async (path) => (await fetch(path)).status)), paths));
      await browser.close();
    `);
    expect(answers).toEqual([200, 200, ...Array(11).fill(404)]);
  });

  it('loads an image from a server of this machine', async () => {
    const written = await told(`
      import { createServer } from 'node:http';
      const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>';
      const server = createServer((_, response) => {
        response.setHeader('access-control-allow-origin', '*').setHeader('content-type', 'image/svg+xml').end(svg);
      });
      await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
      const image = 'http://127.0.0.1:' + server.address().port + '/a.svg';
      tell((await render({ type: 'source-image', image, out: 'a.png' }, { folder })).length);
      server.close();
    `);
    expect(written).toBe(1);
  });

  it('goes on where a file has gone since it was checked', async () => {
    const ended = await told(`
      writeFileSync(join(folder, 'a.svg'), '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>');
      const image = { type: 'source-image', image: 'a.svg', out: 'image.png' };
      const onWritten = () => rmSync(join(folder, 'a.svg'), { force: true });
      const problems = await render([chart('a.png'), image, chart('b.png')], { folder, onWritten }).catch((error) => error.problems);
      tell([problems.length, problems[0].includes(join(folder, 'a.svg')), readdirSync(folder)]);
    `);
    expect(ended).toEqual([1, true, ['a.png', 'b.png']]);
  });

  it('tells each frame of a film', async () => {
    const frames = await told(`
      const frames = [];
      await render({ ...film, frames: 3, out: 'a.gif' }, { folder, onFrame: (...frame) => frames.push(frame.slice(1)) });
      tell(frames);
    `);
    expect(frames).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
  });

  it('ends in the middle of a film when it is not wanted any more; what is written stays', async () => {
    const ended = await told(`
      const controller = new AbortController();
      const onFrame = (_, frame) => frame === 2 && controller.abort(new Error('not wanted'));
      const list = [chart('a.png'), { ...film, out: 'film.gif' }, chart('b.png')];
      const reason = await render(list, { folder, onFrame, signal: controller.signal }).catch((error) => error.message);
      tell([reason, readdirSync(folder)]);
    `);
    expect(ended).toEqual(['not wanted', ['a.png']]);
  });

  it('goes on with a new browser where one has ended', async () => {
    const ended = await told(`
      import { execFileSync } from 'node:child_process';
      const kill = () => execFileSync('pkill', ['-KILL', '-P', String(process.pid)]);
      const list = [{ ...film, out: 'film.gif' }, chart('b.png')];
      const problems = await render(list, { folder, onFrame: (_, frame) => frame === 2 && kill() }).catch((error) => error.problems);
      tell([problems.map((problem) => problem.replace(/^.*?: /, '')), readdirSync(folder)]);
    `);
    expect(ended).toEqual([
      [
        'the browser exited while it drew this, perhaps for lack of memory: expected a smaller width, pixelRatio or resolution',
      ],
      ['b.png'],
    ]);
  });
});

describe('the moments of a film', () => {
  it.each([
    ['each integer between its ends once', { type: 'schedule-chart', t: '5..7' }, [5, 6, 7]],
    ['as many as it has, with both ends', { type: 'schedule-chart', t: '999..0', frames: 4 }, [999, 666, 333, 0]],
    ['any number, evenly', { type: 'guidance', scale: '1..2', frames: 3 }, [1, 1.5, 2]],
    ['the time of a path', { type: 'noise-triptych', schedule: { path: 'flow' }, t: '0..1', frames: 3 }, [0, 0.5, 1]],
  ])('are %s', async (_, film, values) => {
    const [checked] = await checkPictures([{ ...film, out: 'a.gif' }], '.');
    expect(checked?.moving?.values).toEqual(values);
  });
});

it('a file that is replaced keeps its permissions; one that cannot be written leaves nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'diffusion-figures-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [file, place] = [join(folder, 'a.png'), join(folder, 'b.png')];
  writeFileSync(file, 'old', { mode: 0o640 });
  writeWhole(file, Buffer.from('new'));
  expect([readFileSync(file, 'utf8'), statSync(file).mode & 0o777]).toEqual(['new', 0o640]);
  mkdirSync(place);
  expect(() => writeWhole(place, Buffer.from('new'))).toThrow(/^cannot be written: EISDIR$/);
  expect(readdirSync(folder)).toEqual(['a.png', 'b.png']);
});
