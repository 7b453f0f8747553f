import type { ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { gaussianNoise } from '../../../src/core/index.js';
import { gifOf } from '../../../src/export/film.js';
import {
  DiffusionProvider,
  ForwardGrid,
  type ImageFigureProps,
  MeanComparison,
  NoiseTriptych,
  ReverseChain,
  X0Reconstruction,
} from '../../../src/index.js';
import '../../../src/style.css';

// A page whose numbers and pixels have to be the same in every engine.

/** What the page offers to the runner. */
interface NumbersWindow {
  /** The hash of the noise of each key. */
  noise: () => Promise<Record<string, string>>;
  /** The hash of each figure's canvases, and of a film of them, once all figures are ready. */
  canvases: () => Promise<Record<string, string>>;
}

const KEYS = [{ seed: 0 }, { seed: 1, stream: 7 }, { seed: 0.1, stream: 2 ** 32 - 1 }];
/** Not a multiple of the block in which noise is made. */
const LENGTH = 300_007;
/** Of the size in which it is drawn, as engines scale images differently. */
const IMAGE = makeImage(120, 80);
const FIGURES: Readonly<Record<string, ComponentType<ImageFigureProps>>> = {
  ForwardGrid,
  NoiseTriptych,
  X0Reconstruction,
  MeanComparison,
  ReverseChain,
};

const allReady = Promise.all(Object.entries(FIGURES).map(([name, Figure]) => show(name, Figure)));

const offer: NumbersWindow = {
  noise: () => hashes(KEYS.map((key) => [JSON.stringify(key), [gaussianNoise(LENGTH, key)]])),
  canvases: async () => {
    const drawn = (await allReady).map(([name, place]) => [name, pixelsOf(place)] as const);
    const films = drawn.map(async ([name, frames]) => [`a film of ${name}`, [await filmOf(frames)]] as const);
    return hashes([...drawn, ...(await Promise.all(films))]);
  },
};
Object.assign(globalThis, { numbers: offer });

/** Resolves to the place of the figure when it is ready. */
function show(name: string, Figure: ComponentType<ImageFigureProps>): Promise<[string, HTMLElement]> {
  const place = document.createElement('div');
  document.getElementById('root')?.append(place);
  return new Promise((resolve, reject) => {
    createRoot(place).render(
      <DiffusionProvider loading="eager" resolution={IMAGE.width} seed={7}>
        <Figure image={IMAGE} onReady={() => resolve([name, place])} onError={reject} />
      </DiffusionProvider>,
    );
  });
}

/** Colours from integer arithmetic alone, the same everywhere. */
function makeImage(width: number, height: number): ImageData {
  const image = new ImageData(width, height);
  for (let i = 0; i < width * height; i++) {
    const x = i % width;
    const y = Math.floor(i / width);
    image.data.set([(x * 2 + y) % 256, (x * y) % 256, (y * 3) % 256, 255], 4 * i);
  }
  return image;
}

/** The bytes of all canvases in an element; a blank one is an error, since it is the same everywhere. */
function pixelsOf(place: HTMLElement): Uint8ClampedArray[] {
  const canvases = [...place.querySelectorAll('canvas')];
  if (canvases.length === 0) throw new Error('the figure has no canvas');
  return canvases.map((canvas) => {
    const { data } = (canvas.getContext('2d') as CanvasRenderingContext2D).getImageData(
      0,
      0,
      canvas.width,
      canvas.height,
    );
    if (data[3] === 0) throw new Error(`a canvas is blank: ${canvas.ariaLabel}`);
    return data;
  });
}

/** The bytes of a GIF. */
function filmOf(frames: readonly Uint8ClampedArray[]): Promise<Uint8Array> {
  const { width, height } = IMAGE;
  return gifOf(
    frames.map((data) => ({ width, height, data })),
    1,
  );
}

async function hashes(
  entries: readonly (readonly [string, readonly ArrayBufferView[]])[],
): Promise<Record<string, string>> {
  return Object.fromEntries(await Promise.all(entries.map(async ([name, parts]) => [name, await hash(parts)])));
}

/** SHA-256 in hexadecimal digits. */
async function hash(parts: readonly ArrayBufferView[]): Promise<string> {
  const bytes = await new Blob(parts as BlobPart[]).arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
