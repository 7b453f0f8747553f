import { createNetwork } from './kernel/host.js';
import { type Network, ROW, TILE } from './kernel/network.js';

/** One network for all denoisers: their weights are copied in when another's turn comes. */
let network: Network | undefined;
/** The weights and the features of time that it has. */
let loaded: readonly [Float32Array, Float32Array] | undefined;

/**
 * v of a tile of points of unit variance.
 *
 * @param weights - all parameters; a denoiser never changes its own, so the array stands for its content.
 * @param xt - x, y of each point.
 * @param first - index of the first of them.
 * @param time - the features of the timestep, an array that is never changed.
 * @param use - takes the index of a point in `xt`, and its v.
 * @returns the index of the first point after the tile.
 */
export function predictTile(
  weights: Float32Array,
  xt: Float32Array,
  first: number,
  time: Float32Array,
  use: (point: number, vx: number, vy: number) => void,
): number {
  network ??= createNetwork();
  if (loaded?.[0] !== weights || loaded[1] !== time) {
    if (loaded?.[0] !== weights) network.weights.set(weights);
    network.setTime(time);
    loaded = [weights, time];
  }
  const { features, results } = network;
  const count = Math.min(TILE, xt.length / 2 - first);
  for (let row = 0; row < count; row++) {
    const at = 2 * (first + row);
    features[row * ROW] = xt[at] as number;
    features[row * ROW + 1] = xt[at + 1] as number;
  }
  network.predictAtTime(count);
  for (let row = 0; row < count; row++) {
    use(first + row, results[row * ROW] as number, results[row * ROW + 1] as number);
  }
  return first + count;
}
