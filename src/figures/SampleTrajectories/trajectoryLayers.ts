import type { Meaning } from '../../components/ink.js';
import type { Layer } from '../../marks/scatter/layers.js';
import type { Guided } from './sampled.js';
import { drawnPaths, pathsUntil, statesAt } from './walk.js';

/** The t of x_0, after the last step. */
const CLEAN_END = -1;
const DOT = 3;
const START = 1.8;
/** How opaque a few paths are; of more each is paler, so that together they do not cover the points. */
const FEW = 12;
const OPACITY = 0.55;
const FAINTEST = 0.08;

/** The data; faint, the paths as far as they have come at t; strong, where they begin and where they are. */
export function layersOf(points: Float32Array, guided: Guided | null, ink: Meaning, t: number | null): Layer[] {
  const data: Layer = { kind: 'points', ink: 'quiet', points, opacity: 0.3 };
  if (!guided || t === null) return [data];
  const paths = drawnPaths(guided.paths);
  const before = guided.before && drawnPaths(guided.before);
  const count = paths.states.length / 2 / paths.timesteps.length;
  const opacity = Math.max(FAINTEST, OPACITY * Math.min(1, FEW / count));
  // t = 0 is still noisy: the paths have gone all of their way only at their clean ends.
  const at = t === 0 ? CLEAN_END : t;
  const layers: Layer[] = [data];
  if (before) layers.push({ kind: 'paths', ink: 'quiet', ...pathsUntil(before, at), opacity });
  return [
    ...layers,
    { kind: 'paths', ink, ...pathsUntil(paths, at), opacity },
    { kind: 'points', ink: 'noise', points: statesAt(paths, Number.POSITIVE_INFINITY), radius: START },
    { kind: 'points', ink, points: statesAt(paths, at), radius: DOT },
  ];
}
