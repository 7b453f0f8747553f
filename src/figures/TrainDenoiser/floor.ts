// A page downloads this code when a reader starts a training.

import { schedule } from '../../learn/objectives.js';
import { scalePoints } from '../../learn/trainDenoiser.js';
import { errorFactor } from '../../mixture/floors.js';
import { thinned } from '../../points/chosenPoints.js';
import { floorsOf } from '../shared/floors/floorsOf.js';

export { loadPosterior } from '../../mixture/loadPosterior.js';

/** The largest number of points. More would take seconds, and change the floor by less than its error. */
const MAX_POINTS = 2000;
/** The number of timesteps, in the middles of equal stretches. */
const LEVELS = 200;
/** Pairs of an x_t and a point at each timestep. */
const PAIRS = 30_000;
const [MIN_DRAWS, MAX_DRAWS] = [15, 100];

/**
 * Computes the lowest mean loss in v that any network can reach on points, scaled as they are for training: the mean over t of the floors,
 * with an error of about 0.5%. Yields the fraction done.
 */
export function* trainingFloor(given: Float32Array): Generator<number, number> {
  const { points: values } = scalePoints(given, 0);
  const { values: points } = thinned({ shape: [values.length / 2, 2], values }, MAX_POINTS);
  const draws = Math.round((2 * PAIRS) / points.length);
  const times = Array.from({ length: LEVELS }, (_, i) => Math.floor(((i + 0.5) * schedule.timesteps) / LEVELS));
  const floors = yield* floorsOf({
    ...{ points, times, deviation: 0, process: schedule },
    draws: Math.min(MAX_DRAWS, Math.max(MIN_DRAWS, draws)),
  });
  return floors.reduce((sum, floor, i) => sum + floor * errorFactor('v', schedule, times[i] as number), 0) / LEVELS;
}
