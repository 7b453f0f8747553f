import { scalesAt } from '../../src/process/process.js';
import { correctorCoefficients, multistepCoefficients, samplerCoefficients } from '../../src/process/samplers.js';
import type { Process, Sampler, Solver } from '../../src/process/types.js';

/** x̂0 of one x_t at t. */
export type X0Of = (xt: readonly number[], t: number) => number[];

/** E[x0 given x_t] where each point is the middle of a Gaussian of this standard deviation. */
export function mixtureX0(points: readonly number[][], deviation: number, process: Process): X0Of {
  return (xt, t) => {
    const { alpha, sigma } = scalesAt(process, t);
    const variance = (alpha * deviation) ** 2 + sigma ** 2;
    const distances = points.map((point) => xt.reduce((sum, x, i) => sum + (x - alpha * (point[i] as number)) ** 2, 0));
    const nearest = Math.min(...distances);
    const weights = distances.map((distance) => Math.exp((nearest - distance) / (2 * variance)));
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    const gain = (alpha * deviation ** 2) / variance;
    return xt.map((x, i) => {
      const means = points.map((point) => (point[i] as number) + gain * (x - alpha * (point[i] as number)));
      return means.reduce((sum, mean, index) => sum + mean * ((weights[index] as number) / whole), 0);
    });
  };
}

/** Where one step leads by the coefficients of core. */
export function stepOf(
  process: Process,
  x0Of: X0Of,
  [before, t, s]: readonly [number | null, number, number],
  sampler: Sampler | Solver,
  {
    xt,
    x0Before = null,
    z = [],
  }: { xt: readonly number[]; x0Before?: readonly number[] | null; z?: readonly number[] },
): number[] {
  const at = (values: readonly number[], i: number) => values[i] ?? 0;
  let x0 = x0Of(xt, t);
  if (sampler.kind === 'dpm++' && before !== null && x0Before) {
    const { a, b } = multistepCoefficients(process, before, t, s);
    x0 = x0.map((value, i) => a * value + b * at(x0Before, i));
  }
  const { a, b, sigma } = samplerCoefficients(process, t, s, sampler);
  const next = xt.map((x, i) => a * at(x0, i) + b * x + sigma * at(z, i));
  const corrector = sampler.kind === 'heun' ? correctorCoefficients(process, t, s, sampler) : null;
  if (!corrector) return next;
  const there = x0Of(next, s);
  return next.map((value, i) => corrector.a * at(there, i) + corrector.b * at(xt, i) + corrector.c * value);
}
