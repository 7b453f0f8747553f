import { max } from 'd3-array';
import { pathRound } from 'd3-path';
import type { Meaning } from '../../components/ink.js';
import { invalid, tagOf } from '../../core/check.js';
import { checkTimestep } from '../../core/coefficients.js';
import type { Schedule } from '../../core/types.js';
import { type Curve, type CurveName, curveNames, curveTable } from './curves.js';
import { thin } from './thin.js';
import { type Tick, timestepTicks, valueAxis } from './ticks.js';

/** A curve as it is drawn. Heights run from 0 at the bottom to 1 at the top. */
export interface ChartCurve {
  readonly name: CurveName;
  readonly tex: string;
  readonly meaning: Meaning;
  readonly dash: string | undefined;
  /** The polyline, in a square of side `PATH_UNITS` with y pointing down. */
  readonly path: string;
  /** Height at the last t. */
  readonly end: number;
  /** Height at the marked t. */
  readonly marked: number | null;
}

/** Everything a chart shows, ready to be drawn. */
export interface Chart {
  readonly height: number;
  readonly timesteps: number;
  readonly tTicks: readonly Tick[];
  readonly valueTicks: readonly Tick[];
  readonly curves: readonly ChartCurve[];
  readonly marker: { readonly t: number; readonly at: number } | null;
  /** The chart in words and numbers, for screen readers. */
  readonly label: string;
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

/** Side of the square that curves are drawn in, whatever the size of the chart. */
export const PATH_UNITS = 1000;
/** How far a thinned curve may deviate from its values, in `PATH_UNITS`: a twentieth of a pixel in most charts. */
const PATH_TOLERANCE = 0.2;
const PATH_POINTS = 400;
/** Decimals of a coordinate: few, as server and browser may differ in the last bit of an exponential. */
const DECIMALS = 1;
/** A lower chart has no room for the names of all curves. */
const HEIGHT_MIN = 160;
const HEIGHT_MAX = 2000;

/** Computes everything a chart shows; throws a RangeError where an option is out of range. */
export function describeChart(schedule: Schedule, { curves, t, height }: ChartOptions): Chart {
  checkCurves(curves);
  if (t !== null) checkTimestep(schedule, t);
  if (!(typeof height === 'number' && height >= HEIGHT_MIN && height <= HEIGHT_MAX)) {
    throw invalid('height', height, `${HEIGHT_MIN} <= height <= ${HEIGHT_MAX}`);
  }

  const { timesteps } = schedule;
  const shown = curves.map((name) => ({ name, curve: curveTable[name], values: valuesOf(schedule, name) }));
  const axis = valueAxis(Math.max(...shown.map(({ values }) => max(values) as number)));
  return {
    height,
    timesteps,
    tTicks: timestepTicks(timesteps),
    valueTicks: axis.ticks,
    curves: shown.map((one) => drawn(one, axis.top, t)),
    marker: t === null ? null : { t, at: t / Math.max(1, timesteps - 1) },
    label: labelOf(schedule, shown, t),
  };
}

function checkCurves(curves: readonly CurveName[]): void {
  const expected = `one or more of ${curveNames.map((name) => `'${name}'`).join(', ')}`;
  if (tagOf(curves) !== 'Array' || curves.length === 0) throw invalid('curves', curves, `a list of ${expected}`);
  for (const [index, name] of curves.entries()) {
    if (!curveNames.includes(name)) throw invalid('curves', name, expected);
    if (curves.indexOf(name) < index) throw invalid('curves', name, 'each name at most once');
  }
}

/** A curve's values, checked, as a schedule need not come from `createSchedule`. */
function valuesOf(schedule: Schedule, name: CurveName): Float64Array {
  const values = curveTable[name].values(schedule);
  const wrong = values.find((value) => !(value >= 0 && value <= 1));
  if (wrong !== undefined) throw invalid('schedule', wrong, `0 <= ${name} <= 1 at every t`);
  return values;
}

function drawn({ name, curve: { tex, meaning, dash }, values }: ShownCurve, top: number, t: number | null): ChartCurve {
  const height = (t: number) => (values[t] as number) / top;
  return {
    name,
    tex,
    meaning,
    dash,
    path: pathOf(values, top),
    end: height(values.length - 1),
    marked: t === null ? null : height(t),
  };
}

/** A polyline through as few of the values as its shape needs. */
function pathOf(values: Float64Array, top: number): string {
  const across = PATH_UNITS / Math.max(1, values.length - 1);
  const down = values.map((value) => PATH_UNITS * (1 - value / top));
  const path = pathRound(DECIMALS);
  for (const t of thin(down, PATH_TOLERANCE, PATH_POINTS)) {
    if (t === 0) path.moveTo(0, down[0] as number);
    else path.lineTo(t * across, down[t] as number);
  }
  return path.toString();
}

/** A coordinate rounded as in paths. */
export function rounded(coordinate: number): number {
  return Math.round(coordinate * 10 ** DECIMALS) / 10 ** DECIMALS;
}

/** How each curve runs, and its value at the marked t. */
function labelOf(schedule: Schedule, shown: readonly ShownCurve[], t: number | null): string {
  const last = schedule.timesteps - 1;
  const value = ({ values }: ShownCurve, t: number) => Number((values[t] as number).toPrecision(3));
  const runs = shown.map((one) => `${one.curve.words} goes from ${value(one, 0)} to ${value(one, last)}`);
  const sentences = [`The ${schedule.kind} variance schedule from t = 0 to t = ${last}: ${runs.join('; ')}.`];
  if (t !== null)
    sentences.push(`At t = ${t} ${shown.map((one) => `${one.curve.words} is ${value(one, t)}`).join('; ')}.`);
  return sentences.join(' ');
}
