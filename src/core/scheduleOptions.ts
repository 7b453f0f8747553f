import { invalid } from './check.js';
import { createSchedule } from './schedule.js';
import type { Schedule, ScheduleOptions } from './types.js';

/**
 * Options from which `createSchedule` makes a schedule again.
 *
 * @throws Error if there are none, as its arrays do not follow from its betas.
 */
export function optionsOfSchedule(schedule: Schedule): ScheduleOptions {
  const { kind, timesteps, betaStart, betaEnd, betas } = schedule;
  // The first and last beta of a sigmoid are not those that it was made from.
  const byKind = kind === 'custom' ? null : { kind, timesteps, betaStart, betaEnd };
  const options = [byKind, { betas }].find((options) => options && isMadeFrom(options, schedule));
  if (!options) throw invalid('schedule', schedule, 'arrays that follow from its betas');
  return options;
}

function isMadeFrom(options: ScheduleOptions, schedule: Schedule): boolean {
  try {
    const { kind: _, ...made } = createSchedule(options);
    return Object.entries(made).every(([name, values]) => isSame(values, schedule[name as keyof typeof made]));
  } catch {
    return false; // by hand, anything can be put together
  }
}

function isSame(made: number | Float64Array, given: number | Float64Array): boolean {
  if (typeof made === 'number') return made === given;
  return typeof given !== 'number' && made.every((value, t) => value === given[t]);
}
