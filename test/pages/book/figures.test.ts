import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Frame,
  type Page,
} from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../../scripts/browser.mjs';
import { type KeyPart, keyRows } from '../../../site/about/keys.js';
import { uses } from '../../../site/about/uses.js';
import { ORIGIN, openContext } from '../../../site/stills.mjs';
import { components } from '../../../src/registry.js';

// The built book: its landing page, the addresses of single figures, alone and in the iframe of another page, and the pages about them.

const run = promisify(execFile);
const TEMPORARY = mkdtempSync(join(tmpdir(), 'diffusion-figures-'));
const FOLDER = join(TEMPORARY, 'book');
const BASE = '/below/';
const SITE = 'https://book.example';
const types = [...components.keys()];
const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

beforeAll(async () => {
  await run(process.execPath, ['site/build.mjs', '--no-stills', '--base', BASE, '--site', SITE, '--out', FOLDER]);
}, 1_800_000);
afterAll(() => rmSync(TEMPORARY, { recursive: true, force: true }));

const htmlOf = (path: string) => readFileSync(join(FOLDER, path, 'index.html'), 'utf8');

describe('the file of a figure', () => {
  it.each(types)('is there for %s, and leads to its oEmbed and to the page about it', (type) => {
    const html = htmlOf(`figure/${type}/`);
    const about = `figures/${components.get(type)?.toLowerCase()}/`;
    const oembed = `${SITE}${BASE}figure/${type}/oembed.json`;
    expect(html).toContain(`<link rel="canonical" href="${SITE}${BASE}${about}"/>`);
    for (const one of [html, htmlOf(about)]) {
      expect(one).toMatch(
        new RegExp(`<link rel="alternate" type="application/json\\+oembed" title="\\w+" href="${oembed}"/>`),
      );
    }
    expect(html).toMatch(new RegExp(`<noscript>.*<a href="${BASE}${about}"`));
    const {
      html: frame,
      width,
      height,
      ...rest
    } = JSON.parse(readFileSync(join(FOLDER, `figure/${type}/oembed.json`), 'utf8'));
    expect(rest).toMatchObject({ version: '1.0', type: 'rich', title: components.get(type) });
    expect(frame).toContain(
      `<iframe src="${SITE}${BASE}figure/${type}/" title="${components.get(type)}" width="${width}" height="${height}"`,
    );
    expect(height).toBeGreaterThan(150);
  });

  it('is in no sitemap, and needs no script or style in the page', () => {
    expect(readFileSync(join(FOLDER, 'sitemap.xml'), 'utf8')).not.toContain('/figure/');
    const html = htmlOf('figure/noise-triptych/');
    expect(html).toContain(
      'default-src &#x27;none&#x27;; script-src &#x27;self&#x27; &#x27;wasm-unsafe-eval&#x27;; style-src',
    );
    expect(html).not.toMatch(/<script(?![^>]* src=)|<style| style=| on\w+=/);
    expect(existsSync(join(FOLDER, 'embed/embed.js'))).toBe(true);
  });
});

const found = findBrowser();

