import { invalid } from '../base/check.js';
import { conventionOf } from './conventions.js';
import type { ConventionName, Translation } from './types.js';

/**
 * The same noise level in another convention: its time there, and the factors that turn a state and a prediction of the network into those
 * of the other convention.
 *
 * ```ts
 * translate('ddpm', 'edm', 500)?.t; // 3.424: σ
 * translate('ddpm', 'mit', 500)?.t; // 0.2260: the scale of the data
 * translate('ddpm', 'ldm', 1000);   // null: Stable Diffusion has no level with so little signal
 * ```
 *
 * @param from - the convention that t is counted in.
 * @param to - the other convention.
 * @param t - a time with noise.
 * @returns null where the other convention has no such level.
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
