import { pointSet } from '../../src/learn/index.js';
import { type Network, ROW, TILE, wasmNetwork } from '../../src/learn/kernel/host.js';
import { vCourse } from '../../src/learn/objectives.js';
import { Batches } from '../../src/learn/training.js';
import { initialWeights } from '../../src/learn/weights.js';
import { gaussianNoise } from '../../src/process/noise.js';

/** The WebAssembly kernel, which this machine must have. */
export function wasm(): Network {
  const network = wasmNetwork();
  if (network === null) throw new Error('no WebAssembly kernel on this machine');
  return network;
}

/** Gives a network the weights that training begins with, and others than 0 in its last layer, as after some steps. */
export function setWeights({ weights }: Network): void {
  weights.set(initialWeights(3));
  const last = weights.length - (ROW + 1) * 8;
  const noise = gaussianNoise(2 * (ROW + 1), { seed: 3, stream: 9 });
  for (let row = 0; row <= ROW; row++) {
    for (const axis of [0, 1]) weights[last + 8 * row + axis] = 0.1 * (noise[2 * row + axis] as number);
  }
}

/** Takes steps as training does; returns the squared errors of each. */
export function train(network: Network, batch: number, steps: number, rate = 1e-3): number[] {
  const batches = new Batches(
    { points: pointSet('spiral', { count: 500 }), noise: null, pairs: null, gap: null },
    vCourse,
    batch,
    0,
  );
  return Array.from({ length: steps }, (_, index) => {
    let squares = 0;
    batches.begin(index + 1);
    network.begin();
    for (let first = 0; first < batch; first += TILE) {
      const count = Math.min(TILE, batch - first);
      batches.write(network, first, count);
      squares += network.learn(count, 1 / batch);
    }
    network.update(rate, 0.9, 0.99, 1e-8);
    return squares;
  });
}

/** The largest difference between two arrays, relative to the root mean square of the second. */
export function difference(values: Float32Array, expected: Float32Array): number {
  const square = expected.reduce((sum, value) => sum + value ** 2, 0) / expected.length;
  const largest = values.reduce((most, value, i) => Math.max(most, Math.abs(value - (expected[i] as number))), 0);
  return values.every(Number.isFinite) ? largest / Math.sqrt(square) : Number.NaN;
}

/** The mean distance of points to the nearest of others. */
export function nearestDistance(points: Float32Array, others: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i] as number, points[i + 1] as number];
    let least = Number.POSITIVE_INFINITY;
    for (let j = 0; j < others.length; j += 2) {
      least = Math.min(least, ((others[j] as number) - x) ** 2 + ((others[j + 1] as number) - y) ** 2);
    }
    sum += Math.sqrt(least);
  }
  return sum / (points.length / 2);
}
