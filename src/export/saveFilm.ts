import { filming } from '../hooks/load.js';
import type { Message } from '../words/message.js';
import { cameraOn } from './camera.js';
import type { Frame } from './dither.js';
import type { Exports, Filmed, Filming } from './exports.js';
import { filmingOf } from './filming.js';
import { save } from './save.js';
import type { WebmWriter } from './webm.js';

const FRAMES = 60;
const SECONDS = 6;
/** Pixels for each on the page: of a GIF more would be four times as large. */
const GIF_SCALE = 1;
/** As its colours have half the resolution. */
const WEBM_SCALE = 2;

/** Whether this browser may write a WebM. On a page that has come by http it does not. */
export function canSaveWebm(): boolean {
  return typeof VideoEncoder !== 'undefined';
}

export async function saveGif(figure: HTMLElement, { film }: Exports): Promise<Message> {
  const { frameOf, gifOf } = await filming.load();
  const frames: Frame[] = [];
  const take = cameraOn(figure, GIF_SCALE);
  let planned = 1;
  await filmingBy(film as Filmed)(FRAMES, (count) => {
    planned = count;
    frames.push(frameOf(take()));
  });
  const gif = await gifOf(frames, (SECONDS * frames.length) / planned);
  return save(new Blob([gif as Uint8Array<ArrayBuffer>], { type: 'image/gif' }), figure, 'gif');
}

export async function saveWebm(figure: HTMLElement, { film }: Exports): Promise<Message> {
  const { frameOf, WebmWriter } = await filming.load();
  const take = cameraOn(figure, WEBM_SCALE);
  let writer: WebmWriter | undefined;
  try {
    await filmingBy(film as Filmed)(FRAMES, async (count) => {
      writer ??= new WebmWriter(SECONDS / count);
      await writer.add(frameOf(take()));
    });
    const webm = (await writer?.end()) as Uint8Array<ArrayBuffer>;
    return save(new Blob([webm], { type: 'video/webm' }), figure, 'webm');
  } finally {
    writer?.close();
  }
}

function filmingBy(film: Filmed): Filming {
  return typeof film === 'function' ? film : filmingOf(film);
}
