import type { Schedule } from '../../core/types.js';
import { errorsOf, TARGETS } from './errors.js';

/** The error of x̂0 at every t by each prediction, and the measured one, if there is a network. */
export function* targetLines(
  schedule: Schedule,
  predictionError: number,
  measured: Float64Array | null,
): Generator<string> {
  yield ['t', ...TARGETS, ...(measured ? ['measured'] : [])].join(',');
  const curves = TARGETS.map((target) => errorsOf(target, schedule, predictionError));
  if (measured) curves.push(measured);
  for (let t = 0; t < schedule.timesteps; t++) yield [t, ...curves.map((values) => values[t])].join(',');
}
