import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { build, type Rolldown } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findBrowser } from '../scripts/browser.mjs';
import { imported, needsReload } from '../src/lazy/lazy.js';

// Pages in a browser, and the server that they are from: the elements of the built package, and a site that Vite has built of it.

const isBuilt = existsSync('dist/embed.js');
if (!isBuilt) console.log('pages from a server are not tested, as there is no dist; npm run build makes it');

const elements = (type: string) => `<!doctype html><html lang="en"><script type="module" src="/dist/embed.js"></script>
<diffusion-figure type="${type}" resolution="16" loading="eager" formula></diffusion-figure></html>`;
const SITE = `<!doctype html><html lang="en"><script type="module" src="/site/page.js"></script><div id="root"></div></html>`;
const SITE_SOURCE = `
  import { createRoot } from 'react-dom/client';
  import { createElement } from 'react';
  import { NoiseTriptych } from ${JSON.stringify(resolve('dist/index.js'))};
  createRoot(document.getElementById('root')).render(createElement(NoiseTriptych, { resolution: 16, loading: 'eager', formula: true }));
`;

/** How the server refuses a file: it breaks the connection, or answers with a status. */
type Refusal = 'reset' | 503;

let browser: Browser;
let server: Server;
let address: string;
let site: ReadonlyMap<string, string>;
/** The files that the server refuses, by a part of their paths. */
const refused = new Map<string, Refusal>();
/** The policy that pages come under; undefined for none. */
let policy: string | undefined;
let page: Page;

/** The files of the site, by their paths. */
async function builtSite(): Promise<ReadonlyMap<string, string>> {
  const { output } = (await build({
    configFile: false,
    logLevel: 'error',
    base: '/site/',
    plugins: [
      {
        name: 'page',
        resolveId: (id) => (id === 'virtual:page' ? id : null),
        load: (id) => (id === 'virtual:page' ? SITE_SOURCE : null),
      },
    ],
    build: { write: false, rolldownOptions: { input: 'virtual:page', output: { entryFileNames: 'page.js' } } },
  })) as Rolldown.RolldownOutput;
  return new Map(output.map((file) => [`/site/${file.fileName}`, file.type === 'chunk' ? file.code : '']));
}

function contentOf(path: string): Buffer | string | undefined {
  if (path === '/elements') return elements('noise-triptych');
  if (path === '/loss-floor') return elements('loss-floor');
  if (path === '/site') return SITE;
  const file = resolve(`.${path}`);
  return path.startsWith('/dist/') && existsSync(file) ? readFileSync(file) : site.get(path);
}

const TYPES: Readonly<Record<string, string>> = { '': 'text/html', '.js': 'text/javascript', '.woff2': 'font/woff2' };

beforeAll(async () => {
  if (!isBuilt) return;
  site = await builtSite();
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const refusal = [...refused].find(([part]) => pathname.includes(part))?.[1];
    if (refusal === 'reset') return request.socket.destroy();
    const content = contentOf(pathname);
    response.writeHead(refusal ?? (content === undefined ? 404 : 200), {
      'Content-Type': TYPES[extname(pathname)] ?? 'text/plain',
      ...(policy && { 'Content-Security-Policy': policy }),
    });
    return response.end(refusal ? '' : content);
  }).listen(0, '127.0.0.1');
  browser = await chromium.launch({ ...findBrowser(), args: ['--no-sandbox'] });
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});
beforeEach(async () => {
  refused.clear();
  policy = undefined;
  page = await browser.newPage();
});
afterEach(() => page.close());

const message = () => page.getByRole('alert');
const press = (name: string) => page.getByRole('button', { name }).click();
const isReady = () => page.locator('figure[data-state=ready]').waitFor();

/** Opens a page, waits for what it says, and lets the server answer again. */
async function openWithout(part: string, refusal: Refusal, path: string): Promise<string | null> {
  refused.set(part, refusal);
  await page.goto(address + path);
  await message().waitFor();
  const said = await message().textContent();
  refused.clear();
  return said;
}

// The pinned Chromium keeps a file that it could not load as failed until the page is reloaded.

