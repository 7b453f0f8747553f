import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = fileURLToPath(new URL('..', import.meta.url));
const KATEX = fileURLToPath(new URL('.', import.meta.resolve('katex/package.json')));
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};
const PAGE = `<!doctype html>
<meta charset="utf-8">
<title>diffusion-figures</title>
<link rel="icon" href="data:,">
<script type="module" src="/dist/embed.js"></script>
<script type="module" src="/dist/render/page.js"></script>`;

/** The page that draws, at an address of this machine that nobody else knows. */
export interface Site {
  readonly address: string;
  /** The address of a file for the page. */
  readonly addressOf: (file: string) => string;
  readonly close: () => void;
}

/** Serves the page, what it loads, and the files that pictures name; no other file of the machine. */
export async function openSite(): Promise<Site> {
  const files: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (path === '/') return void response.setHeader('content-type', 'text/html').end(PAGE);
    const file = fileAt(path, files);
    if (!file || !existsSync(file)) return void response.writeHead(404).end();
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    addressOf: (file) => `/files/${files.push(file) - 1}/${encodeURIComponent(basename(file))}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function fileAt(path: string, files: readonly string[]): string | undefined {
  // An address has no `..` left in it.
  const [, root, first = '', ...rest] = path.split('/');
  if (root === 'dist') return join(PACKAGE, first, ...rest);
  if (root === 'katex') return join(KATEX, 'dist/fonts', first);
  return root === 'files' ? files[Number(first)] : undefined;
}
