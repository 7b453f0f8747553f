import type { Layer } from '../../marks/scatter/layers.js';
import { PATH_STEPS, type Row, type Sampled, STEPS } from './row.js';

/** What is drawn of a network. */
export interface RowLayers {
  readonly paths: readonly Layer[];
  readonly samples: readonly (readonly Layer[])[];
}

/** The data; faint, a few paths; strong, where they begin and end, or the samples. */
export function layersOf(backdrop: Float32Array, row: Row | null): RowLayers {
  const data: Layer = { kind: 'points', ink: 'quiet', points: backdrop, opacity: 0.5 };
  if (!row) return { paths: [data], samples: STEPS.map(() => [data]) };
  const { paths, sampled } = row;
  const pointsEach = PATH_STEPS + 1;
  return {
    paths: [
      data,
      { kind: 'paths', ink: 'posterior', points: paths, pointsEach, opacity: 0.7 },
      { kind: 'points', ink: 'noise', points: statesOf(paths, pointsEach, 0), radius: 1.8 },
      { kind: 'points', ink: 'posterior', points: statesOf(paths, pointsEach, PATH_STEPS), radius: 1.8 },
    ],
    samples: STEPS.map((_, index) => [
      data,
      { kind: 'points', ink: 'posterior', points: (sampled[index] as Sampled).points, radius: 0.9 },
    ]),
  };
}

/** One state of each path. */
function statesOf(paths: Float32Array, pointsEach: number, index: number): Float32Array {
  return Float32Array.from(
    { length: paths.length / pointsEach },
    (_, i) => paths[2 * (Math.floor(i / 2) * pointsEach + index) + (i % 2)] as number,
  );
}
