'use client';
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

/** The timestep of the notebook's close-ups, which figures show by default. */
const USUAL = 50;

/** The page's timestep, in the range of the provider's schedule. */
export function usePageT(): PageT {
  const { schedule } = useSettings({}).settings;
  const last = schedule.timesteps - 1;
  const [chosen, choose] = useTimestep();
  const within = (t: number) => Math.min(last, Math.max(0, Math.round(t)));
  return { t: within(chosen ?? USUAL), setT: (t) => choose(within(t)), last, schedule };
}
