import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { type Font, openSync } from 'fontkit';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../../scripts/browser.mjs';
import { addBooks, minorOf } from '../../../site/out.mjs';
import { ORIGIN, openContext } from '../../../site/stills.mjs';
import { questions, renamed } from '../../../stories/Answers/questions.js';

// The static site, built below a base with React's checks, as a reader without scripts and one with scripts has it.

const run = promisify(execFile);
const TEMPORARY = mkdtempSync(join(tmpdir(), 'diffusion-figures-'));
const FOLDER = join(TEMPORARY, 'book');
const BASE = '/below/';
const SITE = 'https://book.example';
const build = (...options: string[]) => run(process.execPath, ['site/build.mjs', ...options]);

let said = '';
let paths: string[] = [];
const htmlOf = (path: string) => readFileSync(join(FOLDER, path, 'index.html'), 'utf8');

beforeAll(async () => {
  const { stdout, stderr } = await build(
    '--mode',
    'development',
    '--no-stills',
    '--site',
    SITE,
    '--base',
    BASE,
    '--out',
    FOLDER,
  );
  said = stdout + stderr;
  const sitemap = readFileSync(join(FOLDER, 'sitemap.xml'), 'utf8');
  paths = [...sitemap.matchAll(/<loc>https:\/\/[^/]+\/below\/(.*?)<\/loc>/g)].map(([, path]) => path as string);
}, 1_800_000);
afterAll(() => rmSync(TEMPORARY, { recursive: true, force: true }));

/** The text that a page shows, with each formula once. */
function textOf(html: string): string {
  const main = /<main[^>]*>(.*)<\/main>/s.exec(html)?.[1] ?? '';
  return decoded(main.replace(/<span class="katex-mathml">.*?<\/math><\/span>/gs, ' ').replace(/<[^>]*>/g, ' '));
}

function decoded(text: string): string {
  return text.replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)));
}

