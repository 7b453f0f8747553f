import { max } from 'd3-array';
import { complaint, shown as inText } from '../../base/check.js';
import { axisFromZero, linearAxis, sampled, timeAxis } from '../../charts/axes.js';
import type { CurvesContent } from '../../charts/Chart.js';
import { curveLink } from '../../equations/curveLink.js';
import {
  type CurveName,
  curveNames,
  type PathCurve,
  type PathCurveName,
  pathCurveNames,
  pathCurveTable,
} from '../../equations/curves.js';
import { checkNames } from '../../figure/checkNames.js';
import type { Message } from '../../i18n/message.js';
import { scalesAt } from '../../process/process.js';
import type { GaussianPath } from '../../process/types.js';
import { listOf, pathName } from '../shared/describe.js';
import { messages } from './messages.js';

export interface PathChartOptions {
  readonly curves: readonly (CurveName | PathCurveName)[];
  readonly t: number | null;
  readonly height: number;
}

/** A curve and its values along the path. */
interface ShownCurve {
  readonly name: PathCurveName;
  readonly curve: PathCurve;
  readonly values: Float64Array;
}

/** The least height of the lower chart in pixels, at which the numbers at the left do not touch. */
const LOWER_HEIGHT_MIN = 120;
/** The largest |logSnr| of the axis. Beyond it, image or noise is far below the levels of a screen. */
const LOG_SNR_REACH = 10;

/**
 * The charts of a path from the top: its scales, and below them logSnr, on an axis of its own because its values may be negative or
 * infinite. Throws a RangeError if an option is out of range, or the path has no finite scales.
 */
export function describePathCharts(
  path: GaussianPath,
  { curves, ...options }: PathChartOptions,
): readonly CurvesContent<PathCurveName>[] {
  checkCurves(curves);
  const shown = curves.map((name) => ({ name, curve: pathCurveTable[name], values: valuesOf(path, name) }));
  const scales = shown.filter(({ name }) => name !== 'logSnr');
  const ratio = shown.filter(({ name }) => name === 'logSnr');
  const charts = [scales, ratio].filter((curves) => curves.length > 0).map((curves) => chartOf(path, curves, options));
  const [upper, lower] = charts;
  if (!upper || !lower) return charts;
  return [upper, { ...lower, height: Math.max(LOWER_HEIGHT_MIN, Math.round(options.height / 2)) }];
}

function checkCurves(curves: PathChartOptions['curves']): asserts curves is readonly PathCurveName[] {
  const ofSteps = curves.find((name) => curveNames.includes(name as CurveName));
  const known = pathCurveNames.map((name) => `'${name}'`).join(', ');
  if (ofSteps) throw complaint('curves', inText(ofSteps), `one or more of ${known}: a path has no single steps`);
  checkNames('curves', curves, pathCurveNames);
}

/** The checked values of a quantity along the path. A path may not come from `gaussianPath`. */
function valuesOf(path: GaussianPath, name: PathCurveName): Float64Array {
  const { valueAt } = pathCurveTable[name];
  return sampled(timeAxis(path), (t) => {
    if (name !== 'logSnr') scalesAt(path, t);
    return valueAt(path, t);
  });
}

function chartOf(
  path: GaussianPath,
  shown: readonly ShownCurve[],
  { t, height }: Omit<PathChartOptions, 'curves'>,
): CurvesContent<PathCurveName> {
  const isRatio = shown[0]?.name === 'logSnr';
  const largest = () => Math.max(...shown.map(({ values }) => max(values) as number));
  return {
    x: timeAxis(path),
    y: isRatio ? linearAxis(-LOG_SNR_REACH, LOG_SNR_REACH, { name: null }) : axisFromZero(largest(), { name: null }),
    curves: shown.map(({ name, curve, values }) => ({
      ...{ ...curve, name, values },
      link: curveLink(name, messages.curve({ quantity: curve.words })),
    })),
    marker: { value: t },
    label: labelOf(path, shown, t),
    height,
  };
}

/** The description of each curve, and its value at the marked t. */
function labelOf(path: GaussianPath, shown: readonly ShownCurve[], t: number | null): Message {
  const { start, end, kind } = path;
  const valueAt = ({ curve }: ShownCurve, t: number) => numberOf(curve.valueAt(path, t));
  const nameOf = ({ curve }: ShownCurve) => curve.explained ?? curve.words;
  const runs = shown.map((one) =>
    messages.run({ curve: nameOf(one), first: valueAt(one, start), last: valueAt(one, end) }),
  );
  const chart = { kind: pathName(kind), first: start, last: end, runs: listOf(runs) };
  if (t === null) return messages.pathChart(chart);
  const values = shown.map((one) => messages.value({ curve: nameOf(one), value: valueAt(one, t) }));
  return messages.markedPathChart({ ...chart, t, values: listOf(values) });
}

/** The largest value that counts as rounding, for a log-SNR of 0. */
const ROUNDING = 1e-12;

/** Three digits, or the sign of infinity. */
function numberOf(value: number): number | string {
  if (Math.abs(value) < ROUNDING) return 0;
  if (Number.isFinite(value)) return Number(value.toPrecision(3));
  return value > 0 ? '∞' : '-∞';
}
