import type { Stretch } from '../tensor/exact/fill.js';
import { enqueue, type WorkOptions } from './workQueue.js';

/** Takes some turns of filling in; promises the state after the last. Its code is loaded at the first call. */
export async function fillInSlices(stretch: Stretch, options: WorkOptions): Promise<Float32Array> {
  const { fillAlong } = await import('../tensor/exact/fill.js');
  return enqueue(fillAlong(stretch), options);
}
