'use client';
import { usePageProcess } from '../page/contexts.js';
import type { PageStore } from '../page/store.js';
import { usePageSetter, usePageStore, useTimestep } from '../page/useTimestep.js';
import { lastTick, nearestTimestep, notebookTimestep, tickAt, timeAtTick } from '../process/timestep.js';
import type { MovedTimestep } from '../ui/TimestepRange.js';

/** The timestep that controls show and change. It is held if the page controls t and has no `onTChange`. */
export interface PageT extends MovedTimestep {
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
