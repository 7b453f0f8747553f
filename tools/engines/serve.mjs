// Serves folders on localhost, and puts the scripts of inPage at the head of each page.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

/** In this order: errors are collected from the start. */
const SCRIPTS = ['errors', 'arrival', 'controls', 'reader', 'axe', 'moves']
  .map((name) => `<script src="/inPage/${name}.js"></script>`)
  .join('');
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
};

/**
 * Returns the server's address and a function that stops it.
 *
 * @param folders - folders by the first part of the path: `{ page: folder }` answers `/page/…` from it.
 */
export async function serve(folders) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const [, name, ...rest] = normalize(decodeURIComponent(pathname)).split('/');
    const type = extname(pathname);
    try {
      const body = await readFile(join(folders[name], ...rest));
      const headers = { 'Content-Type': TYPES[type] ?? 'application/octet-stream', 'Cache-Control': 'max-age=3600' };
      response.writeHead(200, headers).end(type === '.html' ? withScripts(String(body)) : body);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function withScripts(html) {
  return html.replace(/<head[^>]*>/, (head) => head + SCRIPTS);
}
