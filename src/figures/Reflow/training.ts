import { isFrozen } from '../../hooks/frozen.js';
import type { FlowDenoiser } from '../../learn/flowTypes.js';
import type { LearningOptions } from '../../learn/types.js';
import { loadTrainer } from '../TrainDenoiser/training.js';
import type { Running } from '../TrainDenoiser/useTraining.js';

/** What is trained: a flow on points, or, given a flow, its straight one. */
export interface Task {
  /** x, y of each. */
  readonly points: Float32Array;
  /** What reflow begins with; null trains a flow. */
  readonly flow: FlowDenoiser | null;
  readonly steps: number;
  readonly seed: number;
}

/** How far a training has come. */
export interface Run {
  readonly task: Task;
  /** Steps that have been taken. */
  readonly step: number;
  readonly loss: number | null;
  /** What they took on this machine; null before the first, and where figures are frozen for tests. */
  readonly seconds: number | null;
  /** Whether the browser has no WebAssembly with SIMD. */
  readonly isSlow: boolean;
}

export interface Trained {
  readonly task: Task;
  readonly denoiser: FlowDenoiser;
}

/** Trains a flow, or straightens one. Rejects with the signal's reason if it aborts. */
export async function train(task: Task, { signal, show }: Running<Run>): Promise<Trained> {
  let run: Run = { task, step: 0, loss: null, seconds: null, isSlow: false };
  const add = (more: Partial<Run>) => {
    run = { ...run, ...more };
    show(run);
  };
  add({});
  const { trainDenoiser, reflow, hasFastKernel } = await loadTrainer();
  signal.throwIfAborted();
  if (!hasFastKernel()) add({ isSlow: true });
  const began = performance.now();
  const { flow, points, steps, seed } = task;
  const options: LearningOptions<FlowDenoiser> = {
    ...{ steps, seed, signal },
    onProgress: ({ step, loss }) =>
      add({ step, loss, seconds: isFrozen() ? null : (performance.now() - began) / 1000 }),
  };
  const denoiser = await (flow ? reflow(flow, options) : trainDenoiser(points, { ...options, path: 'flow' }));
  return { task, denoiser };
}
