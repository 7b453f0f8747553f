import type { Stretch } from '../tensor/exact/fill.js';
import { enqueue, type WorkOptions } from './workQueue.js';

/**
 * Takes some turns of filling in: in a thread of its own, or in slices while the first begins and where there can be none. Who takes
 * the turns changes nothing in the state after the last, which this promises.
 */
export async function fillBeside(
  stretch: Stretch,
  options: WorkOptions & { signal: AbortSignal },
): Promise<Float32Array> {
  const { fillThreads } = await import('../tensor/exact/fillThread.js');
  const threads = fillThreads();
  if (threads instanceof Promise) return inSlices(stretch, options);
  const filled = await threads.ask(stretch, options.signal).catch(() => null);
  options.signal.throwIfAborted();
  return filled ?? inSlices(stretch, options);
}

async function inSlices(stretch: Stretch, options: WorkOptions): Promise<Float32Array> {
  const { fillAlong } = await import('../tensor/exact/fill.js');
  return enqueue(fillAlong(stretch), options);
}
