import { max } from 'd3-array';
import { invalid } from '../../base/check.js';
import { type Axis, axisFromZero, linearAxis, timestepAxis } from '../../charts/axes.js';
import type { CurvesContent } from '../../charts/Chart.js';
import type { LineStyle } from '../../charts/shapes.js';
import { equationMessages } from '../../equations/equationMessages.js';
import { checkNames } from '../../figure/checkNames.js';
import type { Message, Text } from '../../i18n/message.js';
import { formatFixed, formatSignificant } from '../../i18n/numbers.js';
import type { FigureDescription, PanelDescription, RowDescription } from '../../panels/description.js';
import { logSnr } from '../../process/coefficients.js';
import { nearestTime } from '../../process/crossings.js';
import { isPath, scalesAt } from '../../process/process.js';
import { noise, x0 } from '../../process/quantity.js';
import { createSchedule, scheduleKinds } from '../../process/schedule.js';
import { timeAtShare } from '../../process/timestep.js';
import type { GaussianPath, Process, Schedule, ScheduleKind, ScheduleOptions } from '../../process/types.js';
import { categoryOf } from '../../ui/categories.js';
import { inked } from '../../ui/ink.js';
import { listOf, pathName, shownTime } from '../shared/describe.js';
import { kindName } from '../shared/kindName.js';
import { messages as shared } from '../shared/messages.js';
import { SHARED_EPSILON, shownDivisor, shownJump } from '../shared/shownState.js';
import { messages } from './messages.js';

/** Schedules by the names of their kinds, and after them paths by numbered names. */
export type Named = readonly (readonly [name: string, process: Process])[];

/** Schedules without paths. */
type NamedSchedules = readonly (readonly [kind: string, schedule: Schedule])[];

/** The dashes of paths, in their order: two may be of one kind, and so of one ink. */
const PATH_DASHES = ['14 3', '5 3', '9 3 2 3 2 3', '2 5'] as const;

/** The name of a path, such as `path 1 flow`. The number distinguishes paths of the same kind. */
const PATH = /^path (\d+) (.*)$/;

/** Names the paths. */
export function namedPaths(paths: readonly GaussianPath[]): Named {
  return paths.map((path, index) => {
    const alike = paths.filter(({ kind }) => kind === path.kind);
    const number = alike.length > 1 ? ` ${alike.indexOf(path) + 1}` : '';
    return [`path ${index + 1} ${path.kind}${number}`, path];
  });
}

/** The name of a schedule or a path in words. */
export function nameIn(name: string): Text {
  const [, , ofPath] = PATH.exec(name) ?? [];
  if (ofPath === undefined) return kindName(name);
  const [kind = '', number] = ofPath.split(' ');
  return number === undefined ? pathName(kind) : messages.numbered({ kind: pathName(kind), number });
}

/** The style of the category; a path has the ink of its kind, and a dash of its own. Undefined for the name of no category. */
export function styleOf(name: string): LineStyle | undefined {
  const [, number, ofPath = name] = PATH.exec(name) ?? [];
  const category = categoryOf(ofPath.split(' ')[0] as string);
  if (number !== undefined) {
    return { ink: category?.ink, dash: PATH_DASHES[(Number(number) - 1) % PATH_DASHES.length] };
  }
  return category && { ink: category.ink, dash: category.dash };
}

/** The t of a process in a column that starts at a timestep of the schedules. On a path, the time at the same share. */
function timeInColumn(process: Process, t: number, timesteps: number): number {
  return isPath(process) ? timeAtShare(process, t / timesteps) : t;
}

/** A quantity of a path at as many times as schedules have timesteps. */
function alongPath(path: GaussianPath, timesteps: number, valueAt: (t: number) => number): Float64Array {
  const { start, end } = path;
  return Float64Array.from({ length: timesteps }, (_, step) => {
    const t = start + ((end - start) * step) / timesteps;
    scalesAt(path, t); // throws where a path has neither signal nor noise
    return valueAt(t);
  });
}

