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

/**
 * By how much guided scores miss the equation that scores of noised densities satisfy: w(w - 1)/2·|s_c - s|² for each e-fold of
 * σ²/α², which is w(w - 1)/2·α²/σ²·|x̂0_c - x̂0|²; the mean over states of the class.
 */
export function missedAt(t: number, scale: number): number {
  const xt = statesOfClass(t);
  const guided = (own: 0 | 1) =>
    expectedX0(points, xt, schedule, t, { deviation: DEVIATION, labels, label: LABEL, scale: own });
  const [all, ofClass] = [guided(0), guided(1)];
  const squares = all.reduce((sum, x0, i) => sum + ((ofClass[i] as number) - x0) ** 2, 0);
  return (((scale * (scale - 1)) / 2) * Math.exp(logSnr(schedule, t)) * squares) / (xt.length / 2);
}
