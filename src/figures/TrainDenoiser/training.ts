import { isFrozen } from '../../hooks/frozen.js';
import { ReaderError } from '../../i18n/format.js';
import type { PointDenoiser } from '../../learn/types.js';
import { messages } from './messages.js';
import { type NearestDistances, nearestDistances } from './useTrained.js';
import type { Running } from './useTraining.js';

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

/** What trains, once it has been downloaded. */
export async function loadTrainer(): Promise<typeof import('./trainer.js')> {
  try {
    return await import('./trainer.js');
  } catch (cause) {
    throw new ReaderError(messages.notLoaded, { cause });
  }
}
