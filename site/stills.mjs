// What a browser makes of the finished pages: a still of every canvas for readers without scripts and for print, a card that
// links to the page show, and PDFs of each page and of the notebook with its lessons.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { ResizeFilterType, ResizeFit, Transformer } from '@napi-rs/image';
import { chromium } from 'playwright';
import { findBrowser } from '../scripts/browser.mjs';

const NAME = 'diffusion-figures';
/** Never connected to. It is one that browsers trust as they do https. */
export const ORIGIN = 'http://localhost:1';
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.avif': 'image/avif',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
};
const VIEWPORT = { width: 1280, height: 800 };
const PART_HEIGHT = 5000;
/** Milliseconds to wait for the figures in the window. Some stay pending until a reader presses a button. */
const PATIENCE = 12_000;
const CARD = { width: 1200, height: 630 };
const PAGE_TIMEOUT = 120_000;
/** The largest cells of the sheets in which a page's stills are. */
const IMAGE = { width: 256, height: 192 };
const DRAWING = { width: 480, height: 480 };
/** A page without scripts takes at most 300 kB: its text, styles and fonts take up to 230, and it shows two sheets. */
const SHEET_BYTES = 35_000;
/** A figure with a still needs no notice that it is not drawn yet. */
const NO_NOTICES = '.df-inert,.df-body::after{display:none!important}';
const PDF = {
  format: 'A4',
  margin: { top: '18mm', bottom: '18mm', left: '16mm', right: '16mm' },
  outline: true,
  tagged: true,
  printBackground: true,
};

