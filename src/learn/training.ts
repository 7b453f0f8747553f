import { checkInteger } from '../base/check.js';
import { assignment } from '../mixture/assignment.js';
import { fillGaussianNoise } from '../process/noise.js';
import { noiseWords, pcg4d } from '../process/noiseHash.js';
import { createNetwork, type Network, ROW, TILE } from './kernel/host.js';
import { type Objective, timeFeatures, writeRow } from './objectives.js';
import type { Pace } from './pace.js';
import type { LearningOptions, TrainingProgress } from './types.js';

/** Fourth input of the hash: an arbitrary odd constant, other than that of the noise. */
const HASH_CONSTANT = 0x27d4eb2f;
const WORD = 2 ** 32;

/** The training data: x, y of each point of unit variance. */
interface Lessons {
  readonly points: Float32Array;
  /** The noise that each point belongs to; null draws it anew for each row. */
  readonly noise: Float32Array | null;
  /** Rows of a batch among which the noise that is drawn anew is coupled with the points; null couples none. */
  readonly pairs: number | null;
  /**
   * For consistency training, the gap (t - r)/t of a step, by which the network learns from its own output at r; 1 for
   * plain targets. Null has none.
   */
  readonly gap: ((step: number) => number) | null;
}

/** Draws the batches of a training: points, timesteps and noise are functions of the seed, the step and the row. */
export class Batches {
  readonly #lessons: Lessons;
  readonly #course: Objective;
  readonly #seed: number;
  readonly #seedWord: number;
  readonly #size: number;
  readonly #noise: Float32Array;
  readonly #times: Float32Array[];
  /** x, y of the point of each row, once it is coupled. */
  readonly #coupled: Float32Array;
  readonly #words = new Uint32Array(4);
  /** For consistency training, r/t of each row, the share of the network's output at r. */
  readonly #shares = new Float32Array(TILE);
  #step = 0;

  constructor(lessons: Lessons, course: Objective, size: number, seed: number) {
    this.#lessons = lessons;
    this.#course = course;
    this.#size = size;
    this.#seed = seed;
    this.#seedWord = noiseWords({ seed }).seed;
    this.#noise = new Float32Array(2 * size);
    this.#coupled = new Float32Array(lessons.pairs ? 2 * size : 0);
    const timesteps = course.alpha.length;
    this.#times = Array.from({ length: timesteps }, (_, t) => timeFeatures(t, timesteps));
  }

