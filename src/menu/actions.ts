import type { Filmed } from '../film/filming.js';
import type { Frame } from '../film/gif.js';
import { filmingOf } from '../film/moments.js';
import type { WebmWriter } from '../film/webm.js';
import { ReaderError } from '../i18n/format.js';
import type { Message } from '../i18n/message.js';
import { imported, lazy } from '../lazy/lazy.js';
import { type Code, codeOf, type Shown } from '../serialize/code.js';
import { addressOf, frameOf } from '../serialize/frame.js';
import { elementAround, markupOf } from '../serialize/html.js';
import type { Lack } from '../serialize/python.js';
import { cameraOn, paintScene } from '../snapshot/paint.js';
import { sceneOf } from '../snapshot/scene.js';
import { svgOf } from '../snapshot/svg.js';
import type { Exports } from './FigureMenu.js';
import { menuMessages } from './menuMessages.js';

/** Takes the frames of films and writes GIFs. */
const filming = /* @__PURE__ */ lazy(() => imported(() => import('../film/gif.js')));

/** Writes WebM films. It is a file of its own, because its library is larger than all other code for films. */
const webmWriting = /* @__PURE__ */ lazy(() => imported(() => import('../film/webm.js')));

/** Writes NumPy code. An open menu loads it, because Safari lets a press copy only text that is there at once. */
export const python = /* @__PURE__ */ lazy(() => imported(() => import('../serialize/python.js')));

/** The data of a figure that its menu uses. */
export type Context = Exports & Shown;

/** Pixels of an image for each on the page. */
const SCALE = 2;

// Each function returns the message of its result.

export async function saveImage(figure: HTMLElement): Promise<Message> {
  return save(await imageOf(figure), figure, 'png');
}

export async function copyImage(figure: HTMLElement): Promise<Message> {
  // Safari allows it only if the promise is handed over at once.
  const image = imageOf(figure);
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': image })]);
    return menuMessages.imageCopied;
  } catch {
    save(await image, figure, 'png');
    return menuMessages.savedInstead({ name: nameOf(figure, 'png') });
  }
}

export async function saveDrawing(figure: HTMLElement): Promise<Message> {
  return save(await drawingOf(figure), figure, 'svg');
}

export async function drawingOf(figure: HTMLElement): Promise<Blob> {
  await document.fonts.ready;
  return new Blob([svgOf(sceneOf(figure))], { type: 'image/svg+xml' });
}

export async function saveTable(figure: HTMLElement, { table }: Context): Promise<Message> {
  return save(await tableOf(table ?? (() => [])), figure, 'csv');
}

export async function tableOf(table: NonNullable<Exports['table']>): Promise<Blob> {
  const parts: string[] = [];
  for await (const line of table()) parts.push(line, '\n');
  return new Blob(parts, { type: 'text/csv' });
}

export async function copyCode(figure: HTMLElement, context: Context): Promise<Message> {
  return copyText(figure, codeOf(figure.dataset['figure'] ?? '', context), 'jsx');
}

/** The element around the figure; see `elementAround`. */
export async function copyMarkup(figure: HTMLElement, context: Context): Promise<Message> {
  return copyText(figure, markupOf(elementAround(figure) as HTMLElement, context), 'html');
}

/** An iframe of the address that the page names for the figure; see `addressOf`. */
export async function copyFrame(figure: HTMLElement, context: Context): Promise<Message> {
  const named = figure.closest<HTMLElement>('[lang]') ?? elementAround(figure)?.closest<HTMLElement>('[lang]');
  return copyText(figure, frameOf(figure, addressOf(figure) as string, context, named?.lang ?? 'en'), 'html');
}

const LACKS: Readonly<Record<Lack, Message>> = {
  figure: menuMessages.noPython,
  data: menuMessages.noPythonOfData,
  functions: menuMessages.noPythonOfFunctions,
};

export async function copyPython(figure: HTMLElement, context: Context): Promise<Message> {
  const { pythonOf } = await python.load();
  const snippet = pythonOf(figure.dataset['figure'] ?? '', context, shapeIn(figure, context));
  return 'lack' in snippet ? LACKS[snippet.lack] : copyText(figure, { ...snippet, left: [] }, 'py');
}

/** Returns the shape of the image that a figure shows. Only an array states whether it is gray. */
function shapeIn(figure: HTMLElement, { props, defaults }: Context): readonly number[] | undefined {
  const image = (props as { readonly image?: unknown } | undefined)?.image ?? defaults.image;
  const canvas = figure.querySelector('canvas');
  return canvas && !('shape' in Object(image)) ? [canvas.height, canvas.width, 3] : undefined;
}

