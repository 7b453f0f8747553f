import { createSchedule, type Sampler, sampleTimesteps } from '../../src/core/index.js';
import { type FieldArrows, fieldOf } from '../../src/figures/DenoiserField/field.js';
import { type StartsSource, sampled, startsOf } from '../../src/figures/SampleTrajectories/compute.js';
import { type PointDenoiser, pointSet } from '../../src/learn/index.js';
import { exhausted, mean, rms } from './exhausted.js';

// What the lessons of points compute, as their figures do.

export const DDIM = { kind: 'ddim', eta: 0 } as const;
export const DDPM = { kind: 'ddpm', variance: 'posterior' } as const;
export const moons = pointSet('twoMoons');
const schedule = createSchedule({ kind: 'cosine' });

/** The arrows of the moons' exact denoiser, and of a network. */
export function fieldOfMoons(t: number, denoiser: PointDenoiser | null = null, arrows: FieldArrows = 'x0') {
  const domain = { x: 0, y: 0, half: 2.6 };
  return exhausted(fieldOf({ points: moons, denoiser, schedule, t, seed: 0, domain, arrows }));
}

/** The paths by the moons' oracle and exact denoiser. */
export function walkMoons(
  sampler: Sampler,
  { starts = 12, runs = 1, steps = 50 }: { starts?: StartsSource; runs?: number; steps?: number } = {},
) {
  const chosen = { sampler, runs, starts: startsOf(starts, 0), timesteps: sampleTimesteps(schedule, steps) };
  return exhausted(sampled({ points: moons, target: 0, denoiser: null, schedule, seed: 0, ...chosen }));
}

export function difference(a: Float32Array, b: ArrayLike<number>): Float32Array {
  return a.map((value, i) => value - (b[i] as number));
}

/** The lengths of arrows, x and y of each. */
export function lengths(arrows: Float32Array): Float32Array {
  return Float32Array.from({ length: arrows.length / 2 }, (_, i) =>
    Math.hypot(arrows[2 * i] ?? 0, arrows[2 * i + 1] ?? 0),
  );
}

/** The standard deviation. */
export function deviation(values: Float32Array): number {
  const middle = mean(values);
  return rms(values.map((value) => value - middle));
}

/** The mean distance of points from the nearest of others. */
export function nearness(points: ArrayLike<number>, others: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < points.length; i += 2) {
    let nearest = Number.POSITIVE_INFINITY;
    for (let j = 0; j < others.length; j += 2) {
      const [x, y] = [
        (points[i] as number) - (others[j] as number),
        (points[i + 1] as number) - (others[j + 1] as number),
      ];
      nearest = Math.min(nearest, Math.hypot(x, y));
    }
    sum += nearest;
  }
  return (2 * sum) / points.length;
}
