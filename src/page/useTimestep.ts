'use client';

import { useCallback, useContext, useState, useSyncExternalStore } from 'react';
import { timeAtTick } from '../process/timestep.js';
import type { GaussianPath, Schedule } from '../process/types.js';
import { PageContext } from './contexts.js';
import { PageStore } from './store.js';

/**
 * The timestep of the page and its setter, for controls and figures of your own. Only components that call it re-render
 * when the timestep changes. It is as somebody has set it; the library's own figures and controls show the nearest that their
 * schedule has.
 *
 * ```tsx
 * const [t = 50, setT] = useTimestep();
 * <input type="range" max={999} value={t} onChange={(event) => setT(Number(event.target.value))} />
 * ```
 *
 * @returns the timestep, undefined if none has been chosen, and its setter. Without a provider the component has a
 *   timestep of its own.
 */
export function useTimestep(): [t: number | undefined, setT: (t: number) => void] {
  const page = useContext(PageContext);
  const [own] = useState(() => new PageStore({ t: undefined }));
  const store = page?.store ?? own;
  const { t } = useSyncExternalStore(store.subscribe, store.get, store.getFirst);
  const [setOwn] = useState(() => (next: number) => own.set({ t: next }));
  return [t, page ? (page.setT ?? changeNothing) : setOwn];
}

/**
 * The page's timestep in a schedule: the nearest that it has; on a path the time that is as many thousandths of the way along it.
 * Undefined if the page has none.
 */
export type PageTimestep = (process: Pick<Schedule, 'timesteps'> | GaussianPath) => number | undefined;

/**
 * The page's timestep, by the schedule in which it is shown: the page may get a shorter one at any time.
 *
 * @param follows - whether the caller shows it; a figure with a t of its own does not, and never re-renders for it.
 * @returns the same function until the timestep changes.
 */
export function usePageTimestep(follows: boolean): PageTimestep {
  const store = usePageStore();
  const current = () => (follows ? store?.get().t : undefined);
  const first = () => (follows ? store?.getFirst().t : undefined);
  const t = useSyncExternalStore(store?.subscribe ?? neverChanges, current, first);
  return useCallback<PageTimestep>((process) => timeAtTick(process, t as unknown), [t]);
}

/** The complaint about the provider's `t`, for figures that follow it; null if it is valid. */
export function usePageTimestepError(follows: boolean): Error | null {
  const store = usePageStore();
  const current = () => (follows && store?.get().error) || null;
  const first = () => (follows && store?.getFirst().error) || null;
  return useSyncExternalStore(store?.subscribe ?? neverChanges, current, first);
}

/** Whether the page's timestep runs by itself. */
export function usePageIsPlaying(): boolean {
  const store = usePageStore();
  const current = () => store?.get().player !== undefined;
  return useSyncExternalStore(store?.subscribe ?? neverChanges, current, isNotPlaying);
}

/** Sets the page's timestep, for a figure in which readers choose it; null where that changes nothing, undefined without a provider. */
export function usePageSetter(): ((t: number) => void) | null | undefined {
  return useContext(PageContext)?.setT;
}

/** The state of the page; undefined without a provider. */
export function usePageStore(): PageStore | undefined {
  return useContext(PageContext)?.store;
}

function isNotPlaying(): boolean {
  return false;
}

function changeNothing(): void {}

function neverChanges(): () => void {
  return () => {};
}
