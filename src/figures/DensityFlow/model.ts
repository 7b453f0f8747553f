import { complaint, shown } from '../../base/check.js';
import { logDensity } from '../../mixture/density.js';
import type { Layer } from '../../points/paint.js';
import { checkTime, isPath } from '../../process/process.js';
import type { Process } from '../../process/types.js';
import { shownDivisor } from '../shared/shownState.js';
import { drawnPaths, type Paths, pathsUntil, statesAt } from '../shared/trajectories/paths.js';
import { CELLS, COUNTED, type Line, SHARES, type Shade, type Way } from './compute.js';

/** The number of particles of a way that lie within the counted line of a density. */
export function insideOf({ request, levels }: Shade, paths: Paths): number {
  const { points, deviation, process, t } = request;
  const least = Math.log(levels[SHARES.indexOf(COUNTED)] as number);
  const options = { deviation, precision: 'float32' } as const;
  return logDensity(points, statesAt(paths, t), process, t, options).filter((value) => value >= least).length;
}

export const INKS = { flow: 'mean', sde: 'noise' } as const;

/** The largest opacity of the shading, at which particles remain visible. */
const SHADING = 0.45;
const DOT = 2.2;
const TRAIL_OPACITY = 0.35;
/** The number of earlier places in a particle's trail. A smooth trail can be longer. */
const TRAILS = { flow: 30, sde: 6 };

/** The layers of p_t: its shading, and the lines that enclose shares of the probability. */
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

/** The particles at t, and their trails. */
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

/** The whole line of a reader's point, from noise to data. */
export function lineLayers({ states, sizes }: Line): Layer[] {
  const points = Float32Array.from(
    states.flatMap(({ places }, i) => [...places].map((value) => value * (sizes[i] as number))),
  );
  return [{ kind: 'paths', ink: 'ink', points, pointsEach: states.length, width: 2 }];
}

/** A place as it is drawn, and the t at which the flow passes there. Without t, the flow passes there at the first t. */
export type FlowPoint = readonly [x: number, y: number] | readonly [x: number, y: number, t: number];

/** The largest coordinate. Beyond it, every density is 0. */
const FARTHEST = 10;

/** Throws a RangeError unless the value is a point or null. */
export function readPoint(point: FlowPoint | null, name: string): FlowPoint | null {
  if (point === null) return null;
  const isList = Array.isArray(point) && (point.length === 2 || point.length === 3) && point.every(Number.isFinite);
  const isNear = isList && Math.abs(point[0]) <= FARTHEST && Math.abs(point[1]) <= FARTHEST;
  if (isNear) return point;
  const written = shown(point);
  throw complaint(name, written, `x and y from -${FARTHEST} to ${FARTHEST}, and a t if it is not 0; or null`);
}

/** The requested place and time of a point; throws a RangeError that names `point[2]` unless it is a t of the process. */
export function askedOf(point: FlowPoint | null, process: Process) {
  if (!point) return null;
  const [x, y, t = firstOf(process)] = point;
  checkTime(process, t, 'point[2]');
  const divisor = shownDivisor(process, t);
  return { place: [x * divisor, y * divisor], t } as const;
}

/** The t of the data's end. */
export function firstOf(process: Process): number {
  return isPath(process) ? process.start : 0;
}

/** The point of a reader's press, with three decimals. */
export function pressed([x, y]: readonly [number, number], t: number): FlowPoint {
  return [Number(x.toFixed(3)), Number(y.toFixed(3)), t];
}
