import '#tfjs-backend-cpu';
import { engine, keep, setBackend, type Tensor, tensor } from '@tensorflow/tfjs-core';
import { allocateValues, complaint } from '../base/check.js';
import type { Quantity } from '../process/graph.js';
import { DIFFERENCE_GAIN } from '../process/graph.js';
import type { ImageArray } from '../process/types.js';
import { backendReady } from './backend.js';
import { Evaluation } from './evaluation.js';
import { hostKernel } from './kernels/host.js';
import type { PanelListener, PanelPlan } from './plan.js';

/**
 * The number of pixels from which a canvas is read back after painting. A canvas for which the browser has no memory
 * stays blank without an error. Reading costs as much as painting a small image, so small canvases, which fit, are not
 * read.
 */
const LARGE = 2 ** 22;
const OPAQUE = 255;

/**
 * Puts opaque pixels on a canvas, which takes their size.
 *
 * @throws Error if the canvas has no 2D context, or the browser has no memory for it.
 */
export function putPixels(canvas: HTMLCanvasElement, pixels: ImageData): void {
  const { width, height } = pixels;
  // Setting a canvas's size clears it, even if the size is unchanged.
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) {
    throw new Error('a canvas has no 2D context: it has a context of another type, or the browser is out of memory');
  }
  context.putImageData(pixels, 0, 0);
  if (width * height >= LARGE && context.getImageData(width - 1, height - 1, 1, 1).data[3] !== OPAQUE) {
    throw new Error(
      `a canvas of ${width} × ${height} pixels stays blank: the browser is out of memory; lower the resolution`,
    );
  }
}

const OPAQUE_BLACK = 0xff000000;
/** The factor that makes a level of gray red, green and blue. */
const GREY = 0x010101;

/**
 * Converts the kernel's output of one value a pixel to gray pixels. The kernel takes values three by three for red,
 * green and blue, so the bytes of the pixels fill the first third; from the last pixel on, none is overwritten before
 * it is read.
 *
 * @param rgba - 4 bytes for every value.
 */
export function spreadGrey(rgba: Uint8ClampedArray): void {
  // A pixel at once takes half the time of its bytes. Alpha is the last of them, as no browser is big-endian.
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.length / 4);
  for (let pixel = pixels.length - 1; pixel >= 0; pixel--) {
    const level = rgba[pixel + Math.floor(pixel / 3)] as number;
    pixels[pixel] = OPAQUE_BLACK + GREY * level;
  }
}

/** Values of images are in [-1, 1]. */
const PEAK = 2;

/** The peak signal-to-noise ratio of an image against x0 in dB: 10·log10(2² / mean squared error); infinite for x0 itself. */
function psnr(values: Float32Array, x0: Float32Array): number {
  let squares = 0;
  for (let index = 0; index < x0.length; index++) {
    const difference = (values[index] as number) - (x0[index] as number);
    squares += difference * difference;
  }
  return 10 * Math.log10((PEAK * PEAK * x0.length) / squares);
}

/**
 * Paints 9 · |quantity - against| of two prepared quantities, in steps: black where they are equal, white from 2, the whole
 * range of an image, on.
 *
 * @param quantities.length - how many values each has.
 * @param rgba - as for the kernel's `paint`.
 */
async function* paintDifference(
  evaluation: Evaluation,
  { quantity, against, length }: { readonly quantity: Quantity; readonly against: Quantity; readonly length: number },
  rgba: Uint8ClampedArray,
): AsyncGenerator<void, void> {
  const [values, others] = [allocateValues(length), allocateValues(length)];
  yield* evaluation.lookInSteps(quantity, (update) => hostKernel().updateInSteps(update, values));
  yield;
  yield* evaluation.lookInSteps(against, (update) => hostKernel().updateInSteps(update, others));
  yield;
  for (let index = 0; index < length; index++) {
    values[index] = DIFFERENCE_GAIN * Math.abs((values[index] as number) - (others[index] as number)) - 1;
  }
  yield;
  hostKernel().paint({ a: 1, b: 0, sigma: 0, x: values, y: null, noise: null }, rgba);
}

// In browsers, package.json maps this to the backend without its 170 kernels: figures need only ours, and 15 kB gzip
// are loaded instead of 72.

// From here, a figure has its denoisers without a second copy of tfjs: their models in exact/ need none.
export { arrayDenoiser } from './arrayDenoiser.js';

/**
 * Draws quantities of one image on the backend that the page has chosen; if it has chosen none, tfjs takes the best one
 * registered, which is the cpu backend unless the page loaded another.
 */
export class Renderer {
  readonly image: ImageArray;
  readonly width: number;
  readonly height: number;
  #x0: { tensor: Tensor; state: object } | null = null;
  /** The pixel buffer that all panels share, because the work of the page runs one step at a time. */
  #pixels: ImageData | null = null;
  #isDisposed = false;

  /** @param image - x0, of the shape [height, width, 3], or of a gray image [height, width] or [height, width, 1]. */
  constructor(image: ImageArray) {
    this.image = image;
    [this.height, this.width] = image.shape as [number, number];
  }