describe('without scripts', () => {
  it('has every page of Storybook that is a text, and every component', () => {
    const texts = [
      'stories',
      'stories/Answers',
      'stories/Learn',
      'stories/Learn/parts',
      'stories/Docs',
      'stories/Docs/Sites',
      'stories/Translated/de',
      'stories/Translated/zh',
    ];
    const expected = texts.flatMap((folder) => readdirSync(folder).filter((file) => file.endsWith('.mdx')));
    const sections = new Map<string, number>();
    for (const path of paths) {
      const section = path.split('/')[0] as string;
      sections.set(section, (sections.get(section) ?? 0) + 1);
    }
    const count = (...names: string[]) => names.reduce((sum, name) => sum + (sections.get(name) ?? 0), 0);
    expect(count('', 'notebook', 'gallery', 'learn', 'answers', 'docs', 'de', 'zh')).toBe(expected.length);
    const figures = readdirSync('src/figures').filter((name) => existsSync(`stories/Figures/${name}.stories.tsx`));
    for (const name of figures) expect(paths).toContain(`figures/${name.toLowerCase()}/`);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('has all text and formulas in its HTML', () => {
    const short = paths.filter((path) => textOf(htmlOf(path)).split(/\s+/).length < 60 && !path.startsWith('zh/'));
    expect(short).toEqual([]);
    for (const path of paths) expect(htmlOf(path), path).not.toMatch(/<template|data-msg=|df-tex-error|<!--\$!-->/);
    expect(htmlOf('notebook/').match(/<math/g)?.length).toBeGreaterThan(400);
    expect(htmlOf('learn/why-jump/')).toContain('<h2 id="the-noise-of-many-steps">');
    expect(htmlOf('docs/install/')).toMatch(/<pre class="shiki[^"]*" tabindex="0"><code>[\s\S]*?<span class="code-/);
    expect(htmlOf('figures/guidance/')).toMatch(/<code id="prop-scale">scale<\/code>/);
  });

  it('leads to pages and sections that there are', () => {
    const broken = paths.flatMap((path) => {
      const html = htmlOf(path);
      return [...html.matchAll(/ href="([^"]*)"/g)].flatMap(([, address = '']) => {
        if (!/^[/#]/.test(address)) return [];
        const [to = '', hash] = decodeURIComponent(decoded(address)).split('#');
        const target = to === '' ? html : pageAt(to);
        const isThere = target !== undefined && (!hash || target.includes(` id="${hash}"`));
        return isThere ? [] : [`${path}: ${address}`];
      });
    });
    expect([...new Set(broken)]).toEqual([]);
    expect(paths, 'the Python package leads there').toContain('docs/in-notebooks/');
  });

  function pageAt(address: string): string | undefined {
    const path = address.startsWith(BASE) ? address.slice(BASE.length) : '..';
    if (path.startsWith('storybook/')) return ''; // It is built by another command.
    const file = join(FOLDER, path);
    if (/\.\w+$/.test(path)) return existsSync(file) ? '' : undefined;
    return existsSync(join(file, 'index.html')) ? readFileSync(join(file, 'index.html'), 'utf8') : undefined;
  }

  it('has a Jupyter notebook of each lesson, whose cells print numbers', () => {
    const linked = paths.flatMap((path) => {
      const [, file] = / href="([^"]*\.ipynb)"/.exec(htmlOf(path)) ?? [];
      return file ? [[path, file.slice(BASE.length)] as const] : [];
    });
    const isLesson = (path: string) => /^(?:notebook|learn|de|zh)\//.test(path);
    expect(linked.map(([path]) => path)).toEqual(paths.filter(isLesson));
    const hasRun = !said.includes('without outputs');
    let outputs = 0;
    for (const [path, file] of linked) {
      const { cells, nbformat } = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
      expect([nbformat, cells[2].source], file).toEqual([4, ['%pip install -q diffusion-figures']]);
      expect(cells[0].source.join(''), file).toContain(`(${SITE}${BASE}${path})`);
      outputs += cells.filter((cell: { outputs?: unknown[] }) => cell.outputs?.length).length;
    }
    expect(outputs).toBeGreaterThan(hasRun ? 40 : -1);
  });

  it('tells search engines what and where each page is', () => {
    const titles = paths.map((path) => /<title>(.*?)<\/title>/.exec(htmlOf(path))?.[1]);
    expect(new Set(titles).size).toBe(paths.length);
    for (const path of paths) {
      const html = htmlOf(path);
      expect(html).toContain(`<link rel="canonical" href="${SITE}${BASE}${path}"/>`);
      expect(/<meta name="description" content="([^"]+)"/.exec(html)?.[1]?.length, path).toBeGreaterThan(
        20 - (path.startsWith('zh/') ? 10 : 0),
      );
      const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '');
      expect(data.inLanguage).toBe(/<html lang="(\w+)"/.exec(html)?.[1]);
    }
    const versions = [...htmlOf('de/why-jump/').matchAll(/hrefLang="([\w-]+)" href="[^"]*below\/([^"]*)"/g)];
    expect(versions.map(([, lang, path]) => [lang, path])).toEqual([
      ['en', 'learn/why-jump/'],
      ['de', 'de/why-jump/'],
      ['zh', 'zh/why-jump/'],
      ['x-default', 'learn/why-jump/'],
    ]);
  });

  it('tells them the questions that people ask, with the answers of the page', () => {
    const html = htmlOf('answers/what-people-ask/');
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '');
    expect([data['@type'], data.mainEntity.length]).toEqual(['FAQPage', questions.length]);
    for (const { url, name } of data.mainEntity) {
      const [page, id] = url.split('#');
      expect(page).toBe(`${SITE}${BASE}answers/what-people-ask/`);
      expect(html).toContain(`<h3 id="${id}">`);
      expect(questions.map(({ title }) => title)).toContain(name);
    }
  });

  it('begins its list of pages with the first page, in every language', () => {
    for (const path of ['', 'notebook/', 'de/notebook/', 'zh/notebook/']) {
      const [, first] = /<nav id="book-pages".*?<a href="([^"]*)"/s.exec(htmlOf(path)) ?? [];
      expect(first, path).toBe(BASE);
    }
  });

  it('shows an image, its text and its code on the first page, and no control that only scripts answer', () => {
    const html = htmlOf('');
    const hero = /<div class="start-hero">.*?<p class="start-mix">/s.exec(html)?.[0] ?? '';
    const [, image = ''] = /<img src="([^"]+)"/.exec(hero) ?? [];
    expect(existsSync(join(FOLDER, image.slice(BASE.length)))).toBe(true);
    expect(hero).not.toMatch(/role="slider"|tabindex|style=/i);
    expect(textOf(html).replace(/\s+/g, ' ')).toContain('npm install diffusion-figures react react-dom');
  });

  it('says that stills are missing, and refers to none', () => {
    expect(said).toContain('Stills, cards and PDFs are missing');
    for (const path of paths) expect(htmlOf(path), path).not.toMatch(/(?:href|content)="[^"]*\/(?:stills|cards|pdf)\//);
  });

  it('is written with characters that its fonts have', () => {
    const fonts = [
      'page-text',
      'page-arabic',
      'KaTeX_Main-Regular',
      'KaTeX_Math-Italic',
      'KaTeX_AMS-Regular',
      'KaTeX_Size1-Regular',
    ].map((name) => openSync(`stories/fonts/${name}.woff2`) as Font);
    const others = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef\s\u2060-\u2064]/u;
    const missing = new Set<string>();
    for (const path of paths) {
      for (const character of textOf(htmlOf(path))) {
        const code = character.codePointAt(0) as number;
        if (!others.test(character) && !fonts.some((font) => font.hasGlyphForCodePoint(code))) missing.add(character);
      }
    }
    expect([...missing]).toEqual([]);
  });
});

