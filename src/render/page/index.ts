import { create, type Font } from 'fontkit';
import { left } from '../../film/filming.js';
import { type Frame, frameOf, gifOf } from '../../film/gif.js';
import { WebmWriter } from '../../film/webm.js';
import { cameraOn, paintScene } from '../../snapshot/paint.js';
import { backgroundOf, type Scene, type SceneImage, type SceneShape, sceneOf } from '../../snapshot/scene.js';
import { svgOf } from '../../snapshot/svg.js';
import type { SceneText } from '../../snapshot/texts.js';
import type { Drawing, Film, Look, Shown, TellFrame } from '../drawing.js';

const BOLD = 600;
const DECIMALS = 2;

/** The files of KaTeX's fonts that a drawing's formulas are set in. */
async function formulaFonts({ parts }: Scene): Promise<ReadonlyMap<string, Font>> {
  const texts = parts.filter((part: SceneText | SceneShape | SceneImage) => part.kind === 'text');
  const names = new Set(texts.map(fontName).filter((name) => name !== null));
  const loaded = [...names].map(async (name) => {
    const file = await fetch(`/katex/${name}.ttf`);
    if (!file.ok) throw new Error(`no font ${name} in the package katex: ${file.status}`);
    return [name, create(new Uint8Array(await file.arrayBuffer()) as never) as Font] as const;
  });
  return new Map(await Promise.all(loaded));
}

/** A text of a formula as a path, where each of its letters is in its font; else null. */
function outlineOf(text: SceneText, fonts: ReadonlyMap<string, Font>): string | null {
  const font = fonts.get(fontName(text) ?? '');
  if (!font || ![...text.text].every((letter) => font.hasGlyphForCodePoint(letter.codePointAt(0) as number)))
    return null;
  const scale = text.size / font.unitsPerEm;
  const { glyphs, positions } = font.layout(text.text);
  let pen = text.x;
  return glyphs
    .map((glyph, index) => {
      const { xOffset = 0, yOffset = 0, xAdvance = 0 } = positions[index] ?? {};
      const [x, y] = [pen + xOffset * scale, text.y - yOffset * scale];
      pen += xAdvance * scale;
      return pathOf(glyph.path.commands, scale, x, y);
    })
    .join('');
}

const LETTERS: Readonly<Record<string, string>> = {
  ...{ moveTo: 'M', lineTo: 'L', quadraticCurveTo: 'Q', bezierCurveTo: 'C', closePath: 'z' },
};

/** Fonts have their y axis upwards. */
function pathOf(commands: readonly { command: string; args: number[] }[], scale: number, x: number, y: number): string {
  const place = (value: number, index: number) =>
    Number((index % 2 ? y - value * scale : x + value * scale).toFixed(DECIMALS));
  return commands.map(({ command, args }) => `${LETTERS[command]}${args.map(place).join(' ')}`).join('');
}

/** The name of KaTeX's file; null for a text in any other font. */
function fontName({ family, weight, style }: SceneText): string | null {
  const [name] = /KaTeX_\w+/.exec(family) ?? [];
  if (!name) return null;
  const isBold = Number(weight) >= BOLD;
  const variant = `${isBold ? 'Bold' : ''}${style === 'italic' ? 'Italic' : ''}` || 'Regular';
  return `${name}-${variant}`;
}

/** Between two images, in pixels. */
const GAP = 8;

/** The images of a figure in the rows in which they stand, each pixel one pixel. */
function paintPanels(figure: HTMLElement): HTMLCanvasElement {
  const rows = rowsOf(figure);
  const canvas = document.createElement('canvas');
  const widthOf = (row: readonly HTMLCanvasElement[]) => row.reduce((sum, { width }) => sum + width + GAP, -GAP);
  const heightOf = (row: readonly HTMLCanvasElement[]) => Math.max(...row.map(({ height }) => height));
  canvas.width = Math.max(...rows.map(widthOf));
  canvas.height = rows.reduce((sum, row) => sum + heightOf(row) + GAP, -GAP);
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.fillStyle = backgroundOf(figure);
  context.fillRect(0, 0, canvas.width, canvas.height);
  let top = 0;
  for (const row of rows) {
    let left = 0;
    for (const image of row) {
      context.drawImage(image, left, top);
      left += image.width + GAP;
    }
    top += heightOf(row) + GAP;
  }
  return canvas;
}

function rowsOf(figure: HTMLElement): HTMLCanvasElement[][] {
  const rows = new Map<number, HTMLCanvasElement[]>();
  for (const image of figure.querySelectorAll('canvas')) {
    const top = Math.round(image.getBoundingClientRect().top);
    rows.set(top, [...(rows.get(top) ?? []), image]);
  }
  if (rows.size === 0)
    throw new Error(`${figure.dataset['figure']} has no images: expected one, because panels is set`);
  return [...rows.values()];
}

const DEFAULT_FONT = 'system-ui, sans-serif';
const INTERVAL_MILLISECONDS = 20;

let element: HTMLElement | null = null;

