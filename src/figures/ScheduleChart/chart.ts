import { max } from 'd3-array';
import { invalid } from '../../base/check.js';
import { axisFromZero, timestepAxis } from '../../charts/axes.js';
import type { CurvesContent } from '../../charts/Chart.js';
import { curveLink } from '../../equations/curveLink.js';
import { type Curve, type CurveName, curveNames, curveTable, type PathCurveName } from '../../equations/curves.js';
import { checkNames } from '../../figure/checkNames.js';
import type { Link } from '../../highlight/registry.js';
import type { Message } from '../../i18n/message.js';
import { checkTimestep } from '../../process/coefficients.js';
import { isPath } from '../../process/process.js';
import type { Process, Schedule } from '../../process/types.js';
import { listOf } from '../shared/describe.js';
import { kindName } from '../shared/kindName.js';
import { messages } from './messages.js';
import { describePathCharts, type PathChartOptions } from './pathChart.js';

/** The linked quantity of a curve; null if the curve is not a quantity of a schedule. */
function linkOfCurve(name: string): Link | null {
  if (!Object.hasOwn(curveTable, name)) return null;
  return curveLink(name, messages.curve({ quantity: curveTable[name as CurveName].words }));
}

export interface ChartOptions {
  readonly curves: readonly CurveName[];
  readonly t: number | null;
  readonly height: number;
}

/** A curve and its value at every t. */
interface ShownCurve {
  readonly name: CurveName;
  readonly curve: Curve;
  readonly values: Float64Array;
}

/** Computes the content of a chart; throws a RangeError if an option is out of range. */
export function describeChart(schedule: Schedule, { curves, t, height }: ChartOptions): CurvesContent<CurveName> {
  checkNames('curves', curves, curveNames);
  if (t !== null) checkTimestep(schedule, t);

  const shown = curves.map((name) => ({ name, curve: curveTable[name], values: valuesOf(schedule, name) }));
  return {
    x: timestepAxis(schedule.timesteps),
    y: axisFromZero(Math.max(...shown.map(({ values }) => max(values) as number)), { name: null }),
    curves: shown.map(({ name, curve, values }) => ({ ...curve, name, values, link: linkOfCurve(name) })),
    marker: { value: t },
    label: labelOf(schedule, shown, t),
    height,
  };
}

/** The checked values of a curve. A schedule may not come from `createSchedule`. */
function valuesOf(schedule: Schedule, name: CurveName): Float64Array {
  const values = curveTable[name].values(schedule);
  const wrong = values.find((value) => !(value >= 0 && value <= 1));
  if (wrong !== undefined) throw invalid('schedule', wrong, `0 <= ${name} <= 1 at every t`);
  return values;
}

/** The description of each curve, and its value at the marked t. */
function labelOf({ timesteps, kind }: Schedule, shown: readonly ShownCurve[], t: number | null): Message {
  const last = timesteps - 1;
  const valueAt = ({ values }: ShownCurve, t: number) => Number((values[t] as number).toPrecision(3));
  const nameOf = ({ curve }: ShownCurve) => curve.explained ?? curve.words;
  const runs = shown.map((one) =>
    messages.run({ curve: nameOf(one), first: valueAt(one, 0), last: valueAt(one, last) }),
  );
  const chart = { kind: kindName(kind), last, runs: listOf(runs) };
  if (t === null) return messages.chart(chart);
  const values = shown.map((one) => messages.value({ curve: nameOf(one), value: valueAt(one, t) }));
  return messages.markedChart({ ...chart, t, values: listOf(values) });
}

interface ChartsOptions extends PathChartOptions {
  /** Whether β has a chart of its own. */
  readonly betasApart: boolean;
}

/** The least height of β's chart in pixels, at which the numbers at the left do not touch. */
const LOWER_HEIGHT_MIN = 120;
const BETAS: CurveName = 'betas';

/**
 * The charts of a figure from the top: all curves in one; or β, which is a fiftieth of the others, below them on an axis of its own; see
 * `describePathCharts` for a path. Throws a RangeError if an option is out of range.
 */
export function describeCharts(
  process: Process,
  { betasApart, ...given }: ChartsOptions,
): readonly CurvesContent<CurveName | PathCurveName>[] {
  if (isPath(process)) return describePathCharts(process, given);
  checkNames('curves', given.curves, curveNames);
  const options = given as ChartOptions;
  const { curves, height } = options;
  const others = curves.filter((name) => name !== BETAS);
  const isOne = !betasApart || others.length === 0 || others.length === curves.length;
  if (isOne) return [describeChart(process, options)];
  const lower = describeChart(process, { ...options, curves: [BETAS] });
  return [
    describeChart(process, { ...options, curves: others }),
    { ...lower, height: Math.max(LOWER_HEIGHT_MIN, Math.round(height / 2)) },
  ];
}
