import type { Schedule } from '../../core/types.js';
import { type Chart, type ChartOptions, describeChart } from './chart.js';
import { type CurveName, curveNames } from './curves.js';
import { checkNames } from './names.js';

export interface ChartsOptions extends ChartOptions {
  /** Whether β has a chart of its own. */
  readonly betasApart: boolean;
}

/** The least height of β's chart in pixels: its numbers at the left must not touch. */
const LOWER_HEIGHT_MIN = 120;
const BETAS: CurveName = 'betas';

/**
 * The charts of a figure from the top: all curves in one; or β, which is a fiftieth of the others, below them on an axis of
 * its own. Throws a RangeError where an option is out of range.
 */
export function describeCharts(schedule: Schedule, { betasApart, ...options }: ChartsOptions): readonly Chart[] {
  const { curves, height } = options;
  checkNames('curves', curves, curveNames);
  const others = curves.filter((name) => name !== BETAS);
  const isOne = !betasApart || others.length === 0 || others.length === curves.length;
  if (isOne) return [describeChart(schedule, options)];
  const lower = describeChart(schedule, { ...options, curves: [BETAS] });
  return [
    describeChart(schedule, { ...options, curves: others }),
    { ...lower, height: Math.max(LOWER_HEIGHT_MIN, Math.round(height / 2)) },
  ];
}

/** Characters of the longest number at the left. */
export function digitsOf(charts: readonly Chart<string>[]): number {
  return Math.max(...charts.flatMap(({ valueTicks }) => valueTicks.map(({ text }) => text.length)));
}