async function copyText(figure: HTMLElement, { code, left }: Code, ending: string): Promise<Message> {
  const complete = (done: Message) =>
    left.length === 0 ? done : menuMessages.without({ done, props: left.join(', ') });
  try {
    await navigator.clipboard.writeText(code);
    return complete(menuMessages.codeCopied);
  } catch {
    save(new Blob([code, '\n'], { type: 'text/plain' }), figure, ending);
    return complete(menuMessages.savedInstead({ name: nameOf(figure, ending) }));
  }
}

export async function imageOf(figure: HTMLElement, scale = SCALE): Promise<Blob> {
  await document.fonts.ready;
  const canvas = paintScene(sceneOf(figure), scale);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('the figure is too large for an image in this browser: make its window smaller');
  return blob;
}

/** Gives the reader a file as a download with the figure's name, and returns a message. */
function save(blob: Blob, figure: HTMLElement, ending: string): Message {
  const name = nameOf(figure, ending);
  const address = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  // The browser has to have begun reading it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return menuMessages.saved({ name });
}

function nameOf(figure: HTMLElement, ending: string): string {
  return `${figure.dataset['figure'] ?? 'figure'}.${ending}`;
}

const FRAMES = 60;
const SECONDS = 6;
/** The longest time from one frame to the next. A training may take long between two frames on a slow machine. */
const PATIENCE_MILLISECONDS = 60_000;
/** Pixels for each on the page: of a GIF more would be four times as large. */
const GIF_SCALE = 1;
/** The scale of a WebM, because its colors have half the resolution. */
const WEBM_SCALE = 2;

/** Whether this browser may write a WebM. On a page that has come by http it does not. */
export function canSaveWebm(): boolean {
  return typeof VideoEncoder !== 'undefined';
}

/** A film that is being made. */
export interface Making {
  /** Aborts with the message that the menu then shows: an error, or that the reader canceled. */
  readonly controller: AbortController;
  /** Called with how far it is. */
  readonly onProgress: (progress: Message) => void;
}

export async function saveGif(figure: HTMLElement, { film }: Exports, making: Making): Promise<Message> {
  const { frameOf, gifOf } = await filming.load();
  const frames: Frame[] = [];
  const take = cameraOn(figure, GIF_SCALE);
  let planned = 1;
  await framesOf(film as Filmed, making, async (count) => {
    planned = count;
    frames.push(frameOf(take()));
  });
  const gif = await gifOf(frames, (SECONDS * frames.length) / planned, (frame) => {
    making.controller.signal.throwIfAborted();
    making.onProgress(menuMessages.writing({ frame, count: frames.length }));
  });
  return save(new Blob([gif as Uint8Array<ArrayBuffer>], { type: 'image/gif' }), figure, 'gif');
}

export async function saveWebm(figure: HTMLElement, { film }: Exports, making: Making): Promise<Message> {
  const [{ frameOf }, { WebmWriter }] = await Promise.all([filming.load(), webmWriting.load()]);
  const take = cameraOn(figure, WEBM_SCALE);
  let writer: WebmWriter | undefined;
  try {
    await framesOf(film as Filmed, making, async (count) => {
      writer ??= new WebmWriter(SECONDS / count);
      await writer.add(frameOf(take()));
    });
    const webm = (await writer?.end()) as Uint8Array<ArrayBuffer>;
    making.controller.signal.throwIfAborted();
    return save(new Blob([webm], { type: 'video/webm' }), figure, 'webm');
  } finally {
    writer?.close();
  }
}

/** Collects the frames of a film, reports the progress, and ends if no new frame comes. */
async function framesOf(
  film: Filmed,
  { controller, onProgress }: Making,
  onFrame: (count: number) => Promise<void>,
): Promise<void> {
  const { signal } = controller;
  let frame = 1;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    clearTimeout(timer);
    // A hidden page may draw nothing.
    timer = setTimeout(() => (document.hidden ? wait() : controller.abort(late(frame))), PATIENCE_MILLISECONDS);
  };
  document.addEventListener('visibilitychange', wait);
  wait();
  try {
    const filmed = typeof film === 'function' ? film : filmingOf(film);
    await filmed(
      FRAMES,
      async (count) => {
        signal.throwIfAborted();
        // An error of `onFrame` is not an error of the training that is filmed.
        await onFrame(count).catch((error: Error) => controller.abort(error));
        signal.throwIfAborted();
        onProgress(menuMessages.frame({ frame, count }));
        frame += 1;
        wait();
      },
      signal,
    );
  } finally {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', wait);
  }
}

function late(frame: number): ReaderError {
  return new ReaderError(menuMessages.filmLate({ frame, seconds: PATIENCE_MILLISECONDS / 1000 }));
}
