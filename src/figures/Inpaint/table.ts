import type { Fillings } from './filling.js';

/** The seam of each image; empty where there is none. */
export function* seamLines({ of, pasted, resampled, original }: Fillings): Generator<string> {
  yield 'turns,seam';
  yield `1,${pasted.seam ?? ''}`;
  if (of.resample > 1) yield `${of.resample},${resampled.seam ?? ''}`;
  yield `original,${original.seam ?? ''}`;
}
