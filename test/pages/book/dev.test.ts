import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { serve } from '../../../site/dev.mjs';

// The server of `npm run book -- --dev`, with two pages of its own.

let folder = '';
let book: Awaited<ReturnType<typeof serve>>;
const slow = globalThis as { startOfBook?: Promise<void> | undefined };
let start = () => {};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'diffusion-figures-'));
  mkdirSync(join(folder, 'site'));
  const page = "export const pages = [{ path: 'learn/' }, { path: 'broken/' }];\n";
  const text =
    "export const documentOf = async ({ path }) => {\n  if (path === 'broken/') throw new Error('no such lesson');\n";
  writeFileSync(join(folder, 'site/server.tsx'), `${page}${text}  return '<h1>Learn</h1>';\n};\n`);
  // A plugin as slow as the sources of all pages are on a busy machine.
  const plugin = "{ name: 'slow', async transform(code, id) { if (/server/.test(id)) await globalThis.startOfBook; } }";
  writeFileSync(
    join(folder, 'vite.config.mjs'),
    `export default { root: ${JSON.stringify(folder)}, logLevel: 'silent', plugins: [${plugin}] };`,
  );
  slow.startOfBook = new Promise((resolve) => {
    start = resolve;
  });
  book = await serve({ configFile: join(folder, 'vite.config.mjs'), base: '/', port: 0 });
});

afterAll(async () => {
  start();
  slow.startOfBook = undefined;
  vi.useRealTimers();
  await book?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What is at an address, which is sent as it is written. */
function answerTo(path: string): Promise<[status: number | undefined, text: string]> {
  const { hostname, port } = new URL(book.address);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, agent: false }, async (response) => {
      let text = '';
      for await (const part of response) text += part;
      resolve([response.statusCode, text]);
    });
    asked.on('error', reject).end();
  });
}

it('answers when it has started, however long that takes', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const asked = Promise.all(['/learn/', '/learn?t=3', '/nowhere'].map(answerTo));
  // The requests have arrived once another has been answered.
  await answerTo('/@vite/client');
  await vi.advanceTimersByTimeAsync(300_000);
  start();
  const answers = await asked;
  vi.useRealTimers();
  expect(answers.map(([status]) => status)).toEqual([200, 200, 404]);
  expect(answers[0]?.[1]).toContain('<h1>Learn</h1>');
});

it.each([
  ['//', 404],
  ['//learn/', 404],
  ['/%', 404],
  ['http://[/', 400],
  ['/broken/', 500],
])('answers %s with %i, and goes on', async (path, status) => {
  start();
  expect((await answerTo(path))[0]).toBe(status);
  expect((await answerTo('/learn/'))[0]).toBe(200);
});
