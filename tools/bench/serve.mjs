// Serves the built pages on localhost, cross-origin isolated: that refines the page's clock from 100 µs to 5 µs, and
// gives tfjs's wasm backend its threads.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { OUTPUT } from './build.mjs';

const WASM = fileURLToPath(new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/dist', import.meta.url));
const WASM_PREFIX = '/tfjs-backend-wasm/';
const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
/** The package as a page without a bundler has it. */
const PACKAGE_PREFIX = '/dist/';
const RESULT = '/result';
const LIMIT = 60_000;
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};
const HEADERS = {
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/**
 * Returns the server's address, a function that waits for the next number that a page sends to `/result`, for a minute at
 * most, and one that stops the server.
 */
export async function serve() {
  let tell = () => {};
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url, 'http://localhost').pathname);
    if (request.method === 'POST' && path === RESULT) {
      tell(Number(await text(request)));
      response.end();
      return;
    }
    try {
      const body = await readFile(fileOf(path));
      response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream', ...HEADERS });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    nextResult: () =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('a page has not sent its result within a minute')), LIMIT);
        tell = (result) => {
          clearTimeout(timer);
          resolve(result);
        };
      }),
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function fileOf(path) {
  if (path.startsWith(PACKAGE_PREFIX)) return join(PROJECT, path);
  return path.startsWith(WASM_PREFIX) ? join(WASM, path.slice(WASM_PREFIX.length)) : join(OUTPUT, path);
}
