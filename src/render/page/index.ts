import { cameraOn } from '../../export/camera.js';
import type { Frame } from '../../export/dither.js';
import { frameOf, gifOf } from '../../export/film.js';
import { leftFilm } from '../../export/filmed.js';
import { paintScene } from '../../export/paint.js';
import { sceneOf } from '../../export/scene.js';
import { svgOf } from '../../export/svg.js';
import { WebmWriter } from '../../export/webm.js';
import type { Drawing, Film, Look } from '../drawing.js';
import { formulaFonts, outlineOf } from './outlines.js';
import { paintPanels } from './panels.js';
import { figureOf, show, showAt } from './shown.js';

// The script of the page on which the command draws.

const drawing: Drawing = { show, png, svg, gif, webm };

(globalThis as unknown as { drawing: Drawing }).drawing = drawing;

async function png(look: Look): Promise<string> {
  return painted(look).toDataURL().replace(/^.*,/, '');
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
  return base64Of(await gifOf(frames, film.seconds));
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
  const show = async (count: number) => onFrame(frameOf(take()), count);
  if (moving) {
    for (const value of moving.values) {
      await showAt(moving.attribute, value);
      await show(moving.values.length);
    }
    return;
  }
  const own = leftFilm(figureOf());
  // A timestep moves where a picture says so; a training is what its figure is there to show.
  await (typeof own === 'function' ? own(frames, show) : show(1));
}

function painted({ panels, pixelRatio }: Look): HTMLCanvasElement {
  return panels ? paintPanels(figureOf()) : paintScene(sceneOf(figureOf()), pixelRatio);
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
