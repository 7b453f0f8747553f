// Draws the thumbnails of the gallery with the command of the package: each figure whole, in light and dark, composed for a card.
// `npm run thumbnails` after `npm run build`; `-- guidance reflow` draws these alone, `-- --out FOLDER` writes them elsewhere.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ResizeFit, Transformer } from '@napi-rs/image';
import { chromium } from 'playwright';
import { findBrowser } from './browser.mjs';
import { pathOf } from './build/paths.mjs';

/** Pixels of a thumbnail, which has two for each CSS pixel of a card. */
export const SIZE = { width: 660, height: 440 };
export const SCHEMES = ['light', 'dark'];
const MARGIN = 20;
const QUALITY = 70;
const PIXEL_RATIO = 2;
/** CSS pixels around a figure in the command's pictures. */
const PAPER = 16;
/** A caption that takes no ink: without one a figure has its own. */
const NO_CAPTION = '\u200b';
const FONT = pathOf('node_modules/inter-ui/variable/InterVariable.woff2');
/** CSS pixels: a little wider than the narrowest figure whose panels stand in a row. */
const WIDTH = 600;

/**
 * What a figure is drawn with, besides its props: its `width`, and the `edges` of what a card has room for, in CSS pixels. They leave out readings, notes and controls, and never cut anything, since each moves to the next blank line within it.
 */
const DRAWN = {
  'chain-diagram': { width: 440 },
  'denoiser-field': { width: 420, edges: { bottom: 450 } },
  'density-flow': { edges: { bottom: 340 } },
  'flow-plane': { width: 640, edges: { right: 380 } },
  'forward-grid': { rows: 4, samples: 3 },
  guidance: { edges: { bottom: 340 } },
  histogram: { t: 200, width: 480, edges: { bottom: 340 } },
  inpaint: { edges: { top: 85, bottom: 560 } },
  'loss-floor': { width: 640, edges: { top: 20, bottom: 575 } },
  'masked-diffusion': { charts: false, width: 400, edges: { top: 80, bottom: 500 } },
  'mean-comparison': { t: 200, edges: { bottom: 220 } },
  'noise-prediction': { width: 760, edges: { bottom: 190 } },
  'noise-predictor-diagram': { edges: { bottom: 385 } },
  'noise-triptych': { t: 200 },
  observations: { width: 640, edges: { bottom: 260 } },
  'patch-faces': { width: 400, edges: { bottom: 400 } },
  'posterior-mean': { edges: { bottom: 240 } },
  preconditioning: { edges: { bottom: 342 } },
  'reverse-chain': { width: 400, edges: { bottom: 455 } },
  reflow: { edges: { bottom: 430 } },
  'sample-trajectories': { edges: { bottom: 370 } },
  'schedule-chart': { width: 480 },
  'schedule-comparison': { width: 640, edges: { bottom: 735 } },
  'scheduler-table': { steps: 8, width: 640, edges: { top: 100, bottom: 700 } },
  'solver-comparison': { width: 640, edges: { bottom: 577 } },
  'source-image': { width: 440 },
  spectrum: { width: 640, edges: { bottom: 412 } },
  'train-denoiser': { width: 640, frames: 2, edges: { bottom: 265 } },
  'x0-reconstruction': { t: 200, edges: { bottom: 220 } },
};

/**
 * The types of all figures that show something without a page's own data.
 * @returns {string[]}
 */
export function types() {
  const lines = readFileSync(pathOf('src/registry.ts'), 'utf8').matchAll(/^ {2}\w+: '([a-z0-9-]+)',/gm);
  return [...lines].map(([, type]) => type);
}

/**
 * Draws thumbnails into a folder, as `<type>-<scheme>.webp`.
 * @param {string} folder
 * @param {readonly string[]} [drawn] - types of figures; defaults to all.
 */
export async function drawThumbnails(folder, drawn = types()) {
  const { executablePath, env } = findBrowser();
  Object.assign(process.env, { ...env, CHROMIUM_PATH: executablePath });
  const { render } = await built('render');
  const trained = drawn.includes('reflow') ? await trainedFlows() : {};
  const work = mkdtempSync(join(tmpdir(), 'thumbnails-'));
  try {
    const pictures = drawn.flatMap((type) => {
      const { edges, ...given } = DRAWN[type] ?? {};
      return SCHEMES.map((scheme) => ({
        ...{ type, scheme, width: WIDTH, pixelRatio: PIXEL_RATIO, font: FONT, caption: NO_CAPTION, ...given },
        ...(type === 'reflow' && trained),
        out: `${type}-${scheme}.${given.frames ? 'gif' : 'png'}`,
      }));
    });
    await render(pictures, { folder: work });
    mkdirSync(folder, { recursive: true });
    for (const { out, type } of pictures) {
      const file = join(work, out);
      const picture = out.endsWith('.gif') ? await lastFrame(file) : readFileSync(file);
      writeFileSync(join(folder, out.replace(/\.\w+$/, '.webp')), await composed(picture, DRAWN[type]?.edges ?? {}));
    }
  } finally {
    rmSync(work, { recursive: true });
  }
}

