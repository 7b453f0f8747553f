import { invalid } from '../base/check.js';
import { conventionOf } from './conventions.js';
import type { ConventionName, Translation } from './types.js';

/**
 * Finds the time with the same noise level in another convention, and the factors that convert a state and a prediction to it.
 *
 * ```ts
 * translate('ddpm', 'edm', 500)?.t; // 3.424: σ
 * translate('ddpm', 'mit', 500)?.t; // 0.2260: the scale of the data
 * translate('ddpm', 'ldm', 1000);   // null: Stable Diffusion has no level with so little signal
 * ```
 *
 * @param from - the convention of t.
 * @param to - the other convention.
 * @param t - a time with noise.
 * @returns the time and the factors, or null if the other convention has no time with this noise level.
 * @throws RangeError that names the argument, its value and what was expected.
 */
export function translate(from: ConventionName, to: ConventionName, t: number): Translation | null {
  const [here, there] = [conventionOf(from), conventionOf(to)];
  const logSnr = here.logSnr(t);
  if (logSnr === Number.POSITIVE_INFINITY) throw invalid('t', t, 'a time with noise');
  const time = there.timeAt(logSnr);
  if (time === null) return null;
  const size = Math.hypot(here.signalScale(t), here.noiseScale(t));
  const prediction = (xt: number, predicted: number) =>
    there.target(here.x0(xt, predicted, t), here.epsilon(xt, predicted, t), time);
  return {
    t: time,
    stateScale: Math.hypot(there.signalScale(time), there.noiseScale(time)) / size,
    prediction: { a: prediction(1, 0), b: prediction(0, 1), sigma: 0 },
  };
}
