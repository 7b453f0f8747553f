import { max } from 'd3-array';
import { invalid } from '../../core/check.js';
import { checkTimestep } from '../../core/forwardCoefficients.js';
import type { Schedule } from '../../core/types.js';
import { checkNames } from '../../frame/names.js';
import type { Message } from '../../i18n/message.js';
import { type Chart, curveChart } from '../../marks/chart/chart.js';
import { valueAxis } from '../../marks/chart/ticks.js';
import { listOf } from '../listOf.js';
import { type Curve, type CurveName, curveNames, curveTable } from './curves.js';
import { kindName } from './kinds.js';
import { linkOfCurve } from './linkOfCurve.js';
import { messages } from './messages.js';

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

/** A lower chart has no room for the names of all curves. */

/** Computes everything a chart shows; throws a RangeError where an option is out of range. */
export function describeChart(schedule: Schedule, { curves, t, height }: ChartOptions): Chart<CurveName> {
  checkNames('curves', curves, curveNames);
  if (t !== null) checkTimestep(schedule, t);

  const shown = curves.map((name) => ({ name, curve: curveTable[name], values: valuesOf(schedule, name) }));
  return curveChart(
    shown.map(({ name, curve, values }) => ({ ...curve, name, values, link: linkOfCurve(name) })),
    {
      axis: valueAxis(Math.max(...shown.map(({ values }) => max(values) as number))),
      label: labelOf(schedule, shown, t),
      ...{ t, height },
    },
  );
}

/** A curve's values, checked, as a schedule need not come from `createSchedule`. */
function valuesOf(schedule: Schedule, name: CurveName): Float64Array {
  const values = curveTable[name].values(schedule);
  const wrong = values.find((value) => !(value >= 0 && value <= 1));
  if (wrong !== undefined) throw invalid('schedule', wrong, `0 <= ${name} <= 1 at every t`);
  return values;
}

/** How each curve runs, and its value at the marked t. */
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
