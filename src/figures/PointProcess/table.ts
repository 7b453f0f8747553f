import type { Process } from '../../core/types.js';
import { type NoisedPoints, noisyAt } from './process.js';

/** The data, x_t and the noise, point by point, in the data's own units. */
export function* processLines(noised: NoisedPoints, process: Process, t: number): Generator<string> {
  yield 'index,panel,x,y';
  const panels = [
    ['x0', noised.points.values],
    ['xt', noisyAt(noised, process, t)],
    ['epsilon', noised.epsilon],
  ] as const;
  for (const [panel, points] of panels) {
    for (let i = 0; i < points.length; i += 2) yield [i / 2, panel, points[i], points[i + 1]].join(',');
  }
}
