import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Browser, chromium, type Frame, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findBrowser } from '../scripts/browser.mjs';
import { serve } from '../tools/consumers/serve.mjs';

// The deck of examples/slides, with the elements of the built package.

const isBuilt = existsSync('dist/embed.js');
if (!isBuilt) console.log('the slides are not tested, as there is no dist; npm run build makes it');

let browser: Browser;
let server: Awaited<ReturnType<typeof serve>>;
let page: Page;

async function open(place: string, query = ''): Promise<Page> {
  const opened = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await opened.goto(`${server.address}examples/slides/index.html${query}#${place}`);
  return opened;
}

/** The hashes of the canvases of the present slide, once its figures have this t and are drawn; null for the reader’s own. */
async function pixelsAt(frame: Frame | Page, t: string | null): Promise<string[]> {
  await frame.waitForFunction((t) => {
    const figures = [...document.querySelectorAll('section.present diffusion-figure')];
    const isDrawn = (figure: Element) => {
      const drawn = figure.shadowRoot?.querySelector('figure');
      return figure.getAttribute('t') === t && drawn?.dataset['state'] === 'ready' && drawn.ariaBusy !== 'true';
    };
    // An attribute is there before the figure has heard of it; what it shows has its t in a label.
    const noisy = figures[0]?.shadowRoot?.querySelectorAll('canvas')[1]?.ariaLabel ?? '';
    const isPainted = (figure: Element) => !figure.shadowRoot?.querySelector('canvas:not([data-painted])');
    return figures.every(isDrawn) && figures.every(isPainted) && noisy.includes(`t = ${t ?? 200}`);
  }, t);
  const drawn = await frame.evaluate(() =>
    [...document.querySelectorAll('section.present diffusion-figure')]
      .flatMap((figure) => [...(figure.shadowRoot?.querySelectorAll('canvas') ?? [])])
      .map((canvas) => canvas.toDataURL()),
  );
  return drawn.map((url) => createHash('sha256').update(url).digest('hex').slice(0, 8));
}

describe.skipIf(!isBuilt)('a deck of reveal.js', () => {
  beforeAll(async () => {
    browser = await chromium.launch({ ...findBrowser(), args: ['--no-sandbox'] });
    server = await serve(resolve('.'));
  });
  afterAll(async () => {
    await browser.close();
    server.stop();
  });
  beforeEach(async () => {
    page = await open('/1');
  });
  afterEach(() => page.close());

  it('moves t by its fragments, forward and back, and shows the same by address', async () => {
    const before = await pixelsAt(page, '0');
    expect(before.length).toBe(3);
    await page.keyboard.press('ArrowRight');
    const first = await pixelsAt(page, '200');
    await page.keyboard.press('ArrowRight');
    const second = await pixelsAt(page, '900');
    expect(new Set([before, first, second].map(([, noisy]) => noisy)).size).toBe(3);
    await page.keyboard.press('ArrowRight');
    await pixelsAt(page, '50');
    await page.keyboard.press('ArrowLeft');
    expect(await pixelsAt(page, '900')).toEqual(second);
    await page.keyboard.press('ArrowLeft');
    expect(await pixelsAt(page, '200')).toEqual(first);
    const jumped = await open('/1/0/0');
    expect(await pixelsAt(jumped, '200')).toEqual(first);
    await jumped.close();
  });

  it('shows the same in the speaker’s view, which follows it', async () => {
    await pixelsAt(page, '0');
    const [view] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('s')]);
    const frameOf = async (name: string) => {
      const frame = await view.waitForSelector(`#${name} iframe`);
      return (await frame.contentFrame()) as Frame;
    };
    const [current, next] = [await frameOf('current-slide'), await frameOf('upcoming-slide')];
    await pixelsAt(current, '0');
    await page.keyboard.press('ArrowRight');
    expect(await pixelsAt(current, '200')).toEqual(await pixelsAt(page, '200'));
    const upcoming = await pixelsAt(next, '900');
    await view.keyboard.press('ArrowRight');
    expect(await pixelsAt(page, '900')).toEqual(upcoming);
    await view.close();
  });

  it('prints a page for each fragment at its t', async () => {
    const printed = await open('', '?view=print');
    const ts = async () =>
      printed.evaluate(() =>
        [...document.querySelectorAll('.pdf-page')].map((page) =>
          [...page.querySelectorAll('diffusion-figure')].map((figure) => figure.getAttribute('t')).join(' '),
        ),
      );
    await expect.poll(ts).toEqual(['', '0', '200', '900', '50 50', '300 300', '999 999', ' ']);
    await printed.close();
  });

  it('paints points with as many pixels as the enlarged slide shows', async () => {
    await page.goto(`${page.url().split('#')[0]}#/2`);
    await pixelsAt(page, '50');
    const sizes = await page.evaluate(() => {
      const figure = document.querySelector('section.present diffusion-figure');
      return [...(figure?.shadowRoot?.querySelectorAll('canvas') ?? [])].map((canvas) => ({
        pixels: canvas.width,
        shown: canvas.getBoundingClientRect().width,
        laidOut: canvas.clientWidth,
      }));
    });
    expect(sizes.length).toBe(3);
    for (const { pixels, shown, laidOut } of sizes) {
      expect(shown / laidOut).toBeGreaterThan(1.8);
      expect(pixels / shown).toBeCloseTo(1, 1);
    }
  });

  it('has a slide whose t is the reader’s: a press hits where it points; arrows move the slider, and not the deck', async () => {
    // Opened there: on the way from another slide it moves, and a press would hit beside.
    await page.close();
    page = await open('/3');
    await pixelsAt(page, null);
    const slider = page.locator('section.present diffusion-control input[type=range]');
    expect(await slider.inputValue()).toBe('200');
    const plot = page.locator('section.present [type=schedule-chart] .df-chart-area');
    const { x, y, width, height } = (await plot.boundingBox()) as DOMRect;
    await page.mouse.click(x + 0.75 * width, y + height / 2);
    await expect.poll(() => slider.inputValue()).toBe('749');
    await slider.press('ArrowRight');
    expect(await slider.inputValue()).toBe('750');
    expect(await page.evaluate(() => location.hash)).toBe('#/3');
    await slider.press('PageUp');
    await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/^#\/2/);
  });
});
