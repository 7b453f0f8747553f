'use client';
import { nearestTimestep, notebookTimestep } from '../core/timestep.js';
import type { Schedule } from '../core/types.js';
import { useSettings } from '../hooks/settings.js';
import { useTimestep } from '../hooks/useTimestep.js';

/** The timestep that controls show and change. */
export interface PageT {
  /** The page's timestep, or the one that figures show until somebody chooses. */
  readonly t: number;
  /** Sets it, rounded and kept in its range. */
  readonly setT: (t: number) => void;
  /** The largest timestep. */
  readonly last: number;
  readonly schedule: Schedule;
}

/** The page's timestep, in the range of the provider's schedule. */
export function usePageT(): PageT {
  const { schedule } = useSettings({}).settings;
  const [chosen, choose] = useTimestep();
  const t = nearestTimestep(chosen, schedule) ?? notebookTimestep(schedule);
  return { t, setT: (next) => choose(nearestTimestep(next, schedule) ?? t), last: schedule.timesteps - 1, schedule };
}
