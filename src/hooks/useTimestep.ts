'use client';
import { useContext, useState, useSyncExternalStore } from 'react';
import { PageContext } from './contexts.js';
import { PageStore } from './pageStore.js';

/**
 * The timestep of the page and its setter, for controls and figures of your own. Only components that call it re-render
 * when the timestep changes.
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
  const { t } = useSyncExternalStore(store.subscribe, store.get, store.get);
  const [setOwn] = useState(() => (next: number) => own.set({ t: next }));
  return [t, page?.setT ?? setOwn];
}

/**
 * The page's timestep for a figure.
 *
 * @param follows - whether the figure shows it; one with a t of its own does not, and never re-renders for it.
 */
export function usePageTimestep(follows: boolean): number | undefined {
  const store = useContext(PageContext)?.store;
  const current = () => (follows ? store?.get().t : undefined);
  return useSyncExternalStore(store?.subscribe ?? neverChanges, current, current);
}

/** Sets the page's timestep, for a figure in which readers choose it; null without a provider. */
export function usePageSetter(): ((t: number) => void) | null {
  return useContext(PageContext)?.setT ?? null;
}

function neverChanges(): () => void {
  return () => {};
}
