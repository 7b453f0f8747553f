import { CHAIN_START } from '../../core/chainStreams.js';
import { checkInteger, invalid } from '../../core/check.js';
import { gaussianNoise } from '../../core/noise.js';
import { pointsOf } from '../../marks/scatter/points.js';
import type { Place } from './PlacePad.js';

/** Where paths start: how many draws of x_T, or x, y of each. */
export type StartsSource = number | Float32Array | readonly number[];

/** More paths would only fill the plot. */
const LIMIT = 500;

/**
 * The starts of a source, x, y of each; throws a RangeError if there are too many, or they are no points.
 *
 * @param name - what messages call them; defaults to `starts`.
 */
export function startsOf(source: StartsSource, seed: number, name = 'starts'): Float32Array {
  if (typeof source === 'number') {
    checkInteger(name, source, 0, LIMIT + 1);
    return drawStarts(source, seed);
  }
  const isList = Array.isArray(source) || ArrayBuffer.isView(source);
  if (!isList || source.length > 2 * LIMIT || source.length % 2 !== 0) {
    throw invalid(name, source, `a number, or x, y of each, at most ${LIMIT} of them`);
  }
  return source.length === 0 ? new Float32Array() : pointsOf(source, name).values;
}

/** Starts and one more, as exact as a click: in three decimals. Of too many the oldest makes room. */
export function withStart(starts: Float32Array, place: Place): readonly number[] {
  const kept = starts.subarray(Math.max(0, starts.length - 2 * (LIMIT - 1)));
  return [...kept, ...place].map((value) => Number(value.toFixed(3)));
}

/** x_T as `sample` of a denoiser draws it for the same seed. */
function drawStarts(count: number, seed: number): Float32Array {
  return gaussianNoise(2 * count, { seed, stream: CHAIN_START });
}
