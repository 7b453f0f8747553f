import type { FusedKernel, Update } from './kernel.js';

/** Computes one chunk of an update at a time, in its own memory of fixed size. */
export interface ChunkEngine {
  /** Maximum values per chunk; a multiple of 16 (a group of noise) and of 3 (the channels of a pixel). */
  readonly chunk: number;
  /** The `count` values of an update from `start` on, valid until the next call; `start` is a multiple of `chunk`. */
  compute(update: Update, start: number, count: number): Float32Array;
  /** Paints the computed values to `rgba`, which begins with their first pixel. */
  paint(count: number, rgba: Uint8ClampedArray): void;
  /** The sum of |computed value - reference|: even and odd indices are summed separately, then added. */
  distance(count: number, reference: Float32Array): number;
}

/** Chunks in a step: about 4 ms of noise. */
const CHUNKS_PER_STEP = 32;

/** A kernel that processes updates of any length chunk by chunk. */
export function chunkedKernel(engine: ChunkEngine): FusedKernel {
  // A chunk is read before it is written and never after, so `out` may be the update's own x or y.
  function* updateInSteps(update: Update, out: Float32Array): Generator<void, void> {
    const { length } = update.x;
    for (let start = 0, chunks = 1; start < length; start += engine.chunk, chunks++) {
      out.set(engine.compute(update, start, Math.min(engine.chunk, length - start)), start);
      if (chunks % CHUNKS_PER_STEP === 0) yield;
    }
  }

  return {
    updateInSteps,

    update(update, out) {
      for (const _ of updateInSteps(update, out));
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
