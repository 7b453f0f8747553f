import { filming, webmWriting } from '../hooks/load.js';
import type { Message } from '../words/message.js';
import { ReaderError } from '../words/readerError.js';
import { cameraOn } from './camera.js';
import type { Frame } from './dither.js';
import type { Exports, Filmed } from './exports.js';
import { filmingOf } from './filming.js';
import { words } from './menuWords.js';
import { save } from './save.js';
import type { WebmWriter } from './webm.js';

const FRAMES = 60;
const SECONDS = 6;
/** From one frame to the next: a training may take long between two, on a slow machine. */
const PATIENCE_MILLISECONDS = 60_000;
/** Pixels for each on the page: of a GIF more would be four times as large. */
const GIF_SCALE = 1;
/** As its colours have half the resolution. */
const WEBM_SCALE = 2;

/** Whether this browser may write a WebM. On a page that has come by http it does not. */
export function canSaveWebm(): boolean {
  return typeof VideoEncoder !== 'undefined';
}

/** A film that is being made. */
export interface Making {
  /** Aborts with what is then said of it: an error, or that a reader wants it no more. */
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
    making.onProgress(words.writing({ frame, count: frames.length }));
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

/** Takes the frames of a film, says how far it is, and ends it where nothing new comes. */
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
    // A page that nobody sees may draw nothing.
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
        // What fails here is no fault of the training that is filmed.
        await onFrame(count).catch((error: Error) => controller.abort(error));
        signal.throwIfAborted();
        onProgress(words.frame({ frame, count }));
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
  return new ReaderError(words.filmLate({ frame, seconds: PATIENCE_MILLISECONDS / 1000 }));
}
