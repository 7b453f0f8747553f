import type { Meaning } from '../../components/ink.js';
import { invalid } from '../../core/check.js';
import { checkTimestep } from '../../core/coefficients.js';
import type { Schedule } from '../../core/types.js';
import { type Curve, type CurveName, curveNames, curveTable } from './curves.js';
import { thin } from './thin.js';
import { formatTick, niceStep, roundUp, ticksUpTo } from './ticks.js';
import { chartInWords } from './words.js';

/** A tick: where it stands along its axis, from 0 to 1, and its number. */
export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** A curve as it is drawn. Heights run from 0 at the bottom to 1 at the top. */
export interface ChartCurve {
  readonly name: CurveName;
  readonly tex: string;
  readonly meaning: Meaning;
  readonly dash: string | undefined;
  /** In a square of `PATH_UNITS`, y downwards. */
  readonly path: string;
  /** Height at the last t. */
  readonly end: number;
  /** Height at the marked t. */
  readonly marked: number | null;
}

/** Everything that a chart shows, ready to be drawn. */
export interface Chart {
  readonly height: number;
  readonly timesteps: number;
  readonly tTicks: readonly Tick[];
  readonly valueTicks: readonly Tick[];
  readonly curves: readonly ChartCurve[];
  readonly marker: { readonly t: number; readonly at: number } | null;
  /** The chart in words and numbers. */
  readonly label: string;
}

export interface ChartOptions {
  readonly curves: readonly CurveName[];
  readonly t: number | null;
  readonly height: number;
}

/** Side of the square in which curves are drawn, whatever the chart's size. */
export const PATH_UNITS = 1000;
/** How far a thinned curve may run beside its values, in `PATH_UNITS`: a twentieth of a pixel in most charts. */
const PATH_TOLERANCE = 0.2;
const PATH_POINTS = 400;
const TICK_PARTS = 5;
/** Less has no room for the labels of all curves. */
const HEIGHT_LEAST = 160;
const HEIGHT_MOST = 2000;

/** Works a chart out; throws where an option is out of range. */
export function describeChart(schedule: Schedule, { curves, t, height }: ChartOptions): Chart {
  checkCurves(curves);
  if (t !== null) checkTimestep(schedule, t);
  checkHeight(height);

  const { timesteps } = schedule;
  const shown = curves.map((name) => {
    const curve: Curve = curveTable[name];
    return { name, curve, values: curve.values(schedule) };
  });
  const largest = Math.max(...shown.map(({ name, values }) => largestOf(name, values)));
  const step = niceStep(largest, TICK_PARTS);
  const top = roundUp(largest, step);
  const lastStep = Math.max(1, timesteps - 1);
  const tStep = Math.max(1, niceStep(lastStep, TICK_PARTS));
  return {
    height,
    timesteps,
    tTicks: ticksUpTo(timesteps - 1, tStep).map((tick) => ({ at: tick / lastStep, text: String(tick) })),
    valueTicks: ticksUpTo(top, step).map((tick) => ({ at: tick / top, text: formatTick(tick, step) })),
    curves: shown.map(({ name, curve: { tex, meaning, dash }, values }) => ({
      name,
      tex,
      meaning,
      dash,
      path: pathOf(values, top),
      end: (values[timesteps - 1] as number) / top,
      marked: t === null ? null : (values[t] as number) / top,
    })),
    marker: t === null ? null : { t, at: t / lastStep },
    label: chartInWords(schedule, shown, t),
  };
}

/** The largest value; throws where a schedule that was not made here holds no numbers. */
function largestOf(name: CurveName, values: Float64Array): number {
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  if (largest > 0 && values.every(Number.isFinite)) return largest;
  throw invalid('schedule', largest, `numbers larger than 0 among its ${name}`);
}

/** A polyline through as few of the values as its shape needs. */
function pathOf(values: Float64Array, top: number): string {
  const across = PATH_UNITS / Math.max(1, values.length - 1);
  const heights = values.map((value) => PATH_UNITS * (1 - value / top));
  const points = thin(heights, PATH_TOLERANCE, PATH_POINTS).map(
    (index) => `${rounded(index * across)} ${rounded(heights[index] as number)}`,
  );
  return `M${points.join('L')}`;
}

export function rounded(coordinate: number): number {
  return Math.round(coordinate * 10) / 10;
}

function checkCurves(curves: readonly CurveName[]): void {
  const expected = `one or more of ${curveNames.map((name) => `'${name}'`).join(', ')}`;
  if (!Array.isArray(curves) || curves.length === 0) throw invalid('curves', curves, `a list of ${expected}`);
  for (const name of curves) if (!curveNames.includes(name)) throw invalid('curves', name, expected);
}

function checkHeight(height: number): void {
  if (height >= HEIGHT_LEAST && height <= HEIGHT_MOST) return;
  throw invalid('height', height, `${HEIGHT_LEAST} <= height <= ${HEIGHT_MOST}`);
}