function built(entry) {
  return import(pathToFileURL(pathOf(`dist/${entry}/index.js`)).href);
}

/** The two networks that `Reflow` shows, which a reader would train. */
async function trainedFlows() {
  const { pointSet, reflow, trainDenoiser } = await built('learn');
  const flow = await trainDenoiser(pointSet('twoMoons'), { path: 'flow', steps: 3000 });
  const reflowed = await reflow(flow, { steps: 3000 });
  return { flow: flow.toJSON(), reflowed: reflowed.toJSON() };
}

/** The end of a film, as a PNG. A training has no other picture. */
async function lastFrame(gif) {
  const { isPinned, ...launch } = findBrowser();
  const browser = await chromium.launch(launch);
  try {
    const page = await browser.newPage();
    // Browsers decode for pages that they trust alone, and a file is one.
    await page.goto(pathToFileURL(gif).href);
    const png = await page.evaluate(
      async (base64) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const decoder = new ImageDecoder({ data: bytes, type: 'image/gif' });
        await Promise.all([decoder.tracks.ready, decoder.completed]);
        const { image } = await decoder.decode({ frameIndex: decoder.tracks.selectedTrack.frameCount - 1 });
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [image.displayWidth, image.displayHeight];
        canvas.getContext('2d').drawImage(image, 0, 0);
        return canvas.toDataURL('image/png').split(',')[1];
      },
      readFileSync(gif, 'base64'),
    );
    return Buffer.from(png, 'base64');
  } finally {
    await browser.close();
  }
}

/** A picture without the paper around it, in the middle of a card. */
async function composed(png, { top = -PAPER, bottom = Number.POSITIVE_INFINITY, right = Number.POSITIVE_INFINITY }) {
  const { width, height } = await new Transformer(png).metadata();
  const pixels = await new Transformer(png).rawPixels();
  const channels = pixels.length / (width * height);
  const isPaper = (x, y) => [0, 1, 2].every((c) => pixels[(y * width + x) * channels + c] === pixels[c]);
  const [columns, rows] = [Array.from({ length: width }, (_, x) => x), Array.from({ length: height }, (_, y) => y)];
  const pixelOf = (edge) => (edge + PAPER) * PIXEL_RATIO;
  const isBlankRow = (y) => columns.every((x) => isPaper(x, y));
  const above = rows.find((y) => y >= pixelOf(top) && isBlankRow(y));
  const below = rows.findLast((y) => y <= pixelOf(bottom) && isBlankRow(y));
  const drawn = rows.slice(above, below);
  const isBlankColumn = (x) => drawn.every((y) => isPaper(x, y));
  const side = columns.slice(
    0,
    columns.findLast((x) => x <= pixelOf(right) && isBlankColumn(x)),
  );
  const ys = drawn.filter((y) => !side.every((x) => isPaper(x, y)));
  const xs = side.filter((x) => !isBlankColumn(x));
  const [x, y, across, down] = [xs[0], ys[0], xs.at(-1) - xs[0] + 1, ys.at(-1) - ys[0] + 1];
  const scale = Math.min(1, (SIZE.width - 2 * MARGIN) / across, (SIZE.height - 2 * MARGIN) / down);
  const size = [Math.round(scale * across), Math.round(scale * down)];
  // A crop and a change of size at once would be made in the other order.
  const cropped = await new Transformer(png).crop(x, y, across, down).png();
  const figure = await new Transformer(cropped).resize({ width: size[0], height: size[1], fit: ResizeFit.Fill }).png();
  const paper = Uint8Array.from({ length: 4 * SIZE.width * SIZE.height }, (_, i) =>
    i % 4 === 3 ? 255 : pixels[i % 4],
  );
  const place = [(SIZE.width - size[0]) / 2, (SIZE.height - size[1]) / 2].map(Math.round);
  const card = () => Transformer.fromRgbaPixels(paper, SIZE.width, SIZE.height).overlay(figure, ...place);
  // Lines and text are smaller without loss, and photographs and noise with it.
  const files = [await card().webp(QUALITY), await card().webpLossless()];
  return files.toSorted((one, other) => one.length - other.length)[0];
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values, positionals } = parseArgs({
    options: { out: { type: 'string', default: pathOf('stories/assets/thumbnails') } },
    allowPositionals: true,
  });
  await drawThumbnails(values.out, positionals.length > 0 ? positionals : undefined);
}
