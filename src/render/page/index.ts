import { left } from '../../film/filming.js';
import type { Frame } from '../../film/gif.js';
import { frameOf, gifOf } from '../../film/gif.js';
import { WebmWriter } from '../../film/webm.js';
import { cameraOn, paintScene } from '../../snapshot/paint.js';
import { sceneOf } from '../../snapshot/scene.js';
import { svgOf } from '../../snapshot/svg.js';
import type { Drawing, Film, Look, TellFrame } from '../drawing.js';
import { formulaFonts, outlineOf } from './outlines.js';
import { paintPanels } from './panels.js';
import { figureOf, show, showAt } from './shown.js';

// The script of the page on which the command draws.

/** Bytes that are made letters at once: fewer than a function takes arguments. */
const PART = 3 * 0x2000;

const drawing: Drawing = { show, png, svg, gif, webm };

(globalThis as unknown as { drawing: Drawing }).drawing = drawing;

declare const tellFrame: TellFrame;

async function png(look: Look): Promise<string> {
  const canvas = painted(look);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  // Of a canvas that is too large for it a browser makes none.
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
  // A timestep moves where a picture says so; a training is what its figure is there to show. The command ends it with the page.
  await (typeof own === 'function' ? own(frames, show, new AbortController().signal) : show(1));
}

function painted({ panels, pixelRatio }: Look): HTMLCanvasElement {
  return panels ? paintPanels(figureOf()) : paintScene(sceneOf(figureOf()), pixelRatio);
}

function tooLarge({ width, height }: HTMLCanvasElement): Error {
  return new Error(`${width} × ${height} pixels are too many for this browser: expected a smaller width or pixelRatio`);
}

/** In parts of whole threes of bytes, whose letters are those of the whole. */
function base64Of(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += PART)
    parts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + PART))));
  return parts.join('');
}
