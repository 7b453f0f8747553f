import type { Frame } from '../../export/dither.js';
import { frameOf, gifOf } from '../../export/film.js';
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
  const writer = new WebmWriter(film.seconds / momentsOf(film).length);
  try {
    await eachMoment(film, (frame) => writer.add(frame));
    return base64Of(await writer.end());
  } finally {
    writer.close();
  }
}

/** The values of what moves; where nothing does, one moment. */
function momentsOf({ moving }: Film): readonly (number | null)[] {
  return moving?.values ?? [null];
}

async function eachMoment(film: Film, onFrame: (frame: Frame) => void | Promise<void>): Promise<void> {
  for (const value of momentsOf(film)) {
    if (film.moving && value !== null) await showAt(film.moving.attribute, value);
    await onFrame(frameOf(painted(film)));
  }
}

function painted({ panels, pixelRatio }: Look): HTMLCanvasElement {
  return panels ? paintPanels(figureOf()) : paintScene(sceneOf(figureOf()), pixelRatio);
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