describe.skipIf(!found)('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    const { isPinned: _, ...options } = found ?? {};
    browser = await chromium.launch({ ...options, args: ['--no-sandbox'] });
  });
  afterAll(() => browser?.close());

  /** Opens an address; `work` gets the page, and what the browser complained of. */
  async function opened<Result>(
    path: string,
    work: (page: Page, complaints: readonly string[], context: BrowserContext) => Promise<Result>,
    { files, ...options }: BrowserContextOptions & { files?: Record<string, string> } = {},
  ): Promise<Result> {
    const context: BrowserContext = await openContext({ browser, folder: FOLDER, base: BASE, files }, options);
    try {
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text().slice(0, 300)));
      page.on('pageerror', ({ message }) => complaints.push(message));
      page.on('dialog', (dialog) => {
        complaints.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      await page.goto(ORIGIN + BASE + path);
      return await work(page, complaints, context);
    } finally {
      await context.close();
    }
  }

  /** Waits until the figure is drawn; returns its state. */
  async function drawn(frame: Page | Frame): Promise<string> {
    const figure = frame.locator('diffusion-figure figure:not([data-state=pending])');
    return (await figure.getAttribute('data-state')) ?? '';
  }

  /** What axe finds inside an element. */
  async function violationsIn(page: Page, selector: string): Promise<string[]> {
    await page.evaluate(axe);
    return page.evaluate(async (within) => {
      // A heading is that of the page around the iframe.
      const rules = { 'page-has-heading-one': { enabled: false } };
      type Result = { violations: { id: string; nodes: object[] }[] };
      const { axe } = window as unknown as { axe: { run: (within: string, options: object) => Promise<Result> } };
      const { violations } = await axe.run(within, { rules });
      return violations.map(({ id, nodes }) => `${id} ${JSON.stringify(nodes).slice(0, 300)}`);
    }, selector);
  }

  const labelsIn = (frame: Page | Frame) =>
    frame
      .locator('figure canvas, figure svg[role=img]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));

  it.each(types)('draws %s at 360 px, under its policy', (type) =>
    opened(
      `figure/${type}/`,
      async (page, complaints) => {
        expect(await drawn(page)).toBe('ready');
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
        expect(complaints).toEqual([]);
      },
      { viewport: { width: 360, height: 640 } },
    ),
  );

  it('has a name for each value of a chart where a reader points first', async () => {
    const pages = [...components.values()].map((name) => `figures/${name.toLowerCase()}/`);
    const charted = pages.filter((path) => htmlOf(path).includes('df-chart-area'));
    expect(charted.length).toBeGreaterThan(10);
    for (const path of charted) {
      await opened(path, async (page) => {
        const area = page.locator('.df-chart-area').first();
        let x = 40;
        const point = async () => {
          await area.hover({ position: { x: x++, y: 20 } });
          return area.locator('.df-chart-tip-value').count();
        };
        // A page is drawn before it is alive.
        await expect.poll(point).toBeGreaterThan(0);
        await area.locator('.df-chart-tip .df-tex-place').first().waitFor({ state: 'detached' });
        expect(await area.locator('.df-chart-tip-x').textContent(), path).toMatch(/\d/);
      });
    }
  });

  it('shows the parameters, and the figure’s message for one that is out of range', async () => {
    await opened('figure/noise-triptych/?t=321&schedule=cosine&formula', async (page) => {
      expect(await drawn(page)).toBe('ready');
      expect((await labelsIn(page))[1]).toBe('x_t at t = 321');
      expect(await page.locator('figure .df-formula, figure .df-tex').count()).toBeGreaterThan(0);
      expect(await page.getByRole('alert').count()).toBe(0);
    });
    await opened('figure/noise-triptych/?t=1000', async (page) => {
      expect(await drawn(page)).toBe('error');
      expect(await page.getByRole('alert').textContent()).toBe('invalid t: 1000; expected an integer in 0 <= t < 1000');
    });
    await opened('figure/schedule-chart/?schedule=__proto__', async (page) => {
      expect(await drawn(page)).toBe('error');
      expect(await page.getByRole('alert').textContent()).toMatch(/^invalid kind: "__proto__"/);
    });
  });

  it('has a slider for t, unless the address fixes it or the figure has a control of its own', async () => {
    const slider = (page: Page) => page.locator('diffusion-control input[type=range]');
    await opened('figure/noise-triptych/', async (page) => {
      await drawn(page);
      await slider(page).press('PageUp');
      await page.locator('figure canvas[aria-label="x_t at t = 100"]').waitFor();
    });
    for (const path of ['figure/noise-triptych/?t=5', 'figure/density-flow/']) {
      await opened(path, async (page) => {
        await drawn(page);
        expect(await slider(page).isVisible()).toBe(false);
      });
    }
  });

  describe('the landing page', () => {
    const slider = (page: Page) => page.getByRole('slider', { name: 'Timestep t of the picture' });
    /** The t whose picture is painted. */
    const painted = (page: Page, t: number) => page.locator(`.start-picture canvas[data-t="${t}"]`).waitFor();

    it('violates nothing of a strict policy', async () => {
      const html = htmlOf('');
      const scripts = [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(
        ([, code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`,
      );
      const policy = [
        "default-src 'none'",
        `script-src 'self' 'wasm-unsafe-eval' ${scripts.join(' ')}`,
        "style-src 'self'",
        // For the formulas that the server has typeset.
        "style-src-attr 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "require-trusted-types-for 'script'",
      ].join('; ');
      const strict = html.replace('<head>', `<head><meta http-equiv="Content-Security-Policy" content="${policy}">`);
      expect(strict).not.toBe(html);
      await opened(
        'index.html',
        async (page, complaints) => {
          await slider(page).press('End');
          await painted(page, 999);
          expect(await page.locator('[style]:not(.df-tex, .df-tex *)').count()).toBe(0);
          for (const figure of await page.locator('main figure').all()) {
            await figure.scrollIntoViewIfNeeded();
            await figure.and(page.locator('[data-state=ready]')).waitFor();
          }
          expect(complaints).toEqual([]);
        },
        { files: { 'index.html': strict } },
      );
    });

    it('is an image and its words where scripts are off', () =>
      opened(
        '',
        async (page) => {
          expect(await page.getByRole('img', { name: 'The face of a cat' }).isVisible()).toBe(true);
          expect(await slider(page).count()).toBe(0);
          expect(await page.getByText('Drag the picture').count()).toBe(0);
        },
        { javaScriptEnabled: false },
      ));

    it('prints the picture without what only a screen can do', () =>
      opened('', async (page) => {
        await slider(page).press('Home');
        await painted(page, 0);
        expect(await page.getByText('Drag the picture').isVisible()).toBe(true);
        await page.emulateMedia({ media: 'print' });
        expect(await page.getByText('Drag the picture').isVisible()).toBe(false);
        expect(await page.locator('.start-picture canvas').isVisible()).toBe(true);
      }));

    it.each<[string, BrowserContextOptions]>([
      ['at 200 % zoom', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
      ['with forced colors', { forcedColors: 'active' }],
      ['on a phone', { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true }],
      ['with reduced motion', { reducedMotion: 'reduce' }],
    ])('fits its window, and axe finds nothing, %s', (_, options) =>
      opened(
        '',
        async (page, complaints) => {
          await slider(page).press('PageDown');
          expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
          expect(await violationsIn(page, 'main')).toEqual([]);
          expect(complaints).toEqual([]);
        },
        options,
      ),
    );
  });

  const attacks = {
    'markup in a caption': 'caption=<img src=x onerror=alert(1)>',
    'markup in an attribute': 'schedule="><script>alert(1)</script>',
    'the address of a script': 'image=javascript:alert(1)',
    'a page as data': 'image=data:text/html,<script>alert(1)</script>',
    'a drawing with a script':
      'image=data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
    'the prototype': '__proto__={"onclick":"alert(1)"}',
    'a constructor': 'constructor=alert(1)',
    style: 'style=position:fixed;inset:0',
    'a listener': 'onclick=alert(1)',
    'a class': 'class=x',
    'another type': 'type=source-image',
    'the script of the page': 'data-takes=onclick',
    'a language': 'lang=" onload="alert(1)',
    'a theme': 'theme=" onload="alert(1)',
    'JSON without an end': `schedule=${'{"a":'.repeat(5000)}`,
    'ten thousand parameters': Array.from({ length: 10_000 }, (_, index) => `a${index}=1`).join('&'),
    'a long value': `seed=${'9'.repeat(200_000)}`,
  };

  it.each(Object.entries(attacks))('comes to nothing but a message: %s', (_, query) =>
    opened('figure/noise-triptych/', async (page, complaints) => {
      const encoded = query
        .split('&')
        .map((one) => one.replace(/=(.*)$/s, (__, text) => `=${encodeURIComponent(text)}`));
      // A browser asks no server for a long address: the page changes its own.
      await page.addInitScript((search) => history.replaceState(null, '', search), `?t=5&${encoded.join('&')}`);
      await page.reload();
      await drawn(page);
      const element = page.locator('diffusion-figure');
      const names = await element.evaluate((one) => [...one.attributes].map(({ name }) => name));
      expect(
        names.filter((name) => !['type', 'loading', 'data-takes', 't', 'image', 'schedule', 'seed'].includes(name)),
      ).toEqual([]);
      expect(await element.getAttribute('type')).toBe('noise-triptych');
      expect(await element.evaluate((one) => one.childNodes.length)).toBe(0);
      expect(await page.locator('main img, main script, main style').count()).toBe(0);
      // A figure whose schedule or seed is wrong from the start has no image.
      expect((await labelsIn(page))[1]).toBe(/^(?:schedule|seed)/.test(query) ? 'no image' : 'x_t at t = 5');
      if (!query.startsWith('image=data:image'))
        expect((await page.getByRole('alert').first().textContent())?.length).toBeLessThan(400);
      expect(complaints.filter((complaint) => complaint.startsWith('dialog'))).toEqual([]);
    }),
  );

  /** A page of an author, with the script of the docs and an iframe. */
  const host = (frame: string) => {
    const docs = readFileSync('stories/Docs/InAnIframe.mdx', 'utf8');
    const [script] = /<script>\n[\s\S]*?<\/script>/.exec(docs) ?? [];
    return {
      'host.html': `<!doctype html><html lang="en"><title>A page</title>${script}<body>${frame}<iframe title="other"></iframe></body></html>`,
    };
  };
  const frameIn = async (page: Page) => {
    const handle = await page.locator('iframe').first().elementHandle();
    return (await handle?.contentFrame()) as Frame;
  };

  it('gets its height from the script of the docs, also when its width changes', async () => {
    const line = `<iframe src="${ORIGIN}${BASE}figure/noise-triptych/" title="a" width="100%" height="40" style="border: 0"></iframe>`;
    await opened(
      'host.html',
      async (page) => {
        const frame = await frameIn(page);
        await drawn(frame);
        const fits = () =>
          page.waitForFunction(() => {
            const [frame] = document.querySelectorAll('iframe');
            const inside = frame?.contentDocument?.documentElement;
            return (
              inside &&
              Number(frame.height) > 200 &&
              Number(frame.height) === Math.ceil(inside.getBoundingClientRect().height)
            );
          });
        await fits();
        expect(await frame.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
        const wide = await page.locator('iframe').first().getAttribute('height');
        await page.setViewportSize({ width: 400, height: 800 });
        await fits();
        expect(await page.locator('iframe').first().getAttribute('height')).not.toBe(wide);
        // Neither another window nor another message changes it.
        const height = await page.locator('iframe').first().getAttribute('height');
        await page.evaluate(() => {
          postMessage({ type: 'diffusion-figures:height', height: 1 }, '*');
          const other = document.querySelectorAll('iframe')[1]?.contentWindow as Window & {
            eval: (code: string) => void;
          };
          other.eval(`parent.postMessage({ type: 'height', height: 2 }, '*')`);
          other.eval(`parent.postMessage({ type: 'diffusion-figures:height', height: 77 }, '*')`);
        });
        await page.waitForFunction(() => document.querySelectorAll('iframe')[1]?.height === '77');
        expect(await page.locator('iframe').first().getAttribute('height')).toBe(height);
      },
      { viewport: { width: 900, height: 800 }, files: host(line) },
    );
  });

  it('draws what the menu of a page copied', async () => {
    const [line, labels] = await opened(
      'figures/noisetriptych/',
      async (page) => {
        const figure = page.locator('figure[data-figure=noise-triptych]').nth(1);
        await figure.scrollIntoViewIfNeeded();
        await figure.and(page.locator('[data-state=ready]')).waitFor();
        const labels = await figure
          .locator('canvas')
          .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
        await figure.getByRole('button', { name: /^Save or copy/ }).click();
        await page.getByRole('menuitem', { name: 'Copy as iframe' }).click();
        await page.getByText('The code is on the clipboard.').waitFor();
        return [await page.evaluate(() => navigator.clipboard.readText()), labels] as const;
      },
      { permissions: ['clipboard-read', 'clipboard-write'] },
    );
    expect(line).toContain(`src="${SITE}${BASE}figure/noise-triptych/?t=`);
    expect(labels[1]).toMatch(/^x_t at t = \d+$/);
    await opened(
      'host.html',
      async (page) => {
        const frame = await frameIn(page);
        expect(await drawn(frame)).toBe('ready');
        expect(await labelsIn(frame)).toEqual(labels);
      },
      { files: host(line.replace(SITE, ORIGIN)) },
    );
  });

  it('follows the color scheme of the system, unless the address names one', async () => {
    const paperOf = (query: string, colorScheme: 'light' | 'dark') =>
      opened(
        `figure/schedule-chart/${query}`,
        async (page) => {
          await drawn(page);
          const ink = page.locator('figure').first();
          return [
            await page.evaluate(() => getComputedStyle(document.body).backgroundColor),
            await ink.evaluate((one) => getComputedStyle(one).color),
          ];
        },
        { colorScheme },
      );
    const [light, dark] = [await paperOf('', 'light'), await paperOf('', 'dark')];
    expect(light).toEqual(['rgb(255, 255, 255)', 'rgb(28, 32, 36)']);
    expect(dark).toEqual(['rgb(20, 23, 26)', 'rgb(236, 239, 241)']);
    expect(await paperOf('?theme=dark', 'light')).toEqual(dark);
    expect(await paperOf('?theme=light', 'dark')).toEqual(light);
  });

  it('speaks the language of the address', () =>
    opened('figure/noise-triptych/?lang=de', async (page) => {
      await page.getByText('Rauschen', { exact: false }).first().waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe('de');
    }));

  it('links to its text where no script runs', () =>
    opened(
      'figure/noise-triptych/?t=3',
      async (page) => {
        const link = page.getByRole('link', { name: 'About NoiseTriptych' });
        expect(await link.getAttribute('href')).toBe(`${BASE}figures/noisetriptych/`);
      },
      { javaScriptEnabled: false },
    ));

  it.each(['figure/noise-triptych/?foo=1', 'figure/density-flow/?theme=dark', 'figure/schedule-chart/?t=5000'])(
    'has no fault that axe finds: %s',
    (path) =>
      opened(path, async (page) => {
        await drawn(page);
        expect(await violationsIn(page, 'html')).toEqual([]);
      }),
  );

  const playground = (page: Page) => page.locator('.book-playground');
  /** Opens the page of a figure, once it is drawn and hydrated. */
  const openedAbout = (
    name: string,
    work: (page: Page, complaints: readonly string[]) => Promise<void>,
    options: BrowserContextOptions = {},
  ) =>
    opened(
      `figures/${name.toLowerCase()}/`,
      async (page, complaints) => {
        await playground(page).locator('figure[data-state=ready]').waitFor();
        await work(page, complaints);
      },
      { viewport: { width: 1280, height: 1400 }, ...options },
    );
  const codeOf = (page: Page) => playground(page).locator('.code-panel:visible code');

  it.each(Object.keys(uses))('has a page about %s with its use, size, relatives and the keys that it has', (name) =>
    openedAbout(name, async (page, complaints) => {
      const facts = await page.locator('.facts dt').allTextContents();
      const related = name === 'MaskedDiffusion' ? [] : ['Related']; // no other figure has discrete data
      expect(facts.filter((fact) => fact !== 'Lesson')).toEqual(['Use it', 'Limits', ...related, 'Size']);
      const lead = (await page.locator('.page-lead').textContent())?.trim();
      expect(lead).toMatch(/^[A-Z][^_^√()·]*\.$/);
      const selectors = Object.entries(keyRows).map(([part, { selector }]) => [part, selector] as const);
      // The names on curves come once these are laid out.
      const parts = () =>
        playground(page)
          .locator('figure')
          .evaluate(
            (figure, all) =>
              all.flatMap(([part, selector]) =>
                [...figure.querySelectorAll(selector)].some((one) => one.checkVisibility()) ? [part] : [],
              ),
            selectors,
          );
      const expected: readonly KeyPart[] = [...(uses[name]?.keys ?? []), 'menu'];
      await expect.poll(parts).toEqual(expected);
      expect(await page.locator('.facts-keys tbody tr').count()).toBe(expected.length);
      expect(await codeOf(page).textContent()).toContain(`import { ${name} } from 'diffusion-figures';`);
      expect(complaints).toEqual([]);
    }),
  );

  it('lets readers change t, seed, schedule and image, in the figure and in its code', () =>
    openedAbout('NoiseTriptych', async (page) => {
      const label = () => playground(page).locator('canvas').nth(1).getAttribute('aria-label');
      const pixels = () =>
        playground(page)
          .locator('canvas')
          .nth(1)
          .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
      expect(await codeOf(page).textContent()).toMatch(/\n<NoiseTriptych t=\{50\} \/>$/);
      await playground(page).locator('input[type=range]').press('PageUp');
      await expect.poll(() => codeOf(page).textContent()).toMatch(/\n<NoiseTriptych t=\{100\} \/>$/);
      await expect.poll(label).toBe('x_t at t = 100');
      const before = await pixels();
      await page.getByLabel('Seed').fill('7');
      await page.getByLabel('Schedule').selectOption('cosine');
      await expect
        .poll(() => codeOf(page).textContent())
        .toMatch(/\n<NoiseTriptych t=\{100\} schedule=\{\{ kind: 'cosine' \}\} seed=\{7\} \/>$/);
      await expect.poll(pixels).not.toBe(before);
      const photo = Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      );
      await playground(page)
        .locator('input[type=file]')
        .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: photo });
      await page.getByText('Your image is a file, so the code does not have it.').waitFor();
    }));

  it('has the code in several languages, which the arrow keys choose', () =>
    openedAbout('NoiseTriptych', async (page) => {
      await page.getByRole('radio', { name: 'React' }).focus();
      const seen: (string | null)[] = [];
      for (const name of ['HTML', 'Python', 'NumPy']) {
        await page.keyboard.press('ArrowRight');
        expect(await page.getByRole('radio', { name }).isChecked()).toBe(true);
        expect(await codeOf(page).count()).toBe(1);
        seen.push(await codeOf(page).textContent());
      }
      expect(seen[0]).toMatch(/<diffusion-figure type="noise-triptych" t="50"><\/diffusion-figure>$/);
      expect(seen[1]).toBe('from diffusion_figures import NoiseTriptych\n\nNoiseTriptych(t=50)');
      expect(seen[2]).toContain('import numpy as np');
      await page.emulateMedia({ media: 'print' });
      expect(await codeOf(page).count()).toBe(4);
      expect(await page.locator('.playground').isVisible()).toBe(false);
    }));

  it('copies the code that is shown', () =>
    openedAbout(
      'ScheduleChart',
      async (page) => {
        await page.getByRole('radio', { name: 'HTML' }).check();
        await page.getByRole('button', { name: 'Copy the code for HTML' }).click();
        await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
        expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await codeOf(page).textContent());
      },
      { permissions: ['clipboard-read', 'clipboard-write'] },
    ));

  it('shows the code to readers without scripts, who choose its language too', () =>
    opened(
      'figures/noisetriptych/',
      async (page) => {
        expect(await codeOf(page).textContent()).toMatch(/<NoiseTriptych t=\{50\} \/>$/);
        await page.getByRole('radio', { name: 'HTML' }).check();
        expect(await codeOf(page).textContent()).toContain('<diffusion-figure');
      },
      { javaScriptEnabled: false },
    ));

  it.each([360, 640, 1280])('has no code below a button and nothing beside a page %i px wide', (width) =>
    openedAbout(
      'NoiseTriptych',
      async (page) => {
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        const boxOf = async (selector: string) =>
          (await page.locator(selector).boundingBox()) as NonNullable<
            Awaited<ReturnType<ReturnType<Page['locator']>['boundingBox']>>
          >;
        const button = await boxOf('.code-copy:visible');
        expect(button.y + button.height).toBeLessThanOrEqual((await boxOf('.code-panel:visible pre')).y);
        for (const name of ['React', 'HTML', 'Python', 'NumPy']) {
          const tab = await boxOf(`.code-tab:has([value=${name}])`);
          expect(tab.x + tab.width <= button.x || tab.y + tab.height <= button.y, name).toBe(true);
        }
      },
      { viewport: { width, height: 800 } },
    ),
  );

  it.each(['light', 'dark'] as const)('has no fault that axe finds in a page about a figure, in %s', (colorScheme) =>
    openedAbout('NoiseTriptych', async (page) => expect(await violationsIn(page, '.book-component')).toEqual([]), {
      colorScheme,
    }),
  );

  it('shows in forced colors which language is chosen', () =>
    openedAbout(
      'NoiseTriptych',
      async (page) => {
        const lines = await page
          .locator('.code-tab')
          .evaluateAll((all) => all.map((one) => getComputedStyle(one).borderBlockEndColor));
        expect(new Set(lines.slice(1)).size).toBe(1);
        expect(lines[0]).not.toBe(lines[1]);
      },
      { forcedColors: 'active' },
    ));

  it('links to each prop', () =>
    openedAbout('NoiseTriptych', async (page) => {
      await page.locator('.book-props').getByRole('link', { name: 'schedule', exact: true }).click();
      expect(new URL(page.url()).hash).toBe('#prop-schedule');
    }));
});
