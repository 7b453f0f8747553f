import { CHAIN_START } from '../../core/chainStreams.js';
import { fillGaussianNoise } from '../../core/noise.js';
import { predictTile } from '../inference.js';
import { TILE } from '../kernel/network.js';

/** The way from noise to the data, as plain data, so that another thread can take it. Points are of unit variance. */
export interface Walk {
  readonly weights: Float32Array;
  readonly seed: number;
  readonly steps: readonly WalkStep[];
}

/** One step of the sampler, x_s = ofState · x_t + ofPrediction · that of the network + sigma · z. */
export interface WalkStep {
  /** The features of t. */
  readonly time: Float32Array;
  readonly ofState: number;
  readonly ofPrediction: number;
  readonly sigma: number;
  /** Which of the seed's streams z is. */
  readonly stream: number;
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
export function* walkPoints({ weights, seed, steps }: Walk, { first, count }: Range): Generator<void, Float32Array> {
  const state = new Float32Array(2 * count);
  const noise = new Float32Array(2 * TILE);
  fillGaussianNoise(state, { seed, stream: CHAIN_START }, 2 * first);
  for (const { time, ofState, ofPrediction, sigma, stream } of steps) {
    for (let point = 0; point < count; ) {
      const start = point;
      if (sigma > 0) fillGaussianNoise(noise, { seed, stream }, 2 * (first + start));
      point = predictTile(weights, state, start, time, (i, x, y) => {
        const z = 2 * (i - start);
        state[2 * i] = ofState * (state[2 * i] as number) + ofPrediction * x + sigma * (noise[z] as number);
        state[2 * i + 1] = ofState * (state[2 * i + 1] as number) + ofPrediction * y + sigma * (noise[z + 1] as number);
      });
      yield;
    }
  }
  return state;
}
