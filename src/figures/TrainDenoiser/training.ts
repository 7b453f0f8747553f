'use client';

import { enqueue, type Work } from '../../engine/queue.js';
import { isFrozen } from '../../hooks/frozen.js';
import type { PointDenoiser } from '../../learn/types.js';
import { loadTrainer } from '../training/load.js';
import type { Running } from '../training/useTraining.js';

/** How far samples are from the data. */
export interface NearestDistances {
  /** Mean distance of a sample from the nearest point of the data. */
  readonly samples: number;
  /** Mean distance of a point of the data from the nearest other: samples that are as good as data come to that. */
  readonly data: number;
}

/** Points of the data that are compared with: four million distances take some 15 ms. */
const COMPARED = 2000;

/** Points that are measured in a step of the queue: about half a millisecond. */
export const STEP = 64;

/**
 * Measures samples by the data, in the queue of the page's work.
 *
 * @param samples - x, y of each.
 * @param data - x, y of each; more than 2000 points are thinned evenly.
 */
export function nearestDistances(
  samples: Float32Array,
  data: Float32Array,
  signal?: AbortSignal,
): Promise<NearestDistances> {
  const count = Math.min(COMPARED, data.length / 2);
  const compared = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) {
    const from = 2 * Math.floor((i * data.length) / 2 / count);
    compared.set(data.subarray(from, from + 2), 2 * i);
  }
  return enqueue(measured(samples, compared), { signal });
}

export function nearestTo(x: number, y: number, others: Float32Array, without: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < others.length; i += 2) {
    const square = ((others[i] as number) - x) ** 2 + ((others[i + 1] as number) - y) ** 2;
    if (square < least && i !== without) least = square;
  }
  return Math.sqrt(least);
}

/** How far a training has come. */
export interface Run {
  readonly seed: number;
  /** Steps that have been taken. */
  readonly step: number;
  /** What they took on this machine, with their samples; null before the first, and where figures are frozen for tests. */
  readonly seconds: number | null;
  /** The loss of each report, from the first on, and the step of each. */
  readonly losses: readonly { readonly step: number; readonly loss: number }[];
  /** x, y of each, and the step they were drawn at; null before the first. */
  readonly samples: { readonly points: Float32Array; readonly step: number } | null;
  /** Whether the browser has no WebAssembly with SIMD. */
  readonly isSlow: boolean;
  /** Of the last samples, once trained. */
  readonly distances: NearestDistances | null;
}

export interface Task {
  /** x, y of each. */
  readonly points: Float32Array;
  readonly steps: number;
  readonly seed: number;
  /** Steps from one set of samples to the next; defaults to 250. */
  readonly sampling?: number | undefined;
}

/** Samples that are drawn, and after how many steps each time. */
const SAMPLES = 1000;
export const SAMPLING = 250;

/** Trains a denoiser, and shows on the way what it has learned. Rejects with the signal's reason if it aborts. */
export async function train(
  { points, steps, seed, sampling = SAMPLING }: Task,
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
  if (run.samples) await add({ distances: await nearestDistances(run.samples.points, points, signal) });
  return denoiser;
}

async function* measured(samples: Float32Array, data: Float32Array): Work<NearestDistances> {
  return { samples: yield* meanNearest(samples, data, false), data: yield* meanNearest(data, data, true) };
}

/** Mean distance of points from the nearest of others; among themselves each is left out of its own search. */
async function* meanNearest(points: Float32Array, others: Float32Array, areSame: boolean): Work<number> {
  let sum = 0;
  for (let i = 0; i < points.length; i += 2) {
    sum += nearestTo(points[i] as number, points[i + 1] as number, others, areSame ? i : -1);
    if ((i / 2) % STEP === 0) yield i / points.length;
  }
  return sum / (points.length / 2);
}
