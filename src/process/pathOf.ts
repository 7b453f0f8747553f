import { invalid } from '../base/check.js';
import { logAlphasBetween } from './coefficients.js';
import { timeAt } from './gaussianPath.js';
import { checkTime } from './process.js';
import type { GaussianPath, Schedule } from './types.js';

/** The smallest normal float64; smaller ones lose digits. */
const SMALLEST_EXACT = 2 ** -1022;

/**
 * A schedule in continuous time: the path through its exact knots, where t counts as in the schedule. In between ln ᾱ is
 * linear: a constant rate of β, as in DPM-Solver (Lu et al. 2022, appendix D). In a last step that takes all of the signal, as with a
 * zero terminal SNR (Lin et al. 2024), √ᾱ falls evenly to 0.
 *
 * `gaussianPath` of the same kind is the limit of many small steps, and off by up to 0.095 in logSnr for a schedule of 1000.
 *
 * ```ts
 * const path = pathOf(createSchedule({ kind: 'cosine' }));
 * path.alpha(500.5); // 0.7011
 * ```
 *
 * @returns a frozen path from t = 0, the first knot, which is already noisy, to t = timesteps - 1. Its slopes at a knot are
 *   those of the way from the knot before.
 * @throws RangeError if it is no schedule.
 */
export function pathOf(schedule: Schedule): GaussianPath {
  if (!(schedule?.alphasCumprod?.length > 0)) throw invalid('schedule', schedule, 'what createSchedule returns');
  const end = schedule.timesteps - 1;
  const logAlphaAt = (t: number) => {
    const [before, after] = [Math.floor(t), Math.ceil(t)];
    const first = logAlphaBar(schedule, before);
    if (before === after) return first / 2;
    const change = logAlphaBar(schedule, after) - first;
    if (change === Number.NEGATIVE_INFINITY) return first / 2 + Math.log(after - t);
    return (first + change * (t - before)) / 2;
  };
  const alpha = (t: number) => Math.exp(logAlphaAt(t));
  const sigma = (t: number) => Math.sqrt(-Math.expm1(2 * logAlphaAt(t)));
  const logSnr = (t: number) => 2 * (logAlphaAt(t) - Math.log(sigma(t)));
  const slopes = (t: number) => {
    const knot = Math.ceil(t);
    const rate = Math.log1p(-(schedule.betas[knot] as number)) / 2;
    const fall = Number.isFinite(rate) ? rate * alpha(t) : -alpha(knot - 1);
    return { alpha: fall, sigma: (-alpha(t) * fall) / sigma(t) };
  };
  const path: GaussianPath = {
    kind: 'schedule',
    start: 0,
    end,
    alpha: (t) => alpha(timeOf(t)),
    sigma: (t) => sigma(timeOf(t)),
    slopes: (t) => slopes(timeOf(t)),
    logSnr: (t) => logSnr(timeOf(t)),
    timeAt: (value) => timeAt(logSnr, value, 0, end),
  };
  const timeOf = (t: number) => {
    checkTime(path, t);
    return t;
  };
  return Object.freeze(path);
}

/** ln ᾱ at a knot, accurate where ᾱ is near 1 and where it is too small for a float64. */
function logAlphaBar(schedule: Schedule, t: number): number {
  const signal = schedule.alphasCumprod[t] as number;
  if (signal > 0.5) return Math.log1p(-(schedule.oneMinusAlphasCumprod[t] as number));
  return signal < SMALLEST_EXACT ? logAlphasBetween(schedule, -1, t) : Math.log(signal);
}
