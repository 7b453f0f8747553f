import { CHAIN_START } from '../../core/chainStreams.js';
import { fillGaussianNoise } from '../../core/noise.js';
import type { Pass } from '../../core/passes.js';
import { predictTile } from '../inference.js';
import { TILE } from '../kernel/network.js';

/** The way from noise to the data, as plain data, so that another thread can take it. Points are of unit variance. */
export interface Walk {
  readonly weights: Float32Array;
  readonly seed: number;
  readonly passes: readonly WalkPass[];
}

/** A pass of the sampler, by what the network predicts. */
export interface WalkPass extends Pass {
  /** The features of t. */
  readonly time: Float32Array;
}

/** Points that follow each other. */
export interface Range {
  /** Index of the first, a multiple of `TILE`. */
  readonly first: number;
  readonly count: number;
}

/**
 * Takes points all the way; yields after every tile. A point's way depends on its index alone, not on who else is in the
 * range.
 *
 * @returns x, y of each.
 */
export function* walkPoints({ weights, seed, passes }: Walk, { first, count }: Range): Generator<void, Float32Array> {
  const state = new Float32Array(2 * count);
  const before = new Float32Array(2 * count);
  const noise = new Float32Array(2 * TILE);
  fillGaussianNoise(state, { seed, stream: CHAIN_START }, 2 * first);
  for (const { time, next, kept, stream } of passes) {
    const { a, b, c, sigma } = next;
    const move = (at: number, prediction: number, z: number) => {
      const x = state[at] as number;
      state[at] = b * x + a * prediction + c * (before[at] as number) + sigma * z;
      if (kept) before[at] = kept.b * x + kept.a * prediction;
    };
    for (let point = 0; point < count; ) {
      const start = point;
      if (sigma > 0) fillGaussianNoise(noise, { seed, stream }, 2 * (first + start));
      point = predictTile(weights, state, start, time, (i, ofX, ofY) => {
        const z = 2 * (i - start);
        move(2 * i, ofX, noise[z] as number);
        move(2 * i + 1, ofY, noise[z + 1] as number);
      });
      yield;
    }
  }
  return state;
}
