import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page, Route } from 'playwright-core';

const PACKAGE = fileURLToPath(new URL('..', import.meta.url));
const KATEX = fileURLToPath(new URL('.', import.meta.resolve('katex/package.json')));
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};
const HTML = `<!doctype html>
<meta charset="utf-8">
<title>diffusion-figures</title>
<link rel="icon" href="data:,">
<script type="module" src="/dist/embed.js"></script>
<script type="module" src="/dist/render/page.js"></script>`;

/**
 * The origin of the page for its browser. The name lies below localhost, because browsers encode videos only for such
 * pages and for https pages, which in turn load no image by http.
 */
const ORIGIN = 'http://diffusion-figures.localhost';

/** Whether an address is of the page's own files. */
export function isOwn(url: string): boolean {
  return url.startsWith(`${ORIGIN}/`);
}

/**
 * The page that draws a picture, and the files that it may load. There is no server: this process answers the
 * browser's requests with the files of a list and no other. So nothing else on the machine can request one, and no
 * address leads out of a folder.
 */
export class Site {
  /** The files by the paths of their addresses, as the browser writes them. */
  readonly #files = new Map<string, string>();

  constructor() {
    this.#add('/dist/embed.js', join(PACKAGE, 'embed.js'));
    this.#add('/dist/render/page.js', join(PACKAGE, 'render/page.js'));
    this.#addFolder('/dist/embed/parts', join(PACKAGE, 'embed/parts'));
    this.#addFolder('/dist/fonts', join(PACKAGE, 'fonts'));
    this.#addFolder('/katex', join(KATEX, 'dist/fonts'));
  }

  /** The address of a file for the page, which may load it from now on. */
  addressOf(file: string): string {
    return this.#add(`/files/${this.#files.size}/${basename(file)}`, file);
  }

  /** Returns a message with the paths of files instead of their addresses. */
  named(message: string): string {
    return [...this.#files].reduce((text, [address, file]) => text.replaceAll(address, file), message);
  }

  async open(page: Page): Promise<void> {
    // An image may be on a server of this machine. Browsers require a permission for that since 2025, and their drivers
    // use this name for it.
    await page
      .context()
      .grantPermissions(['local-network-access'])
      .catch(() => {});
    await page.context().route(`${ORIGIN}/**`, (route) => this.#answer(route));
    await page.goto(`${ORIGIN}/`);
  }

  #add(path: string, file: string): string {
    const { pathname } = new URL(path.split('/').map(encodeURIComponent).join('/'), ORIGIN);
    this.#files.set(pathname, file);
    return pathname;
  }

  #addFolder(path: string, folder: string): void {
    for (const name of readdirSync(folder)) this.#add(`${path}/${name}`, join(folder, name));
  }

  /** An error in here would end the process, and with it the pictures that are still to come. */
  async #answer(route: Route): Promise<void> {
    const { pathname } = new URL(route.request().url());
    const file = this.#files.get(pathname);
    const answer = pathname === '/' ? { contentType: 'text/html', body: HTML } : await answerWith(file);
    // The page may be closed by now.
    await route.fulfill(answer).catch(() => {});
  }
}

async function answerWith(file: string | undefined): Promise<Parameters<Route['fulfill']>[0]> {
  try {
    if (file === undefined) return { status: 404 };
    return { contentType: TYPES[extname(file)] ?? 'application/octet-stream', body: await readFile(file) };
  } catch {
    return { status: 404 };
  }
}
