import { writeRow } from './features.js';
import { createNetwork } from './kernel/host.js';
import { type Network, ROW, TILE } from './kernel/network.js';

/** One network for all denoisers: their weights are copied in when another's turn comes. */
let network: Network | undefined;
let loaded: Float32Array | undefined;

/**
 * v of a tile of points of unit variance.
 *
 * @param weights - all parameters; a denoiser never changes its own, so the array stands for its content.
 * @param xt - x, y of each point.
 * @param first - index of the first of them.
 * @param time - the features of the timestep.
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
  if (loaded !== weights) network.weights.set(weights);
  loaded = weights;
  const { features, results } = network;
  const count = Math.min(TILE, xt.length / 2 - first);
  for (let row = 0; row < count; row++) {
    const at = 2 * (first + row);
    writeRow(features, row, xt[at] as number, xt[at + 1] as number, time);
  }
  network.predict(count);
  for (let row = 0; row < count; row++) {
    use(first + row, results[row * ROW] as number, results[row * ROW + 1] as number);
  }
  return first + count;
}
