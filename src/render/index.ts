// Figures as files, for scripts that build sites and papers: `render`. A browser of the machine draws them.

import type { Browser, Page } from 'playwright-core';
import { attributeOf } from '../export/attributes.js';
import { startBrowser } from './browser.js';
import { checkPictures, RenderError } from './check.js';
import type { Drawing, Film } from './drawing.js';
import { writeWhole } from './files.js';
import type { CheckedPicture, Picture } from './picture.js';
import { shownOf } from './shownOf.js';
import { openSite, type Site } from './site.js';

export { RenderError } from './check.js';
export type { Picture } from './picture.js';

export interface RenderOptions {
  /** Where files lie that pictures name, and those that are written; defaults to the current folder. */
  readonly folder?: string | undefined;
  /** Called with each file that has been written. */
  readonly onWritten?: ((file: string) => void) | undefined;
}

/** The page stands in the middle of nothing, as high as any figure. */
const HEIGHT = 4000;
const MARGIN = 16;
const PATIENCE_MILLISECONDS = 120_000;

declare const drawing: Drawing;

/**
 * Draws pictures and writes their files, each whole or not at all. All pictures are checked before the first is drawn.
 *
 * @returns the files that were written, in the order of the pictures.
 * @throws RenderError with all that is wrong: of pictures that cannot be drawn, when the others have been written.
 */
export async function render(
  pictures: Picture | readonly Picture[],
  { folder = process.cwd(), onWritten }: RenderOptions = {},
): Promise<string[]> {
  const checked = await checkPictures([pictures].flat() as Picture[], folder);
  const browser = await startBrowser();
  const site = await openSite();
  const written: string[] = [];
  const problems: string[] = [];
  try {
    for (const picture of checked) {
      try {
        writeWhole(picture.out, await drawnIn(browser, site, picture));
        written.push(picture.out);
        onWritten?.(picture.out);
      } catch (error) {
        problems.push(`${picture.out}: ${messageOf(error)}`);
      }
    }
  } finally {
    await browser.close();
    site.close();
  }
  if (problems.length > 0) throw new RenderError(problems);
  return written;
}

async function drawnIn(browser: Browser, site: Site, picture: CheckedPicture): Promise<Uint8Array> {
  const { width, scheme, format } = picture;
  const viewport = { width: width + 2 * MARGIN, height: HEIGHT };
  const page = await browser.newPage({ viewport, colorScheme: scheme, reducedMotion: 'reduce' });
  try {
    page.setDefaultTimeout(PATIENCE_MILLISECONDS);
    await page.goto(site.address);
    await inTime(page.evaluate((shown) => drawing.show(shown), shownOf(picture, site)));
    if (format === 'png') return bytesOf(await page.evaluate((look) => drawing.png(look), picture));
    if (format === 'gif') return bytesOf(await page.evaluate((film) => drawing.gif(film), filmOf(picture)));
    if (format === 'webm') return bytesOf(await page.evaluate((film) => drawing.webm(film), filmOf(picture)));
    const svg = await page.evaluate(() => drawing.svg());
    return format === 'svg' ? Buffer.from(`${svg}\n`) : await pdfOf(page, svg);
  } finally {
    await page.close();
  }
}

function filmOf({ pixelRatio, panels, seconds, frames, moving }: CheckedPicture): Film {
  const attribute = moving && attributeOf(moving.prop);
  return { pixelRatio, panels, seconds, frames, moving: moving && { ...moving, attribute: attribute as string } };
}

/** A page as large as the drawing, on the page that has its fonts. */
async function pdfOf(page: Page, svg: string): Promise<Uint8Array> {
  const [width, height] = await page.evaluate((svg) => {
    document.body.innerHTML = svg;
    document.body.style.margin = '0';
    const drawn = document.querySelector('svg') as SVGSVGElement;
    drawn.style.display = 'block';
    return [drawn.width.baseVal.value, drawn.height.baseVal.value] as const;
  }, svg);
  return page.pdf({
    width: `${width}px`,
    height: `${Math.ceil(height) + 1}px`,
    printBackground: true,
    pageRanges: '1',
  });
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const seconds = PATIENCE_MILLISECONDS / 1000;
    timer = setTimeout(() => reject(new Error(`not drawn within ${seconds} s`)), PATIENCE_MILLISECONDS);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function bytesOf(base64: string): Uint8Array {
  return Buffer.from(base64, 'base64');
}

/** The message alone: what the browser adds is of no use to a reader. */
function messageOf(error: unknown): string {
  const { message } = error as Error;
  return message.replace(/^page\.\w+: (Error|RangeError|TypeError): /, '').replace(/\n +at [\s\S]*$/, '');
}