describe.skipIf(!isBuilt)('an element whose server was down', () => {
  it('is drawn once the reader tries again', async () => {
    expect(await openWithout('/parts/', 'reset', '/elements')).toContain('parts of embed.js could not be loaded');
    await press('Try again');
    await isReady();
    expect(await message().count()).toBe(0);
  });

  it.each(['/parts/NoiseTriptych-', '/parts/drawing-', '/parts/katexStyles-'])(
    'is drawn once the browser is back online: %s',
    async (part) => {
      await openWithout(part, 'reset', '/elements');
      await page.evaluate(() => dispatchEvent(new Event('online')));
      await isReady();
      expect(await message().count()).toBe(0);
    },
  );

  it('is drawn, though trying again failed too', async () => {
    await openWithout('/parts/app.js', 'reset', '/elements');
    refused.set('/parts/app.js', 503);
    const answered = page.waitForResponse((response) => response.status() === 503);
    await press('Try again');
    await answered;
    await expect.poll(() => message().textContent()).toContain('retry');
    refused.clear();
    await press('Try again');
    await isReady();
  });

  it.each([
    ['of all figures', '/parts/elements-', '/elements'],
    ['of one figure', '/parts/floors-', '/loss-floor'],
  ])(
    'says that only a new page helps where what the code %s imports did not come, and has a button for it',
    async (_, part, path) => {
      await page.setViewportSize({ width: 360, height: 600 });
      await openWithout(part, 'reset', path);
      await press('Try again');
      await page.getByText('. The browser loads the missing code only after you reload the page.').waitFor();
      // The message holds a long address.
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
      await press('Reload the page');
      await isReady();
    },
  );
});

describe.skipIf(!isBuilt)('a figure of a built site whose server was down', () => {
  it('is drawn once the reader tries again', async () => {
    await openWithout('/drawing-', 503, '/site');
    await press('Try again');
    await isReady();
  });

  it('has its formulas once the browser is back online', async () => {
    refused.set('/typeset-', 'reset');
    await page.goto(`${address}/site`);
    await page.locator('.df-tex code').first().waitFor();
    refused.clear();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.locator('.df-tex .katex-html').first().waitFor({ state: 'attached' });
  });

  it('opens its menu at the next press', async () => {
    await page.goto(`${address}/site`);
    await isReady();
    refused.set('/', 'reset');
    // By a key: the site has no margins, so its first menu is at the very edge of the window.
    await page.locator('.df-menu-button').press('Enter');
    await message().waitFor();
    refused.clear();
    await page.locator('.df-menu-button').press('Enter');
    await page.getByRole('menu').waitFor();
  });
});

it('leaves a file to a browser that asks for it again by itself', async () => {
  const error = new TypeError('error loading dynamically imported module: https://example.org/part.js');
  const answers = [Promise.reject(error), Promise.reject(error), Promise.resolve('code')];
  const load = () => answers.shift() as Promise<string>;
  await expect(imported(load)).rejects.toBe(error);
  await expect(imported(load)).rejects.toBe(error);
  expect(needsReload(error)).toBe(false);
  expect(await imported(load)).toBe('code');
});

/** The policy that the page of the docs recommends. */
function documentedPolicy(): string {
  const page = readFileSync('stories/Docs/ContentSecurityPolicy.mdx', 'utf8');
  const written = /Content-Security-Policy:\n([^`]*)```/.exec(page)?.[1] ?? '';
  return written.replaceAll(/\s+/g, ' ').trim();
}

/** What a browser reports of a page, once its figure is drawn. */
async function violationsOf(path: string): Promise<string[]> {
  await page.addInitScript(() => {
    const violations: string[] = [];
    Object.assign(window, { violations });
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      violations.push(`${effectiveDirective} ${blockedURI}`),
    );
  });
  await page.goto(address + path);
  await isReady();
  await page.locator('.katex-html').first().waitFor({ state: 'attached' });
  return page.evaluate(() => (window as unknown as { violations: string[] }).violations);
}

describe.skipIf(!isBuilt).each(['/elements', '/site'])('under a strict policy, %s', (path) => {
  it.each(['', "; require-trusted-types-for 'script'"])('violates nothing: the documented one%s', async (more) => {
    policy = documentedPolicy() + more;
    expect(policy).toContain("style-src 'self'");
    expect(await violationsOf(path)).toEqual([]);
  });

  it('is reported once for its kernel where the policy forbids WebAssembly', async () => {
    policy = documentedPolicy().replace(" 'wasm-unsafe-eval'", '');
    expect(await violationsOf(path)).toEqual(['script-src wasm-eval']);
  });
});
