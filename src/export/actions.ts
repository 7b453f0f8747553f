import type { Defaults } from '../hooks/contexts.js';
import { filming } from '../hooks/load.js';
import type { Message } from '../words/message.js';
import { type Code, codeOf } from './code.js';
import type { Frame } from './dither.js';
import type { Exports, Filmed } from './exports.js';
import { elementAround, markupOf } from './markup.js';
import { words } from './menuWords.js';
import { paintScene } from './paint.js';
import { sceneOf } from './scene.js';
import { svgOf } from './svg.js';

/** What the menu knows of its figure. */
export interface Context extends Exports {
  readonly defaults: Defaults;
  /** The page's timestep. */
  readonly t: number | undefined;
}

/** Pixels of an image for each on the page. */
const SCALE = 2;
/** Of a film, which the same pixels would make four times as large. */
const FILM_SCALE = 1;
const FRAMES = 60;
const SECONDS = 6;
/** A t that shows what another did draws nothing new, and nothing is to be waited for. */
const PATIENCE_MILLISECONDS = 2000;

// Each says what it has done.

export async function saveImage(figure: HTMLElement): Promise<Message> {
  return save(await imageOf(figure), nameOf(figure, 'png'));
}

export async function copyImage(figure: HTMLElement): Promise<Message> {
  // Safari allows it only if the promise is handed over at once.
  const image = imageOf(figure);
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': image })]);
    return words.imageCopied;
  } catch {
    const name = nameOf(figure, 'png');
    save(await image, name);
    return words.savedInstead({ name });
  }
}

export async function saveDrawing(figure: HTMLElement): Promise<Message> {
  await document.fonts.ready;
  return save(new Blob([svgOf(sceneOf(figure))], { type: 'image/svg+xml' }), nameOf(figure, 'svg'));
}

/** The figure while its t goes from the first to the last. */
export async function saveFilm(figure: HTMLElement, { film }: Context): Promise<Message> {
  const { frameOf, gifOf } = await filming.load();
  const { timesteps, show } = film as Filmed;
  const frames: Frame[] = [];
  try {
    for (const t of timesteps(FRAMES)) {
      await Promise.race([show(t), new Promise((resolve) => setTimeout(resolve, PATIENCE_MILLISECONDS))]);
      frames.push(frameOf(paintScene(sceneOf(figure), FILM_SCALE)));
    }
  } finally {
    void show(null);
  }
  const gif = (await gifOf(frames, SECONDS)) as Uint8Array<ArrayBuffer>;
  return save(new Blob([gif], { type: 'image/gif' }), nameOf(figure, 'gif'));
}

export async function saveTable(figure: HTMLElement, { table }: Context): Promise<Message> {
  const parts: string[] = [];
  for await (const line of table?.() ?? []) parts.push(line, '\n');
  return save(new Blob(parts, { type: 'text/csv' }), nameOf(figure, 'csv'));
}

export async function copyCode(figure: HTMLElement, context: Context): Promise<Message> {
  return copyText(figure, codeOf(figure.dataset['figure'] ?? '', context), 'jsx');
}

/** The element around the figure; see `elementAround`. */
export async function copyMarkup(figure: HTMLElement, context: Context): Promise<Message> {
  return copyText(figure, markupOf(elementAround(figure) as HTMLElement, context), 'html');
}

async function copyText(figure: HTMLElement, { code, left }: Code, ending: string): Promise<Message> {
  const complete = (done: Message) => (left.length === 0 ? done : words.without({ done, props: left.join(', ') }));
  try {
    await navigator.clipboard.writeText(code);
    return complete(words.codeCopied);
  } catch {
    const name = nameOf(figure, ending);
    save(new Blob([code, '\n'], { type: 'text/plain' }), name);
    return complete(words.savedInstead({ name }));
  }
}

async function imageOf(figure: HTMLElement): Promise<Blob> {
  await document.fonts.ready;
  const canvas = paintScene(sceneOf(figure), SCALE);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('the figure is too large for an image in this browser: make its window smaller');
  return blob;
}

function nameOf(figure: HTMLElement, ending: string): string {
  return `${figure.dataset['figure'] ?? 'figure'}.${ending}`;
}

/** Gives a file to the reader, as a download. */
function save(blob: Blob, name: string): Message {
  const address = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  // The browser has to have begun reading it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return words.saved({ name });
}