  /**
   * Paints panels, each on its canvas, which takes the image's size. Yields the fraction done after each step; the page
   * can run between steps.
   *
   * @throws RangeError if there are too few canvases; Error if one has no 2D context, or the image was released.
   */
  draw(
    panels: readonly PanelPlan[],
    canvases: readonly HTMLCanvasElement[],
    painted: PanelListener = () => {},
  ): AsyncGenerator<number, void> {
    if (canvases.length < panels.length) {
      throw complaint('canvases', `${canvases.length} of them`, `${panels.length}, one for each panel`);
    }
    const looks = panels.flatMap(({ quantity, against, measured }) => [
      quantity,
      ...(against ? [against] : []),
      ...(measured ? [quantity] : []),
    ]);
    return this.#evaluate(looks, async function* (this: Renderer, evaluation: Evaluation) {
      const pieces = evaluation.size + panels.length;
      let done = 0;
      for (const [index, { quantity, against, measured }] of panels.entries()) {
        for (const look of against ? [quantity, against] : [quantity]) {
          for await (const finished of evaluation.prepare(look)) {
            done += finished;
            yield done / pieces;
          }
        }
        for await (const _ of this.#paint(evaluation, { quantity, against }, canvases[index] as HTMLCanvasElement)) {
          yield done / pieces;
        }
        const distance = measured ? await this.#measure(evaluation, quantity, measured) : null;
        painted(index, distance);
        yield ++done / pieces;
      }
    });
  }

  /** The values of a quantity, in the order of `image.values`. */
  read(quantity: Quantity): AsyncGenerator<number, Float32Array> {
    const values = allocateValues(this.image.values.length);
    return this.#evaluate([quantity], async function* (evaluation: Evaluation) {
      let done = 0;
      for await (const finished of evaluation.prepare(quantity)) {
        done += finished;
        yield done / evaluation.size;
      }
      const steps = evaluation.lookInSteps(quantity, (update) => hostKernel().updateInSteps(update, values));
      for await (const _ of steps) yield 1;
      return values;
    });
  }

  /** Frees x0; nothing can be drawn afterwards. */
  dispose(): void {
    this.#isDisposed = true;
    this.#x0?.tensor.dispose();
    this.#x0 = null;
  }

  /** Runs work over a new evaluation; starts over if the page resets tfjs meanwhile. */
  async *#evaluate<Result>(
    looks: readonly Quantity[],
    work: (this: Renderer, evaluation: Evaluation) => AsyncGenerator<number, Result>,
  ): AsyncGenerator<number, Result> {
    for (;;) {
      await backendReady();
      const { state } = engine();
      const evaluation = new Evaluation(this.#tensor(), looks);
      const steps = work.call(this, evaluation);
      try {
        for (let step = await steps.next(); ; step = await steps.next()) {
          if (step.done) return step.value;
          yield step.value;
          this.#throwIfReleased();
        }
      } catch (error) {
        this.#throwIfReleased();
        if (engine().state === state) throw error;
      } finally {
        await steps.return(undefined as Result); // a denoiser may not have answered yet
        evaluation.dispose();
      }
    }
  }

  /** x0 as a tensor, made again if the page has reset tfjs. */
  #tensor(): Tensor {
    this.#throwIfReleased();
    const { state } = engine();
    if (this.#x0?.state !== state) {
      // Kept: a `tidy` that the page has open must not dispose it.
      this.#x0 = { state, tensor: keep(tensor(this.image.values, [...this.image.shape], 'float32')) };
    }
    return this.#x0.tensor;
  }

  #throwIfReleased(): void {
    if (!this.#isDisposed) return;
    throw new Error('the image was released: its component has unmounted, or now shows another image');
  }

  async *#paint(
    evaluation: Evaluation,
    { quantity, against }: PanelPlan,
    canvas: HTMLCanvasElement,
  ): AsyncGenerator<void, void> {
    this.#pixels ??= new ImageData(this.width, this.height);
    const pixels = this.#pixels;
    const { length } = this.image.values;
    if (against) yield* paintDifference(evaluation, { quantity, against, length }, pixels.data);
    else await evaluation.look(quantity, (update) => hostKernel().paint(update, pixels.data));
    if (length === this.width * this.height) spreadGrey(pixels.data);
    putPixels(canvas, pixels);
  }

  #measure(evaluation: Evaluation, quantity: Quantity, measured: true | 'psnr'): Promise<number> {
    const { values: x0 } = this.image;
    if (measured !== 'psnr') return evaluation.look(quantity, (update) => hostKernel().l1(update, x0));
    const values = allocateValues(x0.length);
    return evaluation.look(quantity, (update) => {
      hostKernel().update(update, values);
      return psnr(values, x0);
    });
  }
}

/** Makes tfjs compute on the cpu backend, where every machine has the same bits. Tests call this function. */
export async function computeExactly(): Promise<void> {
  await setBackend('cpu');
}
