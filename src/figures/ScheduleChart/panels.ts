import type { Schedule } from '../../core/types.js';
import type { Chart } from '../../marks/chart/chart.js';
import { type ChartOptions, describeChart } from './chart.js';
import type { CurveName } from './curves.js';

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
export function describeCharts(
  schedule: Schedule,
  { betasApart, ...options }: ChartsOptions,
): readonly Chart<CurveName>[] {
  const { curves, height } = options;
  const others = curves.filter((name) => name !== BETAS);
  const isOne = !betasApart || others.length === 0 || others.length === curves.length;
  if (isOne) return [describeChart(schedule, options)];
  const lower = describeChart(schedule, { ...options, curves: [BETAS] });
  return [
    describeChart(schedule, { ...options, curves: others }),
    { ...lower, height: Math.max(LOWER_HEIGHT_MIN, Math.round(height / 2)) },
  ];
}