/** Null, with a message, where no browser can be started. */
export async function openBrowser() {
  try {
    if (!findBrowser()) {
      execFileSync(process.execPath, [join(import.meta.dirname, '../scripts/browser.mjs')], { stdio: 'inherit' });
    }
    const { isPinned: _, ...found } = findBrowser() ?? {};
    return await chromium.launch({ ...found, args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'] });
  } catch (error) {
    console.warn(`        No browser could be started: ${String(error.message).split('\n')[0]}`);
    return null;
  }
}

/** Adds them to the pages in a folder. */
export async function addStills({ browser, folder, base, pages, isWhole, report }) {
  for (const name of ['stills', 'cards', 'pdf']) mkdirSync(join(folder, name), { recursive: true });
  const open = (options, files) => openContext({ browser, folder, base, files }, options);
  const pending = [];
  const printed = new Map();
  const queue = [...pages];
  const work = async () => {
    for (let page = queue.shift(); page; page = queue.shift()) {
      const address = `${ORIGIN}${base}${page.path}`;
      const { late, canvases, picture } = await drawn(open, address);
      if (late > 0) pending.push(`${page.path || base} (${late})`);
      await writeStills(join(folder, 'stills'), page.id, canvases);
      await writeCard(open, join(folder, 'cards', `${page.id}.png`), page, picture).catch((error) => {
        throw new Error(`the card of ${page.path || base} could not be drawn: ${error.message}`);
      });
      printed.set(page.id, [...(await Promise.all(canvases.map(printedRule))), NO_NOTICES].join('\n'));
      await writePdf(open, join(folder, 'pdf', `${page.id}.pdf`), address, {
        [`stills/${page.id}.css`]: printed.get(page.id),
      });
    }
  };
  try {
    await Promise.all([work(), work()]);
    report('stills, cards and PDFs of the pages');
    // A book of some pages is none.
    for (const lang of isWhole ? new Set(pages.map(({ words }) => words.lang)) : []) {
      const files = wholeBook({ folder, base, lang, pages, printed });
      await writePdf(open, join(folder, 'pdf', `${NAME}-${lang}.pdf`), `${ORIGIN}${base}book.html`, files);
    }
  } finally {
    await browser.close();
  }
  if (pending.length > 0) console.warn(`        Parts with figures that were still pending: ${pending.join(', ')}`);
  return 'PDFs of the notebook and its lessons';
}

/** No port is opened: the browser asks here, and is given files of the folder alone. */
export async function openContext({ browser, folder, base, files = {} }, options) {
  const context = await browser.newContext(options);
  await context.route('**/*', (route) => {
    const { origin, pathname } = new URL(route.request().url());
    if (origin !== ORIGIN || !pathname.startsWith(base)) return route.abort();
    const path = normalize(decodeURIComponent(pathname.slice(base.length)));
    if (path in files) return route.fulfill({ contentType: TYPES[extname(path)], body: files[path] });
    const file = join(folder, path.startsWith('..') ? '' : path);
    const found = existsSync(file) && statSync(file).isDirectory() ? join(file, 'index.html') : file;
    if (!existsSync(found)) return route.fulfill({ status: 404 });
    return route.fulfill({
      contentType: TYPES[extname(found)] ?? 'application/octet-stream',
      body: readFileSync(found),
    });
  });
  return context;
}

/** Opens a page and has every figure drawn. Returns its canvases and a picture of its first figure. */
async function drawn(open, address) {
  const context = await open({ viewport: VIEWPORT, reducedMotion: 'reduce', colorScheme: 'light' });
  const page = await context.newPage();
  page.setDefaultTimeout(PAGE_TIMEOUT);
  try {
    await page.goto(address, { waitUntil: 'load' });
    await page.waitForFunction(isHydrated);
    await page.addStyleTag({ content: '.page-chapter { content-visibility: visible !important }' });
    const figure = page.locator('#page figure:has(canvas, svg)').first();
    const shown = (await figure.count()) > 0 ? figure : page.locator('#page .page-lead, #page h1').first();
    await shown.scrollIntoViewIfNeeded();
    await page.waitForFunction(isDrawn, null, { timeout: PATIENCE }).catch(() => {});
    const picture = await captured(page, shown);
    // Figures are drawn near the window: part by part.
    const height = Math.min(PART_HEIGHT, await page.evaluate(() => document.documentElement.scrollHeight));
    await page.setViewportSize({ ...VIEWPORT, height });
    const canvases = new Map();
    let late = 0;
    for (let top = 0; top < (await page.evaluate(() => document.documentElement.scrollHeight)); top += height) {
      await page.evaluate((y) => scrollTo(0, y), top);
      await page.waitForTimeout(100);
      await page.waitForFunction(isDrawn, null, { timeout: PATIENCE }).catch(() => {
        late += 1;
      });
      const light = await picturesIn(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.waitForTimeout(300);
      const dark = new Map((await picturesIn(page)).map(({ selector, png }) => [selector, png]));
      await page.emulateMedia({ colorScheme: 'light' });
      for (const one of light) if (one.png) canvases.set(one.selector, { ...one, dark: dark.get(one.selector) });
    }
    return { late, canvases: [...canvases.values()], picture };
  } finally {
    await context.close();
  }
}

/**
 * A capture fails while the browser has shown nothing of a page, which may take it a while after it has closed a large one: it
 * still frees what that had drawn.
 */
async function captured(page, target) {
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  return target.screenshot({ type: 'png' });
}

/** In the page. React leaves its mark on what it has hydrated. */
function isHydrated() {
  const roots = [...document.querySelectorAll('[data-source]')];
  return roots.every((root) => Object.keys(root.firstElementChild ?? {}).some((key) => key.startsWith('__react')));
}

/** The canvases and drawings of a page as they are now, each by its selector. */
async function picturesIn(page) {
  const pictures = await page.evaluate(picturesOf);
  for (const picture of pictures) {
    if (!picture.isSvg) continue;
    const image = await page
      .locator(picture.selector)
      .screenshot({ type: 'png', omitBackground: true })
      .catch(() => null);
    picture.png = image && `data:image/png;base64,${image.toString('base64')}`;
  }
  return pictures;
}

/** In the page: whether no figure in the window waits. */
function isDrawn() {
  return [...document.querySelectorAll('#page [data-state=pending]')].every((figure) => {
    const { top, bottom } = figure.getBoundingClientRect();
    return bottom < 0 || top > innerHeight;
  });
}

/** In the page: its HTML's canvases in the window, and drawings that only a script has finished. Scripts may have added others. */
async function picturesOf() {
  const sent = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
  const selectorOf = (element) => {
    if (element.id === 'page') return '#page';
    const place = 1 + [...element.parentElement.children].indexOf(element);
    return `${selectorOf(element.parentElement)}>:nth-child(${place})`;
  };
  return [...sent.querySelectorAll('#page canvas, #page figure svg')].flatMap((element) => {
    const selector = selectorOf(element);
    const now = document.querySelector(selector);
    if (now?.localName !== element.localName) return [];
    const box = now.getBoundingClientRect();
    if (box.bottom < 0 || box.top > innerHeight) return [];
    if (element.localName === 'svg') {
      const isFinished = now.querySelectorAll('*').length <= element.querySelectorAll('*').length;
      return isFinished || now.clientWidth < 100 ? [] : [{ selector, isSvg: true, isDrawing: true }];
    }
    const { width, height } = now;
    if (width * height === 0) return [];
    // A drawing of points has a transparent ground.
    const pixels = now.getContext('2d', { willReadFrequently: true })?.getImageData(0, 0, width, height).data;
    const isDrawing = pixels?.some((value, index) => index % 4 === 3 && value < 255) ?? false;
    return [{ selector, isDrawing, png: now.toDataURL('image/png') }];
  });
}

/** One image for the canvases of a page, one for its drawings in each scheme, and the rules that show each its cell. */
async function writeStills(folder, id, canvases) {
  const drawings = canvases.filter(({ isDrawing }) => isDrawing);
  const images = canvases.filter(({ isDrawing }) => !isDrawing);
  const sheets = [
    { name: `${id}.avif`, cell: cellOf(IMAGE, images), cells: images, of: ({ png }) => png },
    { name: `${id}-drawings.avif`, cell: cellOf(DRAWING, drawings), cells: drawings, of: ({ png }) => png },
    { name: `${id}-dark.avif`, cell: cellOf(DRAWING, drawings), cells: drawings, of: ({ dark, png }) => dark ?? png },
  ];
  const rules = [];
  for (const { name, cell, cells, of } of sheets) {
    if (cells.length === 0) continue;
    writeFileSync(
      join(folder, name),
      await sheetOf(
        cells.map((canvas) => ({ ...canvas, png: of(canvas) })),
        cell,
      ),
    );
    const last = Math.max(1, cells.length - 1);
    const all = cells.map(
      ({ selector }, index) =>
        `${selector}{background:url("${name}") 0 ${round((100 * index) / last)}%/100% ${100 * cells.length}% !important}`,
    );
    rules.push(
      name.endsWith('-dark.avif')
        ? `@media screen and (prefers-color-scheme:dark){\n${all.join('\n')}\n}`
        : all.join('\n'),
    );
  }
  // Controls that no script answers are hidden.
  writeFileSync(
    join(folder, `${id}.css`),
    `${rules.join('\n')}\n${NO_NOTICES}\n@media screen{.lesson-bar{display:none!important}}\n`,
  );
}

/** One image of all cells, one below the other: as large, and as good, as the bytes allow. */
async function sheetOf(cells, largest) {
  let image;
  for (const scale of [1, 0.8, 0.65, 0.5, 0.4, 0.3]) {
    const cell = { width: Math.round(largest.width * scale), height: Math.round(largest.height * scale) };
    const pixels = await Promise.all(cells.map(({ png, isDrawing }) => scaled(png, cell, isDrawing)));
    const sheet = Transformer.fromRgbaPixels(Buffer.concat(pixels), cell.width, cell.height * cells.length);
    for (const quality of [52, 38]) {
      image = await sheet.avif({ quality, alphaQuality: quality, speed: 7 });
      if (image.length <= SHEET_BYTES) return image;
    }
  }
  return image;
}

/** The fewer there are, the larger they may be. */
function cellOf({ width, height }, cells) {
  const scale =
    [
      [4, 1],
      [12, 0.7],
      [40, 0.5],
    ].find(([most]) => cells.length <= most)?.[1] ?? 0.35;
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

function round(percent) {
  return Number(percent.toFixed(3));
}

async function scaled(address, { width, height }, isDrawing) {
  const image = new Transformer(bytesOf(address));
  // A mean of pixels would have less noise than the image.
  const filter = isDrawing ? ResizeFilterType.Triangle : ResizeFilterType.Nearest;
  const pixels = await image.resize(width, height, filter, ResizeFit.Fill).rawPixels();
  return pixels.length === width * height * 4 ? pixels : withAlpha(pixels);
}

/** For print a canvas keeps its own pixels. A PDF holds a JPEG unchanged. It compresses the pixels of other images, and noise does not compress. */
async function printedRule({ selector, isDrawing, png }) {
  const jpeg = isDrawing ? null : await new Transformer(bytesOf(png)).jpeg(85);
  const address = jpeg ? `data:image/jpeg;base64,${jpeg.toString('base64')}` : png;
  return `${selector}{background:url("${address}") 0 0/100% 100% !important}`;
}

/** An image without transparency has three bytes a pixel. */
function withAlpha(pixels) {
  const all = Buffer.alloc((pixels.length / 3) * 4, 255);
  for (let i = 0; i < pixels.length / 3; i++) pixels.copy(all, 4 * i, 3 * i, 3 * i + 3);
  return all;
}

function bytesOf(address) {
  return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
}

/** The page's figure beside its title, as sites show a link. */
async function writeCard(open, file, { title, words }, picture) {
  const context = await open({ viewport: CARD, colorScheme: 'light' });
  const page = await context.newPage();
  try {
    const image = picture ? `data:image/png;base64,${picture.toString('base64')}` : '';
    await page.setContent(
      `<!doctype html><html lang="${words.lang}"><style>
        @font-face { font-family: Card; font-weight: 400 700; src: url("data:font/woff2;base64,${CARD_FONT}") }
        body { box-sizing: border-box; display: flex; flex-direction: column; gap: 28px; height: 100vh; margin: 0; padding: 48px 56px 40px;
          background: #fff; color: #1c2024; font-family: Card, "Noto Sans CJK SC", sans-serif }
        h1 { margin: 0; font-size: 54px; line-height: 1.15; font-weight: 650; letter-spacing: -0.015em }
        div { flex: 1; min-height: 0 }
        img { display: block; max-width: 100%; max-height: 100%; margin-inline: auto; object-fit: contain; object-position: top }
        p { margin: 0; font-size: 24px; color: #5b6570 }
      </style><h1></h1><div>${image && `<img src="${image}" alt="">`}</div><p>${NAME}</p></html>`,
    );
    await page.locator('h1').evaluate((heading, text) => {
      heading.textContent = text;
    }, title);
    await page.evaluate(() => document.fonts.ready);
    writeFileSync(file, await captured(page, page));
  } finally {
    await context.close();
  }
}

const CARD_FONT = readFileSync(join(import.meta.dirname, '../stories/fonts/page-text.woff2')).toString('base64');

/** A page without its scripts, so that it is printed as it was sent, with its stills. */
async function writePdf(open, file, address, files) {
  const context = await open({ javaScriptEnabled: false }, files);
  const page = await context.newPage();
  page.setDefaultTimeout(PAGE_TIMEOUT);
  try {
    await page.goto(address, { waitUntil: 'load' });
    writeFileSync(file, await page.pdf(PDF));
  } finally {
    await context.close();
  }
}

/** The notebook and the lessons of a language as one page. Links between them lead inside it. */
function wholeBook({ folder, base, lang, pages, printed }) {
  const order = [...pages.find(({ words }) => words.lang === lang).words.lessons.map(({ id }) => id)];
  const chapters = pages
    .filter(({ part, words }) => words.lang === lang && ['notebook', 'lessons'].includes(part))
    .sort((one, other) => order.indexOf(one.id) - order.indexOf(other.id));
  const numbers = new Map(chapters.map(({ path }, index) => [base + path, index]));
  const bodies = chapters.map(({ path }, index) => {
    const html = readFileSync(join(folder, path, 'index.html'), 'utf8');
    const [, main] = /<main [^>]*>(.*)<\/main>/s.exec(html);
    const own = main
      .replace(/ (id|for|aria-labelledby|aria-describedby|aria-controls)="([^"]*)"/g, (_, name, ids) => {
        return ` ${name}="${ids.replace(/\S+/g, `c${index}-$&`)}"`;
      })
      .replace(/(href="|url\()#/g, `$1#c${index}-`)
      .replace(/ href="(\/[^"#]*)(#[^"]*)?"/g, (link, to, hash) => {
        const number = numbers.get(to);
        if (number === undefined) return link;
        return ` href="#c${number}${hash ? `-${hash.slice(1)}` : ''}"`;
      });
    return `<main id="c${index}">${own}</main>`;
  });
  const [head] = /<head>.*<\/head>/s.exec(readFileSync(join(folder, chapters[0].path, 'index.html'), 'utf8'));
  const styles = [...head.matchAll(/<link rel="stylesheet" href="[^"]*"\/>/g)]
    .map(([link]) => link)
    .filter((link) => !link.includes('/stills/'));
  const document = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${NAME}</title>${styles.join('')}
<link rel="stylesheet" href="book.css"><style>main + main { break-before: page }</style></head><body>${bodies.join('\n')}</body></html>`;
  const stills = chapters.map(({ id }, index) => printed.get(id).replaceAll('#page', `#c${index}`));
  return { 'book.html': document, 'book.css': stills.join('\n') };
}
