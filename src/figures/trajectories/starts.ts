'use client';
import { useState } from 'react';
import { CHAIN_START } from '../../core/chainStreams.js';
import { checkInteger, invalid } from '../../core/check.js';
import { gaussianNoise } from '../../core/noise.js';
import { useStable } from '../../hooks/useStable.js';
import { pointsOf } from '../../marks/scatter/points.js';
import type { Place } from './PlacePad.js';

/** Where paths start: how many draws of x_T, or x, y of each. */
export type StartsSource = number | Float32Array | readonly number[];

export interface Starts {
  /** The starts that a reader has chosen; null before. */
  readonly chosen: Float32Array | null;
  readonly drop: (place: Place, onto: Float32Array) => void;
  readonly dropHundred: (seed: number) => void;
  readonly clear: () => void;
}

/** More paths would only fill the plot. */
const LIMIT = 500;
const HUNDRED = 100;

/** The starts that a reader chooses, until the source or the seed is another. */
export function useStarts(source: StartsSource, seed: number): Starts {
  const origin = useStable({ source, seed });
  const [own, setOwn] = useState<{ origin: object; starts: Float32Array } | null>(null);
  const choose = (starts: Float32Array) => setOwn({ origin, starts });
  return {
    chosen: own?.origin === origin ? own.starts : null,
    drop: (place, onto) => {
      // The oldest makes room.
      const kept = onto.subarray(Math.max(0, onto.length - 2 * (LIMIT - 1)));
      choose(Float32Array.of(...kept, ...place));
    },
    dropHundred: (seed) => choose(drawStarts(HUNDRED, seed)),
    clear: () => choose(new Float32Array()),
  };
}

/** The starts of a source; throws a RangeError if there are too many, or they are no points. */
export function startsOf(source: StartsSource, seed: number): Float32Array {
  if (typeof source === 'number') {
    checkInteger('starts', source, 0, LIMIT + 1);
    return drawStarts(source, seed);
  }
  const isList = Array.isArray(source) || ArrayBuffer.isView(source);
  if (!isList || source.length > 2 * LIMIT || source.length % 2 !== 0) {
    throw invalid('starts', source, `a number, or x, y of each, at most ${LIMIT} of them`);
  }
  return source.length === 0 ? new Float32Array() : pointsOf(source).values;
}

/** x_T as `sample` of a denoiser draws it for the same seed. */
function drawStarts(count: number, seed: number): Float32Array {
  return gaussianNoise(2 * count, { seed, stream: CHAIN_START });
}