/** Puts a single figure on the page. Resolves when the figure is drawn, and rejects with its error. */
async function show({ type, attributes, caption, lang, scheme, font }: Shown): Promise<void> {
  document.documentElement.lang = lang;
  document.documentElement.style.colorScheme = scheme;
  document.body.style.cssText = `margin: 16px; font-family: ${font ? JSON.stringify(font.family) : DEFAULT_FONT}`;
  if (font?.address) await loadFont(font.family, font.address);
  const made = document.createElement('diffusion-figure');
  const written = { type, menu: 'false', loupe: 'false', loading: 'eager', ...attributes };
  for (const [name, value] of Object.entries(written)) made.setAttribute(name, value);
  made.style.margin = '0';
  // The figure has the requested width.
  for (const width of ['--df-narrow', '--df-wide']) made.style.setProperty(width, '100vw');
  if (caption !== null) made.textContent = caption;
  element = made;
  await drawn(() => document.body.replaceChildren(made));
}

/** Gives the figure a value of what moves; resolves when all of it is drawn, also where it looks as before. */
async function showAt(prop: string, value: number): Promise<void> {
  await left(figureOf())?.show([prop, value]);
  await calm();
}

/** The figure that is shown. */
function figureOf(): HTMLElement {
  return element?.shadowRoot?.querySelector('figure') as HTMLElement;
}

async function loadFont(family: string, address: string): Promise<void> {
  const face = new FontFace(family, `url(${JSON.stringify(address)})`, { weight: '100 900' });
  const loaded = await face.load().catch(() => {
    throw new Error(`font "${address}" cannot be read by this browser: expected WOFF2, WOFF, TrueType or OpenType`);
  });
  document.fonts.add(loaded);
}

/** Resolves when a change of the element has been drawn, and rejects with the figure's error. */
async function drawn(change: () => void): Promise<void> {
  const shown = element as HTMLElement;
  const events = new AbortController();
  const told = new Promise<void>((resolve, reject) => {
    shown.addEventListener('ready', () => resolve(), { signal: events.signal });
    shown.addEventListener('error', (event: Event) => reject((event as CustomEvent<Error>).detail), {
      signal: events.signal,
    });
  });
  change();
  await told.finally(() => events.abort());
  await calm();
}

async function calm(): Promise<void> {
  while (isBusy()) await new Promise((resolve) => setTimeout(resolve, INTERVAL_MILLISECONDS));
  await document.fonts.ready;
}

/** A figure may go on after it is ready, to a sample of more steps or a formula's values. */
function isBusy(): boolean {
  const root = element?.shadowRoot;
  return root?.querySelector('figure[data-state=pending], [aria-busy=true], [data-loading]') != null;
}

// The script of the page on which the command draws.

/** Bytes that are made letters at once: fewer than a function takes arguments. */
const PART = 3 * 0x2000;

const drawing: Drawing = { show, png, svg, gif, webm };

(globalThis as unknown as { drawing: Drawing }).drawing = drawing;

declare const tellFrame: TellFrame;

async function png(look: Look): Promise<string> {
  const canvas = painted(look);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  // A browser returns no blob of a canvas that is too large for it.
  if (!blob) throw tooLarge(canvas);
  return base64Of(new Uint8Array(await blob.arrayBuffer()));
}

/** Formulas are paths, as no other program has their fonts. */
async function svg(): Promise<string> {
  const scene = sceneOf(figureOf());
  const fonts = await formulaFonts(scene);
  return svgOf(scene, (text) => outlineOf(text, fonts));
}

async function gif(film: Film): Promise<string> {
  const frames: Frame[] = [];
  await eachMoment(film, (frame) => {
    frames.push(frame);
  });
  return base64Of(await gifOf(frames, film.seconds, () => tellFrame(frames.length, frames.length)));
}

async function webm(film: Film): Promise<string> {
  let writer: WebmWriter | undefined;
  try {
    await eachMoment(film, (frame, count) => {
      writer ??= new WebmWriter(film.seconds / count);
      return writer.add(frame);
    });
    return base64Of((await writer?.end()) as Uint8Array);
  } finally {
    writer?.close();
  }
}

/** Calls back with each moment of a film, and with how many they are; where nothing moves there is one. */
async function eachMoment(film: Film, onFrame: (frame: Frame, count: number) => void | Promise<void>): Promise<void> {
  const { moving, frames, panels, pixelRatio } = film;
  const take = panels ? () => paintPanels(figureOf()) : cameraOn(figureOf(), pixelRatio);
  let shown = 0;
  const show = async (count: number) => {
    await onFrame(frameOf(take()), count);
    shown += 1;
    await tellFrame(shown, count);
  };
  if (moving) {
    for (const value of moving.values) {
      await showAt(moving.prop, value);
      await show(moving.values.length);
    }
    return;
  }
  const own = left(figureOf())?.film;
  // A timestep moves only if the picture sets it. A training moves without a prop, and the command ends it with the page.
  await (typeof own === 'function' ? own(frames, show, new AbortController().signal) : show(1));
}

function painted({ panels, pixelRatio }: Look): HTMLCanvasElement {
  return panels ? paintPanels(figureOf()) : paintScene(sceneOf(figureOf()), pixelRatio);
}

function tooLarge({ width, height }: HTMLCanvasElement): Error {
  return new Error(`${width} × ${height} pixels are too many for this browser: expected a smaller width or pixelRatio`);
}

/**
 * Encodes the bytes in parts whose length is a multiple of three, so that the parts join to the Base64 of the whole.
 */
function base64Of(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += PART)
    parts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + PART))));
  return parts.join('');
}