/** Runs in a page: `moved` is how much it has moved by itself. */
function countShifts(): void {
  Object.assign(window, { moved: 0 });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
      if (!entry.hadRecentInput) (window as unknown as { moved: number }).moved += entry.value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

const found = findBrowser();

/** What axe says of a page. */
interface Found {
  violations: { id: string; nodes: { html: string }[] }[];
}

describe.skipIf(!found)('with scripts', () => {
  let browser: Browser;
  beforeAll(async () => {
    const { isPinned: _, ...options } = found ?? {};
    browser = await chromium.launch({ ...options, args: ['--no-sandbox'] });
  });
  afterAll(() => browser?.close());

  /** Opens a page. Returns what React and the browser complain of, and how much the page moved and loaded. */
  async function opened(path: string) {
    const context: BrowserContext = await openContext(
      { browser, folder: FOLDER, base: BASE },
      { viewport: { width: 1280, height: 800 } },
    );
    const page = await context.newPage();
    const complaints: string[] = [];
    const fonts = new Map<string, number>();
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(`${path}: ${message.text().slice(0, 600)}`);
    });
    page.on('pageerror', (error) => complaints.push(`${path}: ${error.message}`));
    page.on('response', async (response) => {
      if (response.url().endsWith('.woff2')) fonts.set(response.url(), (await response.body().catch(() => '')).length);
    });
    await page.addInitScript(countShifts);
    await page.goto(ORIGIN + BASE + path, { waitUntil: 'load' });
    await page.waitForFunction(() =>
      [...document.querySelectorAll('[data-source]')].every((root) =>
        Object.keys(root.firstElementChild ?? {}).some((key) => key.startsWith('__react')),
      ),
    );
    await page.waitForTimeout(400);
    const moved = await page.evaluate(() => (window as unknown as { moved: number }).moved);
    await context.close();
    // A preloaded font that the system's has stood in for meanwhile, on a busy machine.
    const meant = complaints.filter((complaint) => !/was preloaded using link preload but not used/.test(complaint));
    return { complaints: meant, moved, fontBytes: [...fonts.values()].reduce((sum, bytes) => sum + bytes, 0) };
  }

  async function openedAll(addresses: readonly string[]) {
    const queue = [...addresses];
    const results: (Awaited<ReturnType<typeof opened>> & { address: string })[] = [];
    const work = async () => {
      for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
        results.push({ address, ...(await opened(address)) });
      }
    };
    await Promise.all([work(), work()]);
    return results;
  }

  it('is hydrated as it was rendered, moves nothing, and loads at most 165 kB of fonts', {
    timeout: 600_000,
  }, async () => {
    const results = await openedAll(paths);
    expect(results.flatMap(({ complaints }) => complaints)).toEqual([]);
    expect(results.filter(({ moved }) => moved > 0.02).map(({ address, moved }) => `${address}: ${moved}`)).toEqual([]);
    expect(
      results
        .filter(({ fontBytes }) => fontBytes > 165_000)
        .map(({ address, fontBytes }) => `${address}: ${fontBytes}`),
    ).toEqual([]);
  });

  it('is hydrated at the t of its address too', { timeout: 600_000 }, async () => {
    const lessons = paths.filter((path) => /^(?:notebook|learn|de|zh)\//.test(path));
    const results = await openedAll(lessons.map((path) => `${path}?t=300`));
    expect(results.flatMap(({ complaints }) => complaints)).toEqual([]);
  });

  /** Opens a page in a window of a size, without motion. */
  async function openedAt(address: string, width: number, height: number, options = {}) {
    const context: BrowserContext = await openContext(
      { browser, folder: FOLDER, base: BASE },
      { viewport: { width, height }, reducedMotion: 'reduce', ...options },
    );
    const page = await context.newPage();
    await page.goto(ORIGIN + BASE + address);
    return { page, close: () => context.close() };
  }

  it('leads from the old address of the notebook to the notebook', async () => {
    const idsIn = (path: string) => [...htmlOf(path).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id as string);
    const frame = new Set(idsIn('docs/install/'));
    const ids = new Set(idsIn('notebook/').filter((id) => !frame.has(id)));
    expect(ids.size).toBeGreaterThan(16);
    expect(idsIn('').filter((id) => ids.has(id))).toEqual([]);
    for (const [old, present] of [
      ['#jump', 'notebook/#jump'],
      ['?t=300#jump', 'notebook/#jump'],
      ['?t=300', 'notebook/'],
      ['#page', '#page'],
      ['', ''],
    ] as const) {
      const { page, close } = await openedAt(old, 1280, 800);
      await expect.poll(() => page.url()).toBe(ORIGIN + BASE + present);
      if (old.includes('?t')) await expect.poll(() => page.locator('.df-bar-field').inputValue()).toBe('300');
      await close();
    }
  });

  it('leads from a link to its answer, also from one that was renamed, and ignores what is none', async () => {
    const path = 'answers/what-people-ask/';
    const place = (page: Page, id: string) =>
      page.evaluate((name) => document.getElementById(name)?.getBoundingClientRect().top, id);
    for (const [anchor, id] of [['ema', 'ema'], ['same-seed', 'same-seed'], ...renamed] as const) {
      const { page, close } = await openedAt(`${path}#${anchor}`, 1280, 800);
      // Figures above arrive meanwhile.
      await page.locator(`section[aria-labelledby="${id}"] figure[data-state=ready]`).waitFor();
      expect(Math.abs((await place(page, id)) as number), anchor).toBeLessThan(200);
      await close();
    }
    for (const hostile of [
      '__proto__',
      'constructor',
      '%E0%A4%A',
      '%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E',
      'EMA',
    ]) {
      const { page, close } = await openedAt(`${path}#${hostile}`, 1280, 800);
      const failures: string[] = [];
      page.on('pageerror', ({ message }) => failures.push(message));
      page.on('dialog', (dialog) => void dialog.dismiss().then(() => failures.push('a dialog')));
      await page.reload();
      await page.waitForFunction(() =>
        Object.keys(document.querySelector('[data-source]')?.firstElementChild ?? {}).some((key) =>
          key.startsWith('__react'),
        ),
      );
      await page.getByRole('searchbox', { name: 'Find a question' }).fill('slerp');
      await expect.poll(() => page.locator('.answer-index a').count()).toBe(1);
      expect([await page.evaluate(() => scrollY), failures]).toEqual([0, []]);
      await close();
    }
  });

  it.each([
    [1280, 800],
    [360, 780],
  ])('has what matters in a first window of %i × %i', async (width, height) => {
    const start = await openedAt('', width, height);
    const picture = start.page.getByRole('slider', { name: 'Timestep t of the picture' });
    const boxOf = async (selector: string) => await start.page.locator(selector).boundingBox();
    await picture.waitFor();
    const [lead, hint, box] = [await boxOf('.page-lead'), await boxOf('.start-hint'), await picture.boundingBox()];
    for (const one of [lead, hint]) expect((one?.y ?? height) + (one?.height ?? 0)).toBeLessThan(height);
    expect(height - (box?.y ?? height)).toBeGreaterThan(height / 3);
    expect([box?.x, box?.width]).toEqual([0, width]);
    expect(await start.page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await start.close();
    const notebook = await openedAt('notebook/', width, height);
    const bar = await notebook.page.locator('.lesson-bar').boundingBox();
    expect((bar?.y ?? height) + (bar?.height ?? 0)).toBeLessThan(height * 0.75);
    await notebook.close();
  });

  it('has a first page in which axe finds nothing', async () => {
    const axe = createRequire(import.meta.resolve('@storybook/addon-a11y')).resolve('axe-core/axe.min.js');
    for (const [width, colorScheme] of [
      [1280, 'light'],
      [360, 'dark'],
    ] as const) {
      const { page, close } = await openedAt('', width, 800, { colorScheme });
      await page.locator('.start-picture[role=slider]').waitFor();
      for (const figure of await page.locator('figure').all()) {
        await figure.scrollIntoViewIfNeeded();
        await expect.poll(() => figure.getAttribute('data-state')).toBe('ready');
      }
      await page.addScriptTag({ path: axe });
      const violations = await page.evaluate(async () => {
        const run: (options: object) => Promise<Found> = Reflect.get(Reflect.get(globalThis, 'axe'), 'run');
        const found = await run({ resultTypes: ['violations'] });
        return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
      });
      expect(violations, `${width} px, ${colorScheme}`).toEqual([]);
      await close();
    }
  });

  it('searches the pages of a language', async () => {
    for (const [path, query, section] of [
      ['', 'guidance', ''],
      ['de/why-jump/', 'Rauschen', 'de/'],
      ['zh/why-jump/', '噪声', 'zh/'],
    ] as const) {
      const context: BrowserContext = await openContext({ browser, folder: FOLDER, base: BASE }, {});
      const page = await context.newPage();
      await page.goto(ORIGIN + BASE + path);
      await page.keyboard.press('/');
      await page.locator('#book-search input').fill(query);
      const first = page.locator('.pagefind-ui__result-link').first();
      await first.waitFor();
      const links = await page
        .locator('.pagefind-ui__result-link')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
      for (const link of links) expect(link).toContain(BASE + section);
      await page.keyboard.press('Escape');
      expect(await page.locator('#book-search').isVisible()).toBe(false);
      await context.close();
    }
  });

  it('keeps the colour scheme that a reader chooses, and lists the pages on a narrow screen', async () => {
    const context: BrowserContext = await openContext(
      { browser, folder: FOLDER, base: BASE },
      { viewport: { width: 360, height: 780 }, colorScheme: 'light' },
    );
    const page = await context.newPage();
    await page.goto(`${ORIGIN}${BASE}docs/install/`);
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await paper()).toBe('rgb(255, 255, 255)');
    await page.locator('#book-scheme').selectOption('dark');
    expect(await paper()).toBe('rgb(20, 23, 26)');
    await page.reload();
    expect(await paper()).toBe('rgb(20, 23, 26)');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page.getByRole('button', { name: 'Pages' }).click();
    await page.getByRole('link', { name: 'Theming', exact: true }).click();
    await page.waitForURL('**/docs/theming/');
    await context.close();
  });

  it('has the link to an open page in sight, however long the list of pages is', async () => {
    const context: BrowserContext = await openContext(
      { browser, folder: FOLDER, base: BASE },
      { viewport: { width: 1280, height: 800 } },
    );
    const page = await context.newPage();
    for (const path of paths.filter((one) => one.startsWith('learn/'))) {
      await page.goto(ORIGIN + BASE + path);
      const link = page.locator('#book-pages [aria-current=page]');
      const { top, bottom } = await link.evaluate((one) => one.getBoundingClientRect());
      expect(top, path).toBeGreaterThanOrEqual(0);
      expect(bottom, path).toBeLessThanOrEqual(800);
    }
    await context.close();
  });

  it('marks the section at the upper edge of the window, also after a jump to the end and back', async () => {
    const context: BrowserContext = await openContext(
      { browser, folder: FOLDER, base: BASE },
      { viewport: { width: 1280, height: 800 } },
    );
    const page = await context.newPage();
    await page.goto(`${ORIGIN}${BASE}gallery/`);
    const links = page.locator('.book-sections a');
    const marked = () => page.locator('.book-sections a[aria-current=location]').allTextContents();
    // At once, as a reader who wants no motion gets there by the keys End and Home.
    const jumpTo = (top: number) => page.evaluate((to) => scrollTo({ top: to, behavior: 'instant' }), top);
    await jumpTo(100_000);
    await expect.poll(marked).not.toEqual([]);
    await jumpTo(0);
    await expect.poll(marked).toEqual([]);
    const first = links.filter({ visible: true }).first();
    await first.click();
    await expect.poll(marked).toContain(await first.textContent());
    await context.close();
  });

  it.each(['light', 'dark'] as const)(
    'shows a gallery that loads no pictures but those of a %s page',
    async (scheme) => {
      const context: BrowserContext = await openContext(
        { browser, folder: FOLDER, base: BASE },
        { colorScheme: scheme },
      );
      const page = await context.newPage();
      const pictures: string[] = [];
      page.on('request', (request) => /\.webp$/.test(request.url()) && pictures.push(request.url()));
      await page.goto(`${ORIGIN}${BASE}gallery/`);
      for (const picture of await page.locator(`.gallery-${scheme}`).all()) await picture.scrollIntoViewIfNeeded();
      await expect.poll(() => pictures.length).toBe(await page.locator('.gallery-card').count());
      expect(pictures.filter((url) => !url.includes(`-${scheme}-`))).toEqual([]);
      await context.close();
    },
  );

  it('shows the whole gallery, and nothing that filters it, to readers without scripts', async () => {
    const context: BrowserContext = await openContext(
      { browser, folder: FOLDER, base: BASE },
      { javaScriptEnabled: false },
    );
    const page = await context.newPage();
    await page.goto(`${ORIGIN}${BASE}gallery/`);
    expect(await page.locator('.gallery-card').count()).toBeGreaterThan(30);
    expect(await page.getByRole('searchbox').isVisible()).toBe(false);
    await context.close();
  });

  it('has no code below the button that copies it', async () => {
    const context: BrowserContext = await openContext(
      { browser, folder: FOLDER, base: BASE },
      { viewport: { width: 360, height: 780 } },
    );
    const page = await context.newPage();
    await page.goto(`${ORIGIN}${BASE}docs/install/`);
    const covered = await page.locator('.book-code').evaluateAll((all) =>
      all.flatMap((code) => {
        const button = (code.querySelector('.book-copy') as Element).getBoundingClientRect();
        const range = document.createRange();
        range.selectNodeContents(code.querySelector('code') as Element);
        const isBelow = ({ left, right, top, bottom }: DOMRect) =>
          left < button.right && right > button.left && top < button.bottom && bottom > button.top;
        return [...range.getClientRects()].some(isBelow) ? [code.textContent] : [];
      }),
    );
    expect(covered).toEqual([]);
    await context.close();
  });

  describe('of an older version', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    const OLD = `v/${minorOf(version)}/`;
    const path = 'figures/schedulecomparison/';
    beforeAll(async () => {
      const [old, books] = [`${FOLDER}-old`, `${FOLDER}-books`];
      await build('--versioned', '--stills-of', path, '--site', SITE, '--base', BASE, '--out', old);
      mkdirSync(books);
      await run('tar', ['-czf', `${books}/book-${version}.tar.gz`, '-C', old, '.']);
      addBooks(FOLDER, books);
    }, 1_800_000);

    /** Opens a page of the older version while versions.json has a text. Returns its notice once nothing loads any more. */
    async function noticeOf(address: string, versions: string) {
      const context: BrowserContext = await openContext(
        { browser, folder: FOLDER, base: BASE, files: { 'versions.json': versions } },
        { viewport: { width: 360, height: 780 } },
      );
      const page = await context.newPage();
      const failures: string[] = [];
      page.on('pageerror', ({ message }) => failures.push(message));
      await page.addInitScript(countShifts);
      await page.goto(ORIGIN + BASE + OLD + address, { waitUntil: 'networkidle' });
      const link = page.getByRole('banner').getByRole('link', { name: /newest/ });
      const isShown = await link.isVisible();
      const [name, href] = isShown ? [await link.textContent(), await link.getAttribute('href')] : [];
      const moved = await page.evaluate(() => Reflect.get(window, 'moved') as number);
      await context.close();
      return { name, href, moved, failures };
    }

    it('leads to the same page of the newest version, and moves nothing', async () => {
      const [major, minor] = version.split('.');
      const newer = `${major}.${Number(minor) + 10}`;
      const shown = { name: `The newest is ${newer}.`, moved: 0, failures: [] };
      expect(await noticeOf(path, JSON.stringify({ newest: newer }))).toEqual({ ...shown, href: BASE + path });
      expect(readFileSync(join(FOLDER, OLD, path, 'index.html'), 'utf8')).toContain(
        `<link rel="canonical" href="${SITE}${BASE}${path}"/>`,
      );
      rmSync(join(FOLDER, 'docs/theming'), { recursive: true });
      expect((await noticeOf('docs/theming/', JSON.stringify({ newest: newer }))).href).toBe(BASE);
    });

    it('says nothing while it is the newest, or if nothing is known of others', async () => {
      for (const versions of [readFileSync(join(FOLDER, 'versions.json'), 'utf8'), '', '{}', '<!doctype html>'])
        expect(await noticeOf(path, versions)).toEqual({ moved: 0, failures: [] });
    });

    it('shows a still of each canvas to readers without scripts, in at most 300 kB', {
      timeout: 1_800_000,
    }, async () => {
      const context: BrowserContext = await openContext(
        { browser, folder: FOLDER, base: BASE },
        { viewport: { width: 1280, height: 8000 }, javaScriptEnabled: false },
      );
      const page = await context.newPage();
      const received: Promise<number>[] = [];
      page.on('response', (response) => {
        const isPacked = /\.(?:avif|woff2)$/.test(response.url());
        received.push(response.body().then((body) => (isPacked ? body : gzipSync(body)).length));
      });
      await page.goto(ORIGIN + BASE + OLD + path, { waitUntil: 'load' });
      await page.waitForLoadState('networkidle');
      const canvases = page.locator('#page canvas');
      const stills = await canvases.evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundImage));
      expect(stills.length).toBeGreaterThan(20);
      expect(stills.filter((still) => !still.includes('/stills/'))).toEqual([]);
      expect(await page.getByText('its script has not run').filter({ visible: true }).count()).toBe(0);
      const bytes = (await Promise.all(received)).reduce((sum, one) => sum + one, 0);
      expect(bytes).toBeGreaterThan(150_000);
      expect(bytes).toBeLessThan(300_000);
      await context.close();
    });
  });
});
