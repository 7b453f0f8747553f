import type { Layer } from '../../marks/scatter/layers.js';
import { drawnPaths, type Paths, pathsUntil, statesAt } from '../SampleTrajectories/walk.js';
import type { Line } from './line.js';
import type { Way } from './particles.js';
import { CELLS, COUNTED, SHARES, type Shade } from './shade.js';

export const INKS = { flow: 'mean', sde: 'noise' } as const;

/** How strong the shading is at most: particles are to be seen on it. */
const SHADING = 0.45;
const DOT = 2.2;
const TRAIL_OPACITY = 0.35;
/** How many of a particle's last places its trail shows: of a smooth one more can be told apart. */
const TRAILS = { flow: 30, sde: 6 };

/** p_t: its shading, and the lines that enclose shares of it. */
export function densityLayers({ values, peak, lines }: Shade): Layer[] {
  const shade: Layer = {
    kind: 'shade',
    ink: 'quiet',
    values: values.map((value) => value / peak),
    cells: CELLS,
    opacity: SHADING,
  };
  const drawn = lines.map((points, i): Layer => {
    const look = SHARES[i] === COUNTED ? { width: 1.75 } : { width: 0.75, opacity: 0.7 };
    return { kind: 'pieces', ink: 'quiet', points, ...look };
  });
  return [shade, ...drawn];
}

/** Particles at t, and the last of the way that they have come. */
export function particleLayers(walked: Paths, way: Way, t: number): Layer[] {
  const paths = drawnPaths(walked);
  return [
    { kind: 'paths', ink: INKS[way], ...lastOf(pathsUntil(paths, t), TRAILS[way]), opacity: TRAIL_OPACITY },
    { kind: 'points', ink: INKS[way], points: statesAt(paths, t), radius: DOT },
  ];
}

function lastOf({ points, pointsEach }: ReturnType<typeof pathsUntil>, most: number) {
  const kept = Math.min(most, pointsEach);
  const last = new Float32Array((points.length / Math.max(1, pointsEach)) * kept);
  for (let path = 0; 2 * path * kept < last.length; path++) {
    const end = 2 * (path + 1) * pointsEach;
    last.set(points.subarray(end - 2 * kept, end), 2 * path * kept);
  }
  return { points: last, pointsEach: kept };
}

/** The whole way of a reader's point, from noise to data. */
export function lineLayers({ states, sizes }: Line): Layer[] {
  const points = Float32Array.from(
    states.flatMap(({ places }, i) => [...places].map((value) => value * (sizes[i] as number))),
  );
  return [{ kind: 'paths', ink: 'ink', points, pointsEach: states.length, width: 2 }];
}
