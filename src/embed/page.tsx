import type { ReactNode } from 'react';
import { DefaultsContext, PageContext } from '../hooks/contexts.js';
import { PageStore } from '../hooks/pageStore.js';
import type { DiffusionOptions } from '../hooks/settings.js';
import { useChosenImage } from '../hooks/useChosenImage.js';
import type { Messages } from '../i18n/locale.js';
import { LocaleContext, useProvidedLocale } from '../i18n/useFormat.js';

// All elements of a page share one timestep and the image that a reader chooses, as figures under one provider do, though
// each is a React root of its own.

const store = new PageStore({ t: undefined });
const page = { store, setT: (t: number) => store.set({ t }), images: store };

/** Sets the timestep of the page unless it has one. */
export function setInitialT(t: number): void {
  if (store.get().t === undefined && Number.isInteger(t)) store.set({ t });
}

/** The props that the image which a reader has chosen takes the place of; none before. */
export function useChosenProps(): Readonly<Record<string, unknown>> {
  const chosen = useChosenImage(store);
  return chosen ? { image: chosen.source, aspectRatio: chosen.aspectRatio } : {};
}

interface PageProps {
  schedule?: unknown;
  /** The language of the element; undefined is the page's. */
  lang: string | undefined;
  messages: Messages | undefined;
  children: ReactNode;
}

/** Puts an element's content on the page that all elements share. */
export function Page({ schedule, lang, messages, children }: PageProps) {
  const speech = useProvidedLocale(lang, messages);
  return (
    <DefaultsContext.Provider value={{ schedule } as DiffusionOptions}>
      <PageContext.Provider value={page}>
        <LocaleContext.Provider value={speech}>{children}</LocaleContext.Provider>
      </PageContext.Provider>
    </DefaultsContext.Provider>
  );
}
