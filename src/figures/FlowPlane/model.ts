import { complaint, invalid } from '../../base/check.js';
import { linearAxis, type Scale, timeAxis, timestepAxis } from '../../charts/axes.js';
import type { LineProps } from '../../charts/shapes.js';
import { csv } from '../../figure/csv.js';
import { isPath } from '../../process/process.js';
import type { Process } from '../../process/types.js';
import { shownDivisor } from '../shared/shownState.js';
import { type Compared, conditionalPaths, continuous, type Line, type Plane, type Way } from './compute.js';
import { messages } from './messages.js';

/** The largest number of points. Each point costs time at every place of the plane. */
const MAX_POINTS = 100;
/** The largest coordinate of a point. The data are of about unit variance, as the noise is. */
const FARTHEST = 10;
/** The least |x| of the plot, which contains nearly all noise, and the largest |x| of a start. */
export const HALF = 3;
/** The deviations of the outermost Gaussians that lie in the plot. */
const TAIL = 3;

/** Throws a RangeError unless the points are numbers on a line. */
export function readPoints(points: readonly number[], name: string): readonly number[] {
  const expected = `1 to ${MAX_POINTS} numbers on a line, from -${FARTHEST} to ${FARTHEST}`;
  if (!Array.isArray(points) && !ArrayBuffer.isView(points)) throw invalid(name, points, expected);
  const values = Array.from(points as ArrayLike<number>);
  if (values.length === 0 || values.length > MAX_POINTS) throw complaint(name, `${values.length} points`, expected);
  const wrong = values.findIndex((value) => !(Number.isFinite(value) && Math.abs(value) <= FARTHEST));
  if (wrong !== -1) throw invalid(`${name}[${wrong}]`, values[wrong], expected);
  return values;
}

/** The largest |x| of a plot of these data. */
export function halfOf(points: readonly number[], deviation: number): number {
  return points.reduce((half, point) => Math.max(half, Math.abs(point) + TAIL * deviation), HALF);
}

/** The axes of time and of x. */
export function axesOf(process: Process, half: number): Scale {
  const x = isPath(process) ? timeAxis(process) : timestepAxis(process.timesteps);
  return { x, y: linearAxis(-half, half, { name: null }) };
}

/** The style of each line, also of the sample beside its name. */
export const STYLES = {
  flow: { ink: 'mean' },
  sde: { ink: 'noise' },
  chord: { dash: '6 4' },
  slope: {},
} as const;

/** The opacity of the seeded flow lines. */
const FAINT = 0.45;
/** The least opacity of a conditional path, at which an unlikely path remains visible. */
const LEAST = 0.12;
/** The number of pieces of a straight line in x whose divisor changes with t. */
const PIECES = 40;

function lineOf(name: string, { times, places }: Way, look: Partial<LineProps>): LineProps {
  return { name, ...look, points: times.map((t, i) => [t, places[i] as number]) };
}

/** The flow lines of the seeded noise. */
export function faintLines(plane: Plane): LineProps[] {
  return plane.lines.map((way, i) => lineOf(`flow ${i}`, way, { ...STYLES.flow, opacity: FAINT, isRead: false }));
}

/** The SDE trajectory and the flow line of a reader's start. */
export function ownLines({ flow, sde }: Line): LineProps[] {
  return [
    lineOf('sde', sde, { ...STYLES.sde, opacity: 0.8, words: messages.sde }),
    lineOf('flow', flow, { ...STYLES.flow, words: messages.flow }),
  ];
}

/** The conditional paths through x_t, each as opaque as its point is likely. */
export function conditionalLines({ request, flow }: Line, { t, xt }: Compared): LineProps[] {
  return conditionalPaths(request, t, xt, flow.times).map(({ weight, way }, i) =>
    lineOf(`conditional ${i}`, way, { ink: 'signal', opacity: LEAST + (1 - LEAST) * weight, isRead: false }),
  );
}

/** The tangent at t, as long as one Euler step, and the chord to s. */
export function stepLines({ request: { process } }: Line, { t, s, xt, slope, chord }: Compared): LineProps[] {
  const path = continuous(process);
  const along = (name: 'slope' | 'chord', velocity: number | null): LineProps[] => {
    if (velocity === null) return [];
    const points = Array.from({ length: PIECES + 1 }, (_, i): [number, number] => {
      const time = i === PIECES ? s : t + ((s - t) * i) / PIECES;
      return [time, (xt + (time - t) * velocity) / shownDivisor(path, time)];
    });
    return [{ name, ...STYLES[name], points, isRead: false }];
  };
  return [...along('slope', slope), ...along('chord', chord)];
}

/** The table of the plane: x over t on every line, as it is drawn. */
export function planeTable({ lines }: Plane, { flow, sde }: Line) {
  const all: (readonly [string, Way])[] = [
    ['flow', flow],
    ['sde', sde],
    ...lines.map((way, i) => [`flow ${i}`, way] as const),
  ];
  return csv(['line', 't', 'x'], function* () {
    for (const [name, { times, places }] of all) {
      for (const [i, t] of times.entries()) yield [name, t, places[i]];
    }
  });
}
