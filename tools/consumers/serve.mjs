// Serves a built site below its base path, on request under a Content-Security-Policy.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { BASE } from './sites.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.jpg': 'image/jpeg',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/**
 * Returns the server's address and a function that stops it.
 *
 * @param strict - whether pages come under the policy; defaults to false.
 */
export async function serve(folder, { strict = false } = {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const path = normalize(decodeURIComponent(pathname));
    try {
      if (!path.startsWith(BASE)) throw new Error('outside the base path');
      const file = join(folder, path.slice(BASE.length), path.endsWith('/') ? 'index.html' : '');
      const body = await readFile(file);
      const type = TYPES[extname(file)] ?? 'application/octet-stream';
      const isPage = extname(file) === '.html';
      response.writeHead(200, {
        'Content-Type': type,
        ...(strict && isPage && { 'Content-Security-Policy': policyFor(body.toString()) }),
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${server.address().port}${BASE}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The policy of the docs. Frameworks write scripts and style elements into their pages, which are allowed by hash. */
function policyFor(html) {
  const scripts = hashes(html, /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g);
  const styles = hashes(html, /<style[^>]*>([\s\S]*?)<\/style>/g);
  return [
    "default-src 'self'",
    `script-src 'self' 'wasm-unsafe-eval'${scripts}`,
    `style-src 'self'${styles}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
  ].join('; ');
}

function hashes(html, pattern) {
  const contents = new Set([...html.matchAll(pattern)].map(([, content]) => content));
  return [...contents].map((text) => ` 'sha256-${createHash('sha256').update(text).digest('base64')}'`).join('');
}
