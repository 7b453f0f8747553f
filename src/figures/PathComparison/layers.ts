import type { Layer } from '../../marks/scatter/layers.js';
import { pathStyles } from '../gaussianPaths/styles.js';
import { STARTS, type Trajectories } from './trajectories.js';

const WIDTH = 1.25;
const DOT = 2.2;
/** Lines that lie on one another are seen as bands: the first is so much wider than the last. */
const BANDS = 4.5;

/** The data, and the trajectories on every path; divided, the starts that they share. */
export function layersOf(points: Float32Array, trajectories: Trajectories | null, isScaled: boolean): Layer[] {
  const data: Layer = { kind: 'points', ink: 'quiet', points, opacity: 0.3 };
  const paths = (trajectories?.ofPaths ?? []).map(({ kind, times, states, scaled }, index, all): Layer => {
    const more = isScaled && all.length > 1 ? BANDS * (1 - index / (all.length - 1)) : 0;
    return {
      ...{ kind: 'paths', ink: pathStyles[kind].meaning, width: WIDTH + more, pointsEach: times.length },
      points: Float32Array.from(isScaled ? scaled : states),
    };
  });
  const [first] = trajectories?.ofPaths ?? [];
  if (!first || !isScaled) return [data, ...paths];
  const { length } = first.times;
  const starts = Float32Array.from(
    { length: 2 * STARTS },
    (_, i) => first.scaled[(i >> 1) * 2 * length + (i % 2)] ?? 0,
  );
  return [data, ...paths, { kind: 'points', ink: 'ink', points: starts, radius: DOT }];
}
