import type { FusedKernel, Update } from './kernel.js';

/** Computes one chunk of an update at a time, in memory of its own that never grows. */
export interface ChunkEngine {
  /** Most values of a chunk; a multiple of 16 (noise is made in groups of that) and of 3 (the parts of a pixel). */
  readonly chunk: number;
  /** The values start … start + count of an update, until the next call; start is a multiple of `chunk`. */
  compute(update: Update, start: number, count: number): Float32Array;
  /** Paints the computed values to `rgba`, which begins with their first pixel. */
  paint(count: number, rgba: Uint8ClampedArray): void;
  /** The sum of |computed value - reference|: values at even and at odd places apart, then both together. */
  distance(count: number, reference: Float32Array): number;
}

/** A kernel that takes updates of any length chunk by chunk. */
export function chunkedKernel(engine: ChunkEngine): FusedKernel {
  return {
    update(update, out) {
      // A chunk is read before it is written, and never again, so `out` may be the update's own x or y.
      forEachChunk(engine.chunk, update.x.length, (start, count) => {
        out.set(engine.compute(update, start, count), start);
      });
    },

    paint(update, rgba) {
      forEachChunk(engine.chunk, update.x.length, (start, count) => {
        engine.compute(update, start, count);
        const firstByte = (start / 3) * 4;
        engine.paint(count, rgba.subarray(firstByte, firstByte + (count / 3) * 4));
      });
    },

    l1(update, reference) {
      let sum = 0;
      forEachChunk(engine.chunk, update.x.length, (start, count) => {
        engine.compute(update, start, count);
        sum += engine.distance(count, reference.subarray(start, start + count));
      });
      return sum / update.x.length;
    },
  };
}

function forEachChunk(chunk: number, length: number, visit: (start: number, count: number) => void): void {
  for (let start = 0; start < length; start += chunk) visit(start, Math.min(chunk, length - start));
}
