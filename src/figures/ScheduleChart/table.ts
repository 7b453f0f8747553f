import { isPath } from '../../core/process.js';
import type { GaussianPath, Process } from '../../core/types.js';
import { valuesAlong } from '../../marks/chart/chart.js';
import { type CurveName, curveTable } from './curves.js';
import { type PathCurveName, pathCurveTable } from './pathCurves.js';

/** Curves over t, a column each; of a path at every thousandth of its way. */
export function* curveLines(process: Process, names: readonly (CurveName | PathCurveName)[]): Generator<string> {
  yield ['t', ...names].join(',');
  if (isPath(process)) {
    yield* pathLines(process, names as readonly PathCurveName[]);
    return;
  }
  const curves = names.map((name) => curveTable[name as CurveName].values(process));
  for (let t = 0; t < process.timesteps; t++) yield [t, ...curves.map((values) => values[t])].join(',');
}

function* pathLines(path: GaussianPath, names: readonly PathCurveName[]): Generator<string> {
  const times = valuesAlong(path, (t) => t);
  for (const t of times) yield [t, ...names.map((name) => pathCurveTable[name].valueAt(path, t))].join(',');
}
