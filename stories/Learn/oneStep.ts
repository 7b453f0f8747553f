import { flowVelocity, gaussianPath } from '../../src/core/index.js';

// Data of one value, on the path of flow matching: two narrow Gaussians, around -1 and 1, equally likely.

export const DATA = [-1, 1];
export const DEVIATION = 0.2;
const OPTIONS = { dimension: 1, deviation: DEVIATION };
const path = gaussianPath({ kind: 'flow' });

/** Steps from noise to data: with many more the ends are the same to two decimals. */
const STEPS = 60;
/** Noise whose ends are computed, from the least to the largest; between two of them lies a straight line. */
const FARTHEST = 3;
const COUNT = 121;

/** The density of the data at a value. */
export function dataDensity(x: number): number {
  const bells = DATA.map((center) => Math.exp(-((x - center) ** 2) / (2 * DEVIATION ** 2)));
  return bells.reduce((sum, bell) => sum + bell, 0) / (DATA.length * DEVIATION * Math.sqrt(2 * Math.PI));
}

/** Where one step of Euler ends by the exact velocity, from noise: x_1 - u(x_1, 1). */
export function oneStepFrom(noise: number): number {
  const [velocity = 0] = flowVelocity(DATA, [noise], path, 1, OPTIONS);
  return noise - velocity;
}

/** The mean velocity of the exact trajectory from some noise to its end, over a time of 1. */
export function chordFrom(noise: number): number {
  return noise - endOfPath(noise);
}

/** Where the exact trajectories end that begin at some noise, by steps of Heun. */
export function endsOf(noise: ArrayLike<number>, steps = STEPS): Float64Array {
  let states = Float64Array.from(noise);
  for (let step = steps; step > 0; step--) {
    const [from, to] = [step / steps, (step - 1) / steps];
    const first = flowVelocity(DATA, states, path, from, OPTIONS);
    const tried = states.map((value, i) => value - (from - to) * (first[i] as number));
    const second = flowVelocity(DATA, tried, path, to, OPTIONS);
    states = states.map((value, i) => value - ((from - to) / 2) * ((first[i] as number) + (second[i] as number)));
  }
  return states;
}

let ends: Float64Array | undefined;

/** The end of the exact trajectory that begins at some noise, from -3 to 3. */
export function endOfPath(noise: number): number {
  ends ??= endsOf(Float64Array.from({ length: COUNT }, (_, i) => FARTHEST * ((2 * i) / (COUNT - 1) - 1)));
  const place = Math.min(COUNT - 1, Math.max(0, ((noise / FARTHEST + 1) / 2) * (COUNT - 1)));
  const left = Math.min(COUNT - 2, Math.floor(place));
  const [low = 0, high = 0] = ends.subarray(left, left + 2);
  return low + (high - low) * (place - left);
}
