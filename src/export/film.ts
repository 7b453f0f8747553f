import { GIFEncoder, quantize } from 'gifenc';
import { yieldToPage } from '../core/yieldToPage.js';
import { type Color, ditherIn, type Frame } from './dither.js';

/** One more marks what stays as it was. */
const COLORS = 255;
/** A palette is chosen by about so many pixels of all frames. */
const SAMPLE_PIXELS = 100_000;
/** Its index is the next after the palette's. */
const BLACK = [0, 0, 0];

/** What a canvas shows. */
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
