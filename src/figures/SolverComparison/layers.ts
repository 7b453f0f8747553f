import type { Layer, ScatterInk } from '../../marks/scatter/layers.js';
import type { Exact, Reached } from './compared.js';

/** The data; faint, the exact trajectories; over them those of a solver, and where all of its trajectories end. */
export function layersOf(
  points: Float32Array,
  reached: Reached | undefined,
  exact: Exact | undefined,
  ink: ScatterInk,
): Layer[] {
  const data: Layer = { kind: 'points', ink: 'quiet', points, opacity: 0.3 };
  if (!reached || !exact) return [data];
  return [
    data,
    { kind: 'paths', ink: 'quiet', ...exact.trajectories, width: 3, opacity: 0.4 },
    { kind: 'points', ink, points: Float32Array.from(reached.ends), radius: 1.8, opacity: 0.6 },
    { kind: 'paths', ink, ...reached.trajectories, width: 1.25 },
    { kind: 'points', ink, points: reached.trajectories.points, radius: 1.6 },
  ];
}
