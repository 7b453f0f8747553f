import type { Samples } from './samples.js';

/** The samples. */
export function* sampleLines({ points }: Samples): Generator<string> {
  yield 'sample,x,y';
  for (let i = 0; i < points.length; i += 2) yield [i / 2 + 1, points[i], points[i + 1]].join(',');
}
