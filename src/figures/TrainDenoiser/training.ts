'use client';

import { enqueue, type Work } from '../../engine/queue.js';
import { isFrozen } from '../../hooks/frozen.js';
import { type PointSetName, pointSet } from '../../learn/pointSets.js';
import type { PointDenoiser } from '../../learn/types.js';
import { thinned } from '../../points/chosenPoints.js';
import { loadTrainer } from '../shared/training/load.js';
import type { Running } from '../shared/training/useTraining.js';

/** The distances of samples from the data. */
export interface NearestDistances {
  /** The mean distance of a sample from the nearest point of the data. */
  readonly samples: number;
  /** The mean distance of a point of the data from the nearest other point. Samples as good as the data have the same distance. */
  readonly data: number;
  /** The mean distance of a sample from the nearest of as many other points of the set; null for points without a set. */
  readonly others: number | null;
}

/** The largest number of compared points. Four million distances take about 15 ms. */
const COMPARED = 2000;

/** Points in one slice, which takes about half a millisecond. */
export const STEP = 64;

/**
 * Measures samples by the data, in the queue of the page's work.
 *
 * @param samples - x, y of each.
 * @param data - x, y of each; more than 2000 points are thinned evenly.
 * @param others - as many other points of the same set; null without a set.
 */
export function nearestDistances(
  samples: Float32Array,
  data: Float32Array,
  others: Float32Array | null = null,
  signal?: AbortSignal,
): Promise<NearestDistances> {
  return enqueue(measured(samples, some(data), others && some(others)), { signal });
}

function some(values: Float32Array): Float32Array {
  return thinned({ shape: [values.length / 2, 2], values }, COMPARED).values;
}

export function nearestTo(x: number, y: number, others: Float32Array, without: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < others.length; i += 2) {
    const square = ((others[i] as number) - x) ** 2 + ((others[i + 1] as number) - y) ** 2;
    if (square < least && i !== without) least = square;
  }
  return Math.sqrt(least);
}

/** The progress of a training. */
export interface Run {
  readonly seed: number;
  /** The number of steps taken. */
  readonly step: number;
  /** The seconds that the steps and the samples took on this machine; null before the first, and if figures are frozen for tests. */
  readonly seconds: number | null;
  /** The step and the loss of each report, from the first on. */
  readonly losses: readonly { readonly step: number; readonly loss: number }[];
  /** The x, y of each sample, and the step of the samples; null before the first. */
  readonly samples: { readonly points: Float32Array; readonly step: number } | null;
  /** Whether the browser has no WebAssembly with SIMD. */
  readonly isSlow: boolean;
  /** The distances of the last samples; null before the end of the training. */
  readonly distances: NearestDistances | null;
}

/** What is left of a training by the default props. */
export interface Pretrained {
  /** The loss of each report. */
  readonly losses: readonly number[];
  /** x, y of each sample, with four decimals. */
  readonly samples: readonly number[];
  readonly distances: Run['distances'];
  /** The lowest loss that any network can reach on these points. */
  readonly floor: number;
}

export interface Task {
  /** The x, y of each point. */
  readonly points: Float32Array;
  /** The set of the points; null for points without a set. */
  readonly set: PointSetName | null;
  readonly steps: number;
  readonly seed: number;
  /** The number of steps between two sets of samples; defaults to 250. */
  readonly sampling?: number | undefined;
}

/** The number of samples, and the number of steps between two sets of samples. */
const SAMPLES = 1000;
export const SAMPLING = 250;

/** The seed of other points of the set, with which samples are compared. The data have the seed 0. */
const OTHERS_SEED = 1;

/** Trains a denoiser and shows intermediate results. Rejects with the signal's reason if it aborts. */
export async function train(
  { points, set, steps, seed, sampling = SAMPLING }: Task,
  { signal, show }: Running<Run>,
): Promise<PointDenoiser> {
  let run: Run = { seed, step: 0, seconds: null, losses: [], samples: null, isSlow: false, distances: null };
  const add = (more: Partial<Run>) => {
    run = { ...run, ...more };
    return show(run);
  };
  await add({});
  const { trainDenoiser, hasFastKernel } = await loadTrainer();
  signal.throwIfAborted();
  if (!hasFastKernel()) void add({ isSlow: true });
  const began = performance.now();
  const denoiser = await trainDenoiser(points, {
    steps,
    seed,
    signal,
    onProgress: async ({ step, loss, denoiser: present }) => {
      const seconds = isFrozen() ? null : (performance.now() - began) / 1000;
      void add({ step, seconds, losses: [...run.losses, { step, loss }] });
      if (step % sampling !== 0 && step !== steps) return;
      await add({ samples: { points: await present.sample({ count: SAMPLES, seed, signal }), step } });
    },
  });
  if (run.samples) {
    const others = set && pointSet(set, { count: points.length / 2, seed: OTHERS_SEED });
    await add({ distances: await nearestDistances(run.samples.points, points, others, signal) });
  }
  return denoiser;
}

async function* measured(
  samples: Float32Array,
  data: Float32Array,
  others: Float32Array | null,
): Work<NearestDistances> {
  return {
    samples: yield* meanNearest(samples, data, false),
    data: yield* meanNearest(data, data, true),
    others: others && (yield* meanNearest(samples, others, false)),
  };
}

/** The mean distance of points from the nearest of the others. If both lists are the same, each point is excluded from its own search. */
async function* meanNearest(points: Float32Array, others: Float32Array, areSame: boolean): Work<number> {
  let sum = 0;
  for (let i = 0; i < points.length; i += 2) {
    sum += nearestTo(points[i] as number, points[i + 1] as number, others, areSame ? i : -1);
    if ((i / 2) % STEP === 0) yield i / points.length;
  }
  return sum / (points.length / 2);
}
