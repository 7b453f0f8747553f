import type { Defaults } from '../hooks/contexts.js';
import type { Message } from '../words/message.js';
import { type Code, codeOf } from './code.js';
import type { Exports } from './exports.js';
import { elementAround, markupOf } from './markup.js';
import { words } from './menuWords.js';
import { paintScene } from './paint.js';
import { nameOf, save } from './save.js';
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

// Each says what it has done.

export async function saveImage(figure: HTMLElement): Promise<Message> {
  return save(await imageOf(figure), figure, 'png');
}

export async function copyImage(figure: HTMLElement): Promise<Message> {
  // Safari allows it only if the promise is handed over at once.
  const image = imageOf(figure);
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': image })]);
    return words.imageCopied;
  } catch {
    save(await image, figure, 'png');
    return words.savedInstead({ name: nameOf(figure, 'png') });
  }
}

export async function saveDrawing(figure: HTMLElement): Promise<Message> {
  await document.fonts.ready;
  return save(new Blob([svgOf(sceneOf(figure))], { type: 'image/svg+xml' }), figure, 'svg');
}

export async function saveTable(figure: HTMLElement, { table }: Context): Promise<Message> {
  const parts: string[] = [];
  for await (const line of table?.() ?? []) parts.push(line, '\n');
  return save(new Blob(parts, { type: 'text/csv' }), figure, 'csv');
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
    save(new Blob([code, '\n'], { type: 'text/plain' }), figure, ending);
    return complete(words.savedInstead({ name: nameOf(figure, ending) }));
  }
}

async function imageOf(figure: HTMLElement): Promise<Blob> {
  await document.fonts.ready;
  const canvas = paintScene(sceneOf(figure), SCALE);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('the figure is too large for an image in this browser: make its window smaller');
  return blob;
}