  /** Draws the noise of a step, an integer of at least 1. */
  begin(step: number): void {
    this.#step = step;
    if (!this.#lessons.noise) fillGaussianNoise(this.#noise, { seed: this.#seed, stream: step }, 0);
  }

  /**
   * Writes rows of the batch, from row `first` on, into a network's tile: x_t, its timestep, and its target. The tiles
   * of a batch are written in their order.
   */
  write(network: Network, first: number, count: number): void {
    const gap = this.#lessons.gap?.(this.#step) ?? 1;
    if (gap < 1) {
      this.#writeLines(network, first, count, gap);
      network.predict(count);
    }
    this.#writeLines(network, first, count, 0);
    if (gap >= 1) return;
    const { targets, results } = network;
    for (let i = 0; i < 2 * count; i++) {
      const share = this.#shares[i >> 1] as number;
      targets[i] = (1 - share) * (targets[i] as number) + share * (results[ROW * (i >> 1) + (i % 2)] as number);
    }
  }

  /** The rows at t, or, with a gap, at r = t·(1 - gap) of the same lines. */
  #writeLines({ features, targets }: Network, first: number, count: number, gap: number): void {
    const { alpha, sigma, ofEpsilon, ofX0 } = this.#course;
    const { points: given, noise, pairs } = this.#lessons;
    if (pairs) for (let row = 0; row < count; row++) if ((first + row) % pairs === 0) this.#couple(first + row, pairs);
    const points = pairs ? this.#coupled : given;
    for (let row = 0; row < count; row++) {
      const drawn = this.#draw(first + row, alpha.length);
      // The times are counted from 1. Before the first there is only data, and r has no share.
      const r = Math.floor((drawn.t + 1) * (1 - gap));
      if (gap > 0) this.#shares[row] = r / (drawn.t + 1);
      const t = Math.max(0, r - 1);
      const index = pairs ? first + row : drawn.index;
      const [a, s] = [alpha[t] as number, sigma[t] as number];
      const [e, d] = [ofEpsilon[t] as number, ofX0[t] as number];
      const x = points[2 * index] as number;
      const y = points[2 * index + 1] as number;
      const at = 2 * (noise ? index : first + row);
      const noiseX = (noise ?? this.#noise)[at] as number;
      const noiseY = (noise ?? this.#noise)[at + 1] as number;
      writeRow(features, row, a * x + s * noiseX, a * y + s * noiseY, this.#times[t] as Float32Array);
      targets[2 * row] = e * noiseX - d * x;
      targets[2 * row + 1] = e * noiseY - d * y;
    }
  }

  /** The points of some rows, each in the row of the noise to which it is assigned; Tong et al. 2024, algorithm 2. */
  #couple(first: number, pairs: number): void {
    const { points } = this.#lessons;
    const count = Math.min(pairs, this.#size - first);
    const drawn = new Float32Array(2 * count);
    for (let row = 0; row < count; row++) {
      const { index } = this.#draw(first + row, 1);
      drawn.set(points.subarray(2 * index, 2 * index + 2), 2 * row);
    }
    const columns = assignment(this.#noise.subarray(2 * first, 2 * (first + count)), drawn);
    for (const [row, column] of columns.entries()) {
      this.#coupled.set(drawn.subarray(2 * column, 2 * column + 2), 2 * (first + row));
    }
  }

  /**
   * Draws a point and a timestep. Each row draws t from a stretch of its own, so that a batch has low and high ones.
   */
  #draw(row: number, timesteps: number): { index: number; t: number } {
    const words = this.#words;
    words[0] = row;
    words[1] = this.#seedWord;
    words[2] = this.#step;
    words[3] = HASH_CONSTANT;
    pcg4d(words);
    const index = Math.floor(((words[0] as number) / WORD) * (this.#lessons.points.length / 2));
    const t = Math.floor(((row + (words[1] as number) / WORD) / this.#size) * timesteps);
    return { index, t: Math.min(t, timesteps - 1) };
  }
}

const STEPS_LIMIT = 100_000;
const BATCH_LIMIT = 4096;
/** Steps between two calls of `onProgress`. */
const REPORT = 25;

// The highest learning rate of Adam; see `rateAt`.
const HIGHEST_RATE = 1e-2;
const MOMENT_DECAY = 0.9;
const SQUARE_DECAY = 0.99;
const EPSILON = 1e-8;
/** Share of the steps in which the rate rises from 0. */
const WARM_UP = 0.05;

/** The start of a training, and the function that creates the result from its weights. */
export interface Start<Trained> {
  readonly course: Objective;
  readonly lessons: Lessons;
  readonly weights: Float32Array;
  /** Creates the denoiser of the weights. The denoiser owns them. */
  make(weights: Float32Array): Trained;
}

/** Trains a network; its options are checked by `checkLearning`. */
export async function learn<Trained>(
  { course, lessons, weights, make }: Start<Trained>,
  { steps = 3000, batch = 256, seed = 0, onProgress }: LearningOptions<Trained>,
  pace: Pace,
): Promise<Trained> {
  const batches = new Batches(lessons, course, batch, seed);
  const network = createNetwork();
  network.weights.set(weights);
  const snapshot = () => make(network.weights.slice());

  let squares = 0;
  let counted = 0;
  for (let step = 1; step <= steps; step++) {
    squares += await trainStep(network, batches, step, batch, pace);
    counted += 2 * batch;
    update(network, step, steps);
    if (onProgress && (step % REPORT === 0 || step === steps)) {
      const loss = squares / counted / course.variance;
      await pace.after(onProgress(progressOf(step, steps, loss, snapshot)));
      squares = 0;
      counted = 0;
    }
  }
  return snapshot();
}

/** Throws a RangeError that names the option that is out of range. */
export function checkLearning({ steps = 1, batch = 1, seed = 0 }: LearningOptions<never>): void {
  checkInteger('steps', steps, 1, STEPS_LIMIT + 1);
  checkInteger('batch', batch, 1, BATCH_LIMIT + 1);
  noiseWords({ seed });
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

/** Returns the learning rate. It rises in a straight line, then falls to 0 as half a cosine. */
function rateAt(step: number, steps: number): number {
  const rise = Math.max(1, WARM_UP * steps);
  if (step < rise) return (HIGHEST_RATE * step) / rise;
  return (HIGHEST_RATE / 2) * (1 + Math.cos((Math.PI * (step - rise)) / (steps - rise + 1)));
}

function progressOf<Trained>(
  step: number,
  steps: number,
  loss: number,
  snapshot: () => Trained,
): TrainingProgress<Trained> {
  let denoiser: Trained | undefined;
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