interface ImagesOptions {
  readonly alignment: 't' | 'snr';
  readonly columns: number;
  readonly seed: number;
}

/** The number of small images that fit side by side on a phone. */
const NARROW_COLUMNS = 5;

/** The rows of the image noised by each kind of schedule, and on each path. The first process is a schedule. */
export function describeImages(named: Named, { alignment, columns, seed }: ImagesOptions): FigureDescription {
  const [[, process]] = named as [Named[number]];
  const first = process as Schedule;
  const { timesteps } = first;
  const steps = evenSteps(timesteps, columns);
  const wraps = steps.length > NARROW_COLUMNS;
  const rows = named.map(([name, process], row): RowDescription => {
    const isTitled = row === 0 || alignment === 'snr' || wraps || isPath(process);
    return {
      label: name,
      panels: steps.map((column) => {
        const t =
          alignment === 't' ? timeInColumn(process, column, timesteps) : nearestTime(process, logSnr(first, column));
        return panelAt(process, t, { seed, isTitled, label: panelLabel(name, process, t, alignment) });
      }),
    };
  });
  return { rows, narrowColumns: wraps ? NARROW_COLUMNS : undefined };
}

function panelLabel(name: string, process: Process, t: number, alignment: 't' | 'snr'): Message {
  const shown = { kind: nameIn(name), t: shownTime(t) };
  const ratio = formatFixed(logSnr(process, t), 2);
  const divisor = shownDivisor(process, t);
  if (!isPath(process))
    return alignment === 't' ? messages.xt({ ...shown, t }) : messages.xtWithSnr({ ...shown, t, ratio });
  const state = alignment === 't' ? messages.xtOnPath(shown) : messages.xtOnPathWithSnr({ ...shown, ratio });
  return divisor === 1 ? state : messages.divided({ state, divisor: formatSignificant(divisor, 3) });
}

/** Multiples of timesteps / columns from t = 0. */
function evenSteps(timesteps: number, columns: number): number[] {
  const count = Math.min(columns, timesteps);
  return Array.from({ length: count }, (_, index) => Math.floor((index * timesteps) / count));
}

/** The x_t of one schedule or path, (2); every panel has the same ε. */
function panelAt(
  process: Process,
  t: number,
  { seed, isTitled, label }: { seed: number; isTitled: boolean; label: Message },
): PanelDescription {
  return {
    quantity: shownJump(process, x0, t, noise({ seed, stream: SHARED_EPSILON })),
    title: isTitled ? `t = ${isPath(process) ? shownTime(t) : t}` : undefined,
    label,
  };
}

/** A quantity of the comparison. */
export interface ComparedQuantity {
  /** The quantity at every t. */
  readonly values: (schedule: Schedule) => Float64Array;
  /** The quantity of a path at as many times; throws if a path has no such value. */
  readonly along: (path: GaussianPath, timesteps: number) => Float64Array;
  readonly tex: string;
  /** The name of the quantity after its symbol. */
  readonly title: Text;
  /** The name for screen readers. */
  readonly words: Text;
  readonly axis: (schedules: readonly Schedule[]) => Axis;
}

/** The largest |logSnr| of the axis. Beyond it, image or noise is far below the levels of a screen. */
const LOG_SNR_REACH = 10;

/** The quantities by the values of `quantity`. */
export const quantityTable = {
  alphasCumprod: {
    values: ({ alphasCumprod }) => alphasCumprod,
    along: (path, timesteps) => alongPath(path, timesteps, (t) => path.alpha(t) ** 2),
    tex: inked('signal', String.raw`\bar\alpha_t`),
    title: messages.alphasCumprod,
    words: equationMessages.cumulativeAlpha,
    axis: () => axisFromZero(1, { name: null }),
  },
  betas: {
    values: ({ betas }) => betas,
    along: () => {
      throw invalid('quantity', 'betas', "'alphasCumprod' or 'logSnr': a path has no single steps");
    },
    tex: inked('noise', String.raw`\beta_t`),
    title: messages.betas,
    words: equationMessages.beta,
    axis: betaAxis,
  },
  logSnr: {
    values: (schedule) => Float64Array.from({ length: schedule.timesteps }, (_, t) => logSnr(schedule, t)),
    along: (path, timesteps) => alongPath(path, timesteps, path.logSnr),
    tex: `\\ln(${inked('signal', String.raw`\bar\alpha_t`)} / ${inked('noise', String.raw`(1-\bar\alpha_t)`)})`,
    title: messages.logSnr,
    words: messages.spokenLogSnr,
    axis: () => linearAxis(-LOG_SNR_REACH, LOG_SNR_REACH, { name: null }),
  },
} as const satisfies Record<string, ComparedQuantity>;

