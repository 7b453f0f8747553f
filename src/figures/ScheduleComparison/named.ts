import { isPath, scalesAt } from '../../core/process.js';
import { timeAtShare } from '../../core/timestep.js';
import type { GaussianPath, Process, Schedule } from '../../core/types.js';
import type { Text } from '../../i18n/message.js';
import type { CurveStyle } from '../../marks/chart/chart.js';
import { pathName } from '../pathName.js';
import { kindName } from '../ScheduleChart/kinds.js';
import { messages } from './messages.js';

/** Schedules by the name of their kind, and after them paths by names of their own. */
export type Named = readonly (readonly [name: string, process: Process])[];

/** Schedules alone. */
export type NamedSchedules = readonly (readonly [kind: string, schedule: Schedule])[];

type Style = Pick<CurveStyle, 'meaning' | 'dash'>;

/** Each kind has an ink, and a dash that tells it apart without one: dashes and gaps in pixels. */
const STYLES: Readonly<Record<string, Style>> = {
  linear: { meaning: 'linear' },
  quadratic: { meaning: 'quadratic', dash: '7 4' },
  sigmoid: { meaning: 'sigmoid', dash: '2 3' },
  cosine: { meaning: 'cosine', dash: '9 3 2 3' },
};
/** Those of paths, in their order. */
const PATH_STYLES: readonly Style[] = [
  { meaning: 'posterior', dash: '14 3' },
  { meaning: 'mean', dash: '5 3' },
  { meaning: 'signal', dash: '9 3 2 3 2 3' },
  { meaning: 'noise', dash: '2 5' },
];

/** The first of paths is `path 1 flow`: two paths may be of one kind. */
const PATH = /^path (\d+) (.*)$/;

/** Paths with their names. */
export function namedPaths(paths: readonly GaussianPath[]): Named {
  return paths.map((path, index) => {
    const alike = paths.filter(({ kind }) => kind === path.kind);
    const number = alike.length > 1 ? ` ${alike.indexOf(path) + 1}` : '';
    return [`path ${index + 1} ${path.kind}${number}`, path];
  });
}

/** What one of them is called. */
export function nameIn(name: string): Text {
  const [, , ofPath] = PATH.exec(name) ?? [];
  if (ofPath === undefined) return kindName(name);
  const [kind = '', number] = ofPath.split(' ');
  return number === undefined ? pathName(kind) : messages.numbered({ kind: pathName(kind), number });
}

/** How one of them is drawn. */
export function styleOf(name: string): Style | undefined {
  const [, place] = PATH.exec(name) ?? [];
  return place === undefined ? STYLES[name] : PATH_STYLES[(Number(place) - 1) % PATH_STYLES.length];
}

/** The t of a process in a column that begins at a timestep of the schedules: of a path the time at the same share of the way. */
export function timeInColumn(process: Process, t: number, timesteps: number): number {
  return isPath(process) ? timeAtShare(process, t / timesteps) : t;
}

/** A quantity of a path at as many times as schedules have timesteps. */
export function alongPath(path: GaussianPath, timesteps: number, valueAt: (t: number) => number): Float64Array {
  const { start, end } = path;
  return Float64Array.from({ length: timesteps }, (_, step) => {
    const t = start + ((end - start) * step) / timesteps;
    scalesAt(path, t); // throws where a path has neither signal nor noise
    return valueAt(t);
  });
}
