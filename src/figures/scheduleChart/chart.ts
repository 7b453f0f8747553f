import { max } from 'd3-array';
import { pathRound } from 'd3-path';
import type { Meaning } from '../../components/ink.js';
import { invalid } from '../../core/check.js';
import { checkTimestep } from '../../core/forwardCoefficients.js';
import type { Schedule } from '../../core/types.js';
import { type Curve, type CurveName, curveNames, curveTable } from './curves.js';
import { checkNames } from './names.js';
import { thin } from './thin.js';
import { type Axis, type Tick, timestepTicks, valueAxis } from './ticks.js';

/** How a curve looks, and what it is called. */
export interface CurveStyle<Name extends string = string> {
  readonly name: Name;
  /** Its name in TeX; a curve without one is named by its `name`. */
  readonly tex?: string | undefined;
  /** The width of the TeX in em, reserved until it is typeset. */
  readonly texWidth?: number | undefined;
  /** Its colour; defaults to that of the curves around it. */
  readonly meaning?: Meaning | undefined;
  readonly dash?: string | undefined;
}

/** A curve as it is drawn. Heights run from 0 at the bottom to 1 at the top. */
export interface ChartCurve<Name extends string = string> extends CurveStyle<Name> {
  /** The polyline, in a square of side `PATH_UNITS` with y pointing down. */
  readonly path: string;
  /** Height at the last t. */
  readonly end: number;
  /** Height at the marked t; null if none is marked, or the axis does not reach the value. */
  readonly marked: number | null;
}

/** Everything a chart shows, ready to be drawn. */
export interface Chart<Name extends string = CurveName> {
  readonly height: number;
  readonly timesteps: number;
  readonly tTicks: readonly Tick[];
  readonly valueTicks: readonly Tick[];
  readonly curves: readonly ChartCurve<Name>[];
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
  checkNames('curves', curves, curveNames);
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
    curves: shown.map(({ name, curve, values }) => drawCurve({ ...curve, name, values }, axis, t)),
    marker: markerAt(t, timesteps),
    label: labelOf(schedule, shown, t),
  };
}

/** A curve's values, checked, as a schedule need not come from `createSchedule`. */
function valuesOf(schedule: Schedule, name: CurveName): Float64Array {
  const values = curveTable[name].values(schedule);
  const wrong = values.find((value) => !(value >= 0 && value <= 1));
  if (wrong !== undefined) throw invalid('schedule', wrong, `0 <= ${name} <= 1 at every t`);
  return values;
}

/** Where a timestep is marked. */
export function markerAt(t: number | null, timesteps: number): Chart['marker'] {
  return t === null ? null : { t, at: t / Math.max(1, timesteps - 1) };
}

/** A curve through one value per timestep. It ends where it leaves the axis. */
export function drawCurve<Name extends string>(
  { values, ...style }: CurveStyle<Name> & { readonly values: Float64Array },
  { bottom, top }: Axis,
  t: number | null,
): ChartCurve<Name> {
  const heights = values.map((value) => (value - bottom) / (top - bottom));
  const marked = t === null ? null : (heights[t] as number);
  return {
    ...style,
    path: pathOf(heights),
    end: within(heights[heights.length - 1] as number),
    marked: marked !== null && isWithin(marked) ? marked : null,
  };
}

/** A polyline through as few of the heights as its shape needs, up to the first height on either side that is outside. */
function pathOf(heights: Float64Array): string {
  const path = pathRound(DECIMALS);
  const last = heights.length - 1;
  const start = Math.max(0, heights.findIndex(isWithin) - 1);
  const end = Math.min(last, heights.findLastIndex(isWithin) + 1);
  const across = PATH_UNITS / Math.max(1, last);
  const down = heights.subarray(start, end + 1).map((height) => PATH_UNITS * (1 - within(height)));
  for (const index of thin(down, PATH_TOLERANCE, PATH_POINTS)) {
    if (index === 0) path.moveTo(start * across, down[0] as number);
    else path.lineTo((start + index) * across, down[index] as number);
  }
  return path.toString();
}

function isWithin(height: number): boolean {
  return height >= 0 && height <= 1;
}

function within(height: number): number {
  return Math.min(1, Math.max(0, height));
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
