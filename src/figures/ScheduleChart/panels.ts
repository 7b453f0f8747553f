import { isPath } from '../../core/process.js';
import type { Process } from '../../core/types.js';
import { checkNames } from '../../frame/names.js';
import type { Chart } from '../../marks/chart/chart.js';
import { type ChartOptions, describeChart } from './chart.js';
import { type CurveName, curveNames } from './curves.js';
import { describePathCharts, type PathChartOptions } from './pathChart.js';
import type { PathCurveName } from './pathCurves.js';

export interface ChartsOptions extends PathChartOptions {
  /** Whether β has a chart of its own. */
  readonly betasApart: boolean;
}

/** The least height of β's chart in pixels: its numbers at the left must not touch. */
const LOWER_HEIGHT_MIN = 120;
const BETAS: CurveName = 'betas';

/**
 * The charts of a figure from the top: all curves in one; or β, which is a fiftieth of the others, below them on an axis of
 * its own; see `describePathCharts` for those of a path. Throws a RangeError where an option is out of range.
 */
export function describeCharts(
  process: Process,
  { betasApart, ...given }: ChartsOptions,
): readonly Chart<CurveName | PathCurveName>[] {
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
