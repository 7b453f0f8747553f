import type { Schedule } from '../../core/types.js';
import { type CurveName, curveTable } from './curves.js';

/** Curves over t, a column each. */
export function* curveLines(schedule: Schedule, names: readonly CurveName[]): Generator<string> {
  yield ['t', ...names].join(',');
  const curves = names.map((name) => curveTable[name].values(schedule));
  for (let t = 0; t < schedule.timesteps; t++) yield [t, ...curves.map((values) => values[t])].join(',');
}
