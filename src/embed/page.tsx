import type { ReactNode } from 'react';
import { DefaultsContext, PageContext } from '../hooks/contexts.js';
import { PageStore } from '../hooks/pageStore.js';
import type { DiffusionOptions } from '../hooks/settings.js';

// All elements of a page share one timestep, as figures under one provider do, though each is a React root of its own.

const store = new PageStore({ t: undefined });
const page = { store, setT: (t: number) => store.set({ t }) };

/** Sets the timestep of the page unless it has one. */
export function setInitialT(t: number): void {
  if (store.get().t === undefined && Number.isInteger(t)) store.set({ t });
}

/** Puts an element's content on the page that all elements share. */
export function Page({ schedule, children }: { schedule?: unknown; children: ReactNode }) {
  return (
    <DefaultsContext.Provider value={{ schedule } as DiffusionOptions}>
      <PageContext.Provider value={page}>{children}</PageContext.Provider>
    </DefaultsContext.Provider>
  );
}
