import { checkInteger } from '../core/check.js';
import { noiseWords } from '../core/noiseKey.js';
import { Batches } from './batches.js';
import { createDenoiser, schedule } from './denoiser.js';
import { createNetwork } from './kernel/host.js';
import { type Network, TILE } from './kernel/network.js';
import { Pace } from './pace.js';
import { scalePoints } from './points.js';
import type { PointDenoiser, TrainOptions } from './types.js';
import { initialWeights } from './weights.js';

const STEPS_LIMIT = 100_000;
const BATCH_LIMIT = 4096;
/** Steps between two calls of `onProgress`. */
const REPORT = 25;

// Of Adam; see `rateAt` for its rate.
const HIGHEST_RATE = 1e-2;
const MOMENT_DECAY = 0.9;
const SQUARE_DECAY = 0.99;
const EPSILON = 1e-8;
/** Share of the steps in which the rate rises from 0. */
const WARM_UP = 0.05;

/**
 * Trains a small network (11,714 weights) to denoise points of the plane, which takes two seconds or so.
 *
 * It learns v on the cosine schedule of 1000 timesteps, for points of unit variance, to which the data are scaled. The
 * same data, options and seed give the same weights, bit for bit wherever there is WebAssembly with SIMD. Without that,
 * plain JavaScript takes its place and about twenty times as long. It works in slices of 8 ms, so that a page stays
 * responsive, and goes on in a hidden tab.
 *
 * ```ts
 * const denoiser = await trainDenoiser(pointSet('spiral'), {
 *   onProgress: ({ step, steps, loss }) => console.log(`${step} of ${steps}: ${loss.toFixed(3)}`),
 * });
 * const points = await denoiser.sample({ count: 1000 });
 * ```
 *
 * @param points - x, y of each point: at least two different ones. Of more than 100,000 so many are trained on.
 * @returns the denoiser, as a promise.
 * @throws RangeError (as a rejection) that names what is wrong; the signal's reason if it aborts.
 */
export async function trainDenoiser(points: Float32Array, options: TrainOptions = {}): Promise<PointDenoiser> {
  const { steps = 3000, batch = 256, seed = 0, signal, onProgress } = options;
  checkInteger('steps', steps, 1, STEPS_LIMIT + 1);
  checkInteger('batch', batch, 1, BATCH_LIMIT + 1);
  noiseWords({ seed });
  const pace = new Pace(signal);
  const data = scalePoints(points, seed);
  const batches = new Batches(data.points, schedule, batch, seed);
  const network = createNetwork();
  network.weights.set(initialWeights(seed));
  const snapshot = () => createDenoiser({ ...data, used: data.points.length / 2, weights: network.weights.slice() });

  let squares = 0;
  let counted = 0;
  for (let step = 1; step <= steps; step++) {
    squares += await trainStep(network, batches, step, batch, pace);
    counted += 2 * batch;
    update(network, step, steps);
    if (onProgress && (step % REPORT === 0 || step === steps)) {
      await pace.after(onProgress(progressOf(step, steps, squares / counted, snapshot)));
      squares = 0;
      counted = 0;
    }
  }
  return snapshot();
}

/** Gathers the gradients of a batch, a tile at a time; returns the sum of its squared errors. */
async function trainStep(network: Network, batches: Batches, step: number, batch: number, pace: Pace): Promise<number> {
  let squares = 0;
  batches.begin(step);
  network.begin();
  for (let first = 0; first < batch; first += TILE) {
    const count = Math.min(TILE, batch - first);
    batches.write(network, first, count);
    squares += network.learn(count, 1 / batch);
    if (pace.isOver) await pace.next();
  }
  return squares;
}

function update(network: Network, step: number, steps: number): void {
  const correction = Math.sqrt(1 - SQUARE_DECAY ** step) / (1 - MOMENT_DECAY ** step);
  network.update(rateAt(step, steps) * correction, MOMENT_DECAY, SQUARE_DECAY, EPSILON);
}

/** It rises in a straight line, then falls to 0 as half a cosine. */
function rateAt(step: number, steps: number): number {
  const rise = Math.max(1, WARM_UP * steps);
  if (step < rise) return (HIGHEST_RATE * step) / rise;
  return (HIGHEST_RATE / 2) * (1 + Math.cos((Math.PI * (step - rise)) / (steps - rise + 1)));
}

function progressOf(step: number, steps: number, loss: number, snapshot: () => PointDenoiser) {
  let denoiser: PointDenoiser | undefined;
  return {
    step,
    steps,
    loss,
    get denoiser() {
      denoiser ??= snapshot();
      return denoiser;
    },
  };
}
