import { scheduleKinds } from '../../core/betas.js';
import { createSchedule } from '../../core/schedule.js';
import type { ScheduleKind, ScheduleOptions } from '../../core/types.js';
import { checkNames } from '../../frame/names.js';
import type { NamedSchedules } from './named.js';

/** A schedule of each kind, all from the same options; throws a RangeError if one of them is out of range. */
export function schedulesOf(
  kinds: readonly ScheduleKind[],
  options: Pick<ScheduleOptions, 'timesteps' | 'betaStart' | 'betaEnd'>,
): NamedSchedules {
  checkNames('kinds', kinds, scheduleKinds);
  return kinds.map((kind) => [kind, createSchedule({ ...options, kind })]);
}
