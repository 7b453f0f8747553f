import type { Frame } from '../../export/dither.js';
import { frameOf, gifOf } from '../../export/film.js';
import { paintScene } from '../../export/paint.js';
import { sceneOf } from '../../export/scene.js';
import { svgOf } from '../../export/svg.js';
import type { Drawing, Film, Look } from '../drawing.js';
import { formulaFonts, outlineOf } from './outlines.js';
import { paintPanels } from './panels.js';
import { figureOf, show, showAt } from './shown.js';

// The script of the page on which the command draws.

const drawing: Drawing = { show, png, svg, gif };

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

async function gif({ moving, seconds, ...look }: Film): Promise<string> {
  const frames: Frame[] = [];
  for (const value of moving?.values ?? [null]) {
    if (moving && value !== null) await showAt(moving.attribute, value);
    frames.push(frameOf(painted(look)));
  }
  return base64Of(await gifOf(frames, seconds));
}

function painted({ panels, pixelRatio }: Look): HTMLCanvasElement {
  return panels ? paintPanels(figureOf()) : paintScene(sceneOf(figureOf()), pixelRatio);
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
