'use client';
import { usePageProcess } from '../page/contexts.js';
import type { PageStore } from '../page/store.js';
import { usePageSetter, usePageStore, useTimestep } from '../page/useTimestep.js';
import { lastTick, nearestTimestep, notebookTimestep, tickAt, timeAtTick } from '../process/timestep.js';
import type { Process } from '../process/types.js';

/** The timestep that controls show and change. */
export interface PageT {
  /** The page's timestep, or the one that figures show until somebody chooses; on a path the thousandths of its way. */
  readonly t: number;
  /** Sets it, rounded and kept in its range. */
  readonly setT: (t: number) => void;
  /** The largest timestep. */
  readonly last: number;
  readonly process: Process;
  /** The time that figures of the provider's process show: t itself, or the time of a path. */
  readonly time: number;
  /** Whether the page controls t and has no `onTChange`. Controls are disabled then. */
  readonly isHeld: boolean;
  /** Who plays it is kept there; undefined without a provider. */
  readonly store: PageStore | undefined;
}

/** The page's timestep, in the range of the provider's schedule or path. */
export function usePageT(): PageT {
  const process = usePageProcess();
  const [chosen, choose] = useTimestep();
  const last = lastTick(process);
  const ticks = { timesteps: last + 1 };
  const t = nearestTimestep(chosen, ticks) ?? tickAt(process, notebookTimestep(process));
  return {
    ...{ t, last, process },
    setT: (next) => choose(nearestTimestep(next, ticks) ?? t),
    time: timeAtTick(process, t),
    isHeld: usePageSetter() === null,
    store: usePageStore(),
  };
}
