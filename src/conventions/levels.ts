import { pathOf } from '../process/pathOf.js';
import { createSchedule } from '../process/schedule.js';
import type { ScheduleOptions } from '../process/types.js';
import type { Levels } from './convention.js';

/** Rounding moves a level by less than this, in log-SNR. */
const TOLERANCE = 1e-9;

/** The levels of a schedule, whose first noisy time is `first`. Between two integers ln ᾱ is linear. */
export function ofSchedule(options: ScheduleOptions, first: 0 | 1): Levels {
  const path = pathOf(createSchedule(options));
  const last = path.end + first;
  const [highest, lowest] = [path.logSnr(path.start), path.logSnr(path.end)];
  return {
    has: (t) => typeof t === 'number' && t >= first && t <= last,
    expected: `a number in ${first} <= t <= ${last}`,
    scales: (t) => [path.alpha(t - first), path.sigma(t - first)],
    logSnr: (t) => path.logSnr(t - first),
    timeAt: (logSnr) =>
      logSnr <= highest + TOLERANCE && logSnr >= lowest - TOLERANCE ? path.timeAt(logSnr) + first : null,
  };
}

/** x = x0 + σ·ε for every σ. */
export const ofSigma: Levels = {
  has: (sigma) => Number.isFinite(sigma) && sigma >= 0,
  expected: 'a finite number above 0',
  scales: (sigma) => [1, sigma],
  logSnr: (sigma) => -2 * Math.log(sigma),
  timeAt: (logSnr) => (logSnr === Number.NEGATIVE_INFINITY ? null : Math.exp(-logSnr / 2)),
};

/** x = (1 - t)·x0 + t·ε, where t is 0 for the data. */
export const ofFlow: Levels = {
  has: (t) => typeof t === 'number' && t >= 0 && t <= 1,
  expected: 'a number in 0 < t <= 1',
  scales: (t) => [1 - t, t],
  logSnr: (t) => 2 * (Math.log1p(-t) - Math.log(t)),
  timeAt: (logSnr) => 1 / (1 + Math.exp(logSnr / 2)),
};

/** x = t·x0 + (1 - t)·ε, where t is 1 for the data. */
export const ofReversedFlow: Levels = {
  has: ofFlow.has,
  expected: 'a number in 0 <= t < 1',
  scales: (t) => [t, 1 - t],
  logSnr: (t) => 2 * (Math.log(t) - Math.log1p(-t)),
  timeAt: (logSnr) => 1 / (1 + Math.exp(-logSnr / 2)),
};
