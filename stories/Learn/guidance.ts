import { createSchedule, expectedX0, forwardJumpCoefficients, gaussianNoise, logSnr } from '../../src/core/index.js';
import { pointLabels, pointSet } from '../../src/learn/index.js';

// What the lesson of guidance computes beside its figure, for the same moons.

const COUNT = 500;
const DEVIATION = 0.1;
const LABEL = 1;
const schedule = createSchedule({ kind: 'cosine' });
const points = pointSet('twoMoons', { count: COUNT });
const labels = pointLabels('twoMoons', { count: COUNT });

/** x_t of the class at t. */
function statesOfClass(t: number): Float32Array {
  const own = points.filter((_, i) => labels[Math.floor(i / 2)] === LABEL);
  const { a, sigma } = forwardJumpCoefficients(schedule, t);
  return gaussianNoise(own.length, { seed: 0, stream: 0x200 }).map((z, i) => a * (own[i] as number) + sigma * z);
}

/** A mean, and the standard deviation from state to state. */
export interface Missed {
  readonly mean: number;
  readonly deviation: number;
}

/**
 * By how much the guided log-density misses the equation that those of noised densities satisfy: s(s - 1)/2·|s_c - s_0|² for each
 * e-fold of σ²/α², which is s(s - 1)/2·α²/σ²·|x̂0_c - x̂0|². Over states of the class. Where it is the same for all states, a
 * factor of the density absorbs it, and the score is that of a noised density all the same.
 */
export function missedAt(t: number, scale: number): Missed {
  const xt = statesOfClass(t);
  const guided = (own: 0 | 1) =>
    expectedX0(points, xt, schedule, t, { deviation: DEVIATION, labels, label: LABEL, scale: own });
  const [all, ofClass] = [guided(0), guided(1)];
  const factor = ((scale * (scale - 1)) / 2) * Math.exp(logSnr(schedule, t));
  const missed = Array.from({ length: xt.length / 2 }, (_, state) => {
    const along = (axis: 0 | 1) => (ofClass[2 * state + axis] as number) - (all[2 * state + axis] as number);
    return factor * (along(0) ** 2 + along(1) ** 2);
  });
  const mean = missed.reduce((sum, value) => sum + value, 0) / missed.length;
  const variance = missed.reduce((sum, value) => sum + (value - mean) ** 2, 0) / missed.length;
  return { mean, deviation: Math.sqrt(variance) };
}
