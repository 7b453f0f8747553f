import { basename, extname } from 'node:path';
import type { Browser, Page, Request } from 'playwright-core';
import { shown } from '../base/check.js';
import { attributeOf } from '../serialize/attributes.js';
import type { Drawing, FontOfPage, Shown } from './drawing.js';
import { type CheckedPicture, type Format, textOf } from './picture.js';
import { isOwn, Site } from './site.js';

/** A picture as the page takes it: props are attributes, files are addresses. */
function shownOf(picture: CheckedPicture, site: Site): Shown {
  const { type, props, moving, caption, lang, scheme, font, files } = picture;
  const shown = moving ? { ...props, [moving.prop]: moving.values[0] } : props;
  const attributes = Object.entries(shown).flatMap(([name, value]) => {
    const text = name === 'image' && files.image ? site.addressOf(files.image) : textOf(value);
    return text === undefined ? [] : [[attributeOf(name), text]];
  });
  return {
    ...{ type, lang, scheme, caption: caption ?? null },
    attributes: Object.fromEntries(attributes),
    font: files.font ? fontOf(files.font, site) : font === undefined ? null : { family: font, address: null },
  };
}

function fontOf(file: string, site: Site): FontOfPage {
  return { family: basename(file, extname(file)), address: site.addressOf(file) };
}

/** The first and the last bytes of a file of each format. */
const ENDS: Readonly<Record<Format, readonly [first: string, last: string]>> = {
  png: ['\x89PNG', 'IEND\xaeB`\x82'],
  svg: ['<svg', '</svg>\n'],
  pdf: ['%PDF-', '%%EOF'],
  gif: ['GIF89a', ';'],
  webm: ['\x1aE\xdf\xa3', ''],
};

/**
 * Throws for a file that is empty, or breaks off: a browser that is short of memory returns such a one instead of an error.
 *
 * @returns the file.
 */
function checkWhole(bytes: Buffer, format: Format): Buffer {
  const [first, last] = ENDS[format];
  const begins = bytes.toString('latin1', 0, first.length) === first;
  // A PDF may have the end of a line there.
  const ends = bytes.toString('latin1', bytes.length - last.length - 2).includes(last);
  if (begins && ends && bytes.length > first.length + last.length) return bytes;
  throw new Error(`the browser did not produce a complete .${format}: expected a smaller width or pixelRatio`);
}

/** The page stands in the middle of nothing, as high as any figure. */
const HEIGHT = 4000;
const MARGIN = 16;
/** The longest time without progress, such as a frame of a film. */
const PATIENCE_MILLISECONDS = 120_000;
/** A page that computes without end does not close. */
const CLOSING_MILLISECONDS = 5000;

declare const drawing: Drawing;

/** Who waits for a picture. */
export interface Waiting {
  /** Called with each frame of a film that is drawn. */
  readonly onFrame: (frame: number, count: number) => void;
  readonly signal: AbortSignal | undefined;
}

/** The bytes of a picture's file. */
export async function draw(browser: Browser, picture: CheckedPicture, waiting: Waiting): Promise<Buffer> {
  const { width, scheme, format } = picture;
  const viewport = { width: width + 2 * MARGIN, height: HEIGHT };
  const site = new Site();
  const page = await browser.newPage({ viewport, colorScheme: scheme, reducedMotion: 'reduce' });
  const late = lateOn(page);
  const patience = new Patience(waiting.signal, late);
  try {
    let drawn = 0;
    const work = drawOn(page, site, picture, (frame, count) => {
      patience.renew(`frame ${frame} of ${count}`);
      // The last one again and again, while they are written.
      if (frame > drawn) waiting.onFrame(frame, count);
      drawn = frame;
    });
    return checkWhole(await Promise.race([work, patience.end]), format);
  } catch (error) {
    throw new Error(site.named(messageOf(error)));
  } finally {
    patience.stop();
    await Promise.race([page.close(), later(CLOSING_MILLISECONDS)]);
  }
}

async function drawOn(page: Page, site: Site, picture: CheckedPicture, onFrame: Waiting['onFrame']): Promise<Buffer> {
  await page.exposeFunction('tellFrame', onFrame);
  await site.open(page);
  await page.evaluate((shown) => drawing.show(shown), shownOf(picture, site));
  switch (picture.format) {
    case 'png':
      return bytesOf(await page.evaluate((look) => drawing.png(look), picture));
    case 'gif':
      return bytesOf(await page.evaluate((film) => drawing.gif(film), picture));
    case 'webm':
      return bytesOf(await page.evaluate((film) => drawing.webm(film), picture));
    case 'svg':
      return Buffer.from(`${await page.evaluate(() => drawing.svg())}\n`);
    case 'pdf':
      return pdfOf(page, await page.evaluate(() => drawing.svg()));
  }
}

/** A page as large as the drawing, on the page that has its fonts. */
async function pdfOf(page: Page, svg: string): Promise<Buffer> {
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

/** The first address that the page waits for, of those on the network; undefined where it waits for none. */
function lateOn(page: Page): () => string | undefined {
  const asked = new Set<Request>();
  page.on('request', (request) => asked.add(request));
  page.on('requestfinished', (request) => asked.delete(request));
  page.on('requestfailed', (request) => asked.delete(request));
  return () => [...asked].map((request) => request.url()).find((url) => /^https?:/.test(url) && !isOwn(url));
}

/** Rejects after a time without progress, or when the picture is canceled. */
class Patience {
  readonly end: Promise<never>;
  #timer: NodeJS.Timeout | undefined;
  #isOver = false;
  #reject: (error: Error) => void = () => {};
  readonly #signal: AbortSignal | undefined;
  readonly #late: () => string | undefined;
  readonly #abort = () => this.#reject(this.#signal?.reason);

  /** @param late - what has not arrived yet, for the message. */
  constructor(signal: AbortSignal | undefined, late: () => string | undefined) {
    this.#late = late;
    this.end = new Promise((_, reject) => {
      this.#reject = reject;
    });
    this.#signal = signal;
    signal?.addEventListener('abort', this.#abort);
    if (signal?.aborted) this.#abort();
    this.renew();
  }

  /** @param last - what has come; nothing at first. */
  renew(last?: string): void {
    // The page may have drawn one more frame by the time it is closed: a timer would keep the process alive.
    if (this.#isOver) return;
    clearTimeout(this.#timer);
    const what = last ? `nothing new after ${last}` : 'not drawn';
    this.#timer = setTimeout(() => {
      const late = this.#late();
      const reason = late === undefined ? '' : `: ${shown(late)} has not arrived completely`;
      this.#reject(new Error(`${what} within ${PATIENCE_MILLISECONDS / 1000} s${reason}`));
    }, PATIENCE_MILLISECONDS);
  }

  stop(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener('abort', this.#abort);
  }
}

function later(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}

function bytesOf(base64: string): Buffer {
  return Buffer.from(base64, 'base64');
}

/** Returns only the message, without the additions of the browser and its driver, which do not help a reader. */
function messageOf(error: unknown): string {
  const { message } = error as Error;
  if (/has been closed|crashed/.test(message)) {
    return 'the browser exited while it drew this, perhaps for lack of memory: expected a smaller width, pixelRatio or resolution';
  }
  return message.replace(/^page\.\w+: (\w*Error: )?/, '').replace(/\n +at [\s\S]*$/, '');
}