/** A quantity that `ScheduleComparison` can draw over t. */
type ComparedName = keyof typeof quantityTable;

/** The axis of β. The cosine kind ends near 1 for any betaEnd, and would leave no height for the others. */
function betaAxis(schedules: readonly Schedule[]): Axis {
  const others = schedules.filter(({ kind }) => kind !== 'cosine');
  const shown = others.length > 0 ? others : schedules;
  return axisFromZero(Math.max(...shown.map(({ betas }) => max(betas) as number)), { name: null });
}

/** Makes a schedule of each kind, all from the same options; throws a RangeError if an option is out of range. */
export function schedulesOf(
  kinds: readonly ScheduleKind[],
  options: Pick<ScheduleOptions, 'timesteps' | 'betaStart' | 'betaEnd'>,
): NamedSchedules {
  checkNames('kinds', kinds, scheduleKinds);
  return kinds.map((kind) => [kind, createSchedule({ ...options, kind })]);
}

/** One quantity of several schedules over t. */
export interface ComparisonChart extends CurvesContent {
  readonly quantity: ComparedName;
  /** The range of the axis in words, if values lie outside it. */
  readonly range: Message | null;
}

/** Computes the chart. */
export function describeComparison(named: Named, quantity: ComparedName, t: number | null): ComparisonChart {
  const schedules = named.flatMap(([, process]): Schedule[] => (isPath(process) ? [] : [process]));
  const { values, along, axis: axisOf } = quantityTable[quantity] as ComparedQuantity;
  const axis = axisOf(schedules);
  const timesteps = (schedules[0] as Schedule).timesteps;
  const lines = named.map(([name, process]) => ({
    name,
    values: isPath(process) ? along(process, timesteps) : values(process),
  }));
  return {
    x: timestepAxis(timesteps),
    y: axis,
    curves: lines.map((line) => ({ ...line, words: nameIn(line.name), ...styleOf(line.name) })),
    marker: { value: t },
    label: labelOf(quantity, lines, t),
    quantity,
    range: rangeOf(lines, axis),
  };
}

interface Line {
  readonly name: string;
  readonly values: Float64Array;
}

function rangeOf(lines: readonly Line[], { domain: [bottom, top], ticks }: Axis): Message | null {
  if (lines.every(({ values }) => values.every((value) => value >= bottom && value <= top))) return null;
  const [least = '', most = ''] = [ticks[0]?.text, ticks.at(-1)?.text];
  return bottom === 0 ? messages.drawnUpTo({ most }) : shared.drawnBetween({ least, most });
}

/** The description of the quantity in each kind, and its values at the marked t. */
function labelOf(compared: ComparedName, lines: readonly Line[], t: number | null): Message {
  const valueAt = ({ values }: Line, t: number) => Number((values[t] as number).toPrecision(3));
  const last = (lines[0] as Line).values.length - 1;
  const runs = lines.map((line) =>
    messages.run({ kind: nameIn(line.name), first: valueAt(line, 0), last: valueAt(line, last) }),
  );
  const chart = { quantity: quantityTable[compared].words, last, runs: listOf(runs) };
  if (t === null) return messages.chart(chart);
  const values = lines.map((line) => messages.value({ kind: nameIn(line.name), value: valueAt(line, t) }));
  return messages.markedChart({ ...chart, t, values: listOf(values) });
}
