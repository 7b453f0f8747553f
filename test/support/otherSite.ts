import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of another site, without a slash at its end. */
    otherSite: string;
  }
}

const GREY_PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

const DIST = new URL('../../dist/', import.meta.url);

/** The notebook's own photograph; it lies beside the repository where that was written. */
const REFERENCE = new URL('../../../shared/reference/Klettersteig.jpg', import.meta.url);

/**
 * Runs another site beside the tests in a browser: below `/open/` it lets other pages read its answers, elsewhere not.
 * `copy-1` and `copy-2` hold the built package each, as two parts of a page may load it. `photo.png` is an image and `reference.jpg` the notebook's, if it is there; the connection of `cut.png` breaks; everything
 * else is not found.
 */
export default async function serveOtherSite(project: TestProject): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname.startsWith('/open/')) response.setHeader('Access-Control-Allow-Origin', '*');
    if (pathname.endsWith('/cut.png')) {
      response.writeHead(200, { 'Content-Type': 'image/png', 'Content-Length': 2 * GREY_PIXEL.length });
      response.write(GREY_PIXEL, () => response.destroy());
      return;
    }
    const body = bodyOf(pathname);
    response.writeHead(body ? 200 : 404, { 'Content-Type': body ? typeOf(pathname) : 'text/plain' });
    response.end(body ?? 'not found');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  project.provide('otherSite', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return () => new Promise((resolve) => server.close(() => resolve()));
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

function typeOf(pathname: string): string {
  return TYPES[extname(pathname)] ?? 'image/*';
}

function bodyOf(pathname: string): Buffer | null {
  const file = /^\/open\/copy-\d\/(.+)$/.exec(pathname)?.[1];
  if (file) return builtFile(file);
  if (pathname.endsWith('/photo.png')) return GREY_PIXEL;
  if (pathname.endsWith('/reference.jpg') && existsSync(REFERENCE)) return readFileSync(REFERENCE);
  return null;
}

function builtFile(path: string): Buffer | null {
  const file = new URL(path, DIST);
  return file.href.startsWith(DIST.href) && existsSync(file) ? readFileSync(file) : null;
}
