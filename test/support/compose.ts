import type { Coefficients } from '../../src/process/types.js';

/** Takes one update after another, each with the same x̂0: (a, b, σ²) of the whole. */
export function compose(updates: readonly Coefficients[]): number[] {
  const start = { a: 0, b: 1, variance: 0 };
  const whole = updates.reduce(
    (before, { a, b, sigma }) => ({
      a: a + b * before.a,
      b: b * before.b,
      variance: b ** 2 * before.variance + sigma ** 2,
    }),
    start,
  );
  return [whole.a, whole.b, whole.variance];
}
