import { checkInteger } from '../core/check.js';
import { noiseWords } from '../core/noiseKey.js';
import { Batches, type Lessons } from './batches.js';
import type { Course } from './courses.js';
import { createNetwork } from './kernel/host.js';
import { type Network, TILE } from './kernel/network.js';
import type { Pace } from './pace.js';
import type { LearningOptions, TrainingProgress } from './types.js';

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

/** What a training begins with, and what it makes of its weights. */
export interface Start<Trained> {
  readonly course: Course;
  readonly lessons: Lessons;
  readonly weights: Float32Array;
  /** The denoiser of weights, which are its own. */
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

/** It rises in a straight line, then falls to 0 as half a cosine. */
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
