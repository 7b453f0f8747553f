import type { Thread } from '../core/thread.js';
import type { Stretch } from '../tensor/exact/fill.js';
import { enqueue, type WorkOptions } from './workQueue.js';

type FillThread = Thread<Stretch, Float32Array>;

/** Whom the thread answers last. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Takes some turns of filling in: in a second thread, or in slices while it begins and where there can be none. Which of them takes
 * the turns changes nothing in the state after the last, which this promises.
 */
export async function fillBeside(
  stretch: Stretch,
  options: WorkOptions & { signal: AbortSignal },
): Promise<Float32Array> {
  const { fillThread } = await import('../tensor/exact/fillThread.js');
  const thread = fillThread();
  if (thread instanceof Promise) return inSlices(stretch, options);
  const filled = await askInTurn(thread, stretch, options.signal).catch(() => null);
  options.signal.throwIfAborted();
  return filled ?? inSlices(stretch, options);
}

/** Asks once the thread has answered all others, unless nobody waits any more by then. */
function askInTurn(thread: FillThread, stretch: Stretch, signal: AbortSignal): Promise<Float32Array | null> {
  const answer = last.then(() => (signal.aborted ? null : thread.ask(stretch)));
  last = answer.catch(() => {});
  return answer;
}

async function inSlices(stretch: Stretch, options: WorkOptions): Promise<Float32Array> {
  const { fillAlong } = await import('../tensor/exact/fill.js');
  return enqueue(fillAlong(stretch), options);
}
