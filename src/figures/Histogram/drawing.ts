import { max } from 'd3-array';
import { formatFixed, withWideMinus } from '../../i18n/numbers.js';
import { PATH_UNITS } from '../../marks/chart/chart.js';
import { type Point, polyline } from '../../marks/chart/polyline.js';
import { thin } from '../../marks/chart/thin.js';
import { type Tick, valueAxis } from '../../marks/chart/ticks.js';
import type { Measured } from './measure.js';
import { BIN_WIDTH, BINS, RANGE, type Tally } from './tally.js';
import { type Line, lineOf, normalCumulative } from './theory.js';

/** Everything a histogram draws. Paths are in a square of side `PATH_UNITS` with y pointing down. */
export interface HistogramDrawing {
  readonly bars: string;
  /** The density in theory. */
  readonly theory: string | null;
  /** N(0, 1), for comparison; null where theory is just that. */
  readonly normal: string | null;
  readonly densityTicks: readonly Tick[];
}

/** How far a thinned line may deviate, in `PATH_UNITS`. */
const TOLERANCE = 0.5;
const NORMAL = lineOf(normalCumulative);

/** Draws what was measured. */
export function drawingOf({ content, tally, theory }: Measured): HistogramDrawing {
  const density = densityOf(tally);
  const heights = [density, NORMAL.density, theory?.density ?? density];
  const { top, ticks } = valueAxis(roundTop(Math.max(...heights.map((values) => max(values) as number))));
  return {
    bars: barsPath(density, top),
    theory: theory && linePath(theory, top),
    normal: content.of === 'epsilon' ? null : linePath(NORMAL, top),
    densityTicks: ticks,
  };
}

/** The height of each bar: the share of values in it over its width, so that all bars have the area 1. */
export function densityOf({ bins, total }: Tally): Float64Array {
  return Float64Array.from(bins, (count) => count / total / BIN_WIDTH);
}

/** The ticks of the axis of values. */
export const VALUE_TICKS: readonly Tick[] = Array.from({ length: RANGE.most - RANGE.least + 1 }, (_, index) => {
  const value = RANGE.least + index;
  return { at: acrossOf(value), text: withWideMinus(formatFixed(value, 0)) };
});

/** Where a value is along the axis, from 0 to 1. */
export function acrossOf(value: number): number {
  return (value - RANGE.least) / (RANGE.most - RANGE.least);
}

/** The tops that an axis can have: few, so that it seldom changes while t moves. No bar is higher than one bin's 7.5. */
const TOPS = [0.5, 0.8, 1.2, 2, 3, 5, 8];

function roundTop(largest: number): number {
  return TOPS.find((top) => largest <= top) ?? largest;
}

/** The outline of all bars, side by side. */
function barsPath(density: Float64Array, top: number): string {
  const bars = [...density].flatMap((height, bin): Point[] => {
    const y = down(height, top);
    return [
      [(bin / BINS) * PATH_UNITS, y],
      [((bin + 1) / BINS) * PATH_UNITS, y],
    ];
  });
  return `${polyline([[0, PATH_UNITS], ...bars, [PATH_UNITS, PATH_UNITS]])}Z`;
}

function linePath({ x, density }: Line, top: number): string {
  const heights = density.map((value) => down(value, top));
  const kept = thin(heights, TOLERANCE, heights.length);
  return polyline(kept.map((point) => [acrossOf(x[point] as number) * PATH_UNITS, heights[point] as number]));
}

function down(height: number, top: number): number {
  return PATH_UNITS * (1 - height / top);
}
