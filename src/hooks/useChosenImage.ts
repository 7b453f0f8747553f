'use client';
import { useCallback, useContext, useState, useSyncExternalStore } from 'react';
import { PageContext } from './contexts.js';
import { type ChosenImage, PageStore } from './pageStore.js';

/** The image that a reader has chosen, by the store that keeps it; undefined if there is none. */
export function useChosenImage(store: PageStore | null): ChosenImage | undefined {
  const current = () => store?.get().image;
  const first = () => store?.getFirst().image;
  return useSyncExternalStore(store?.subscribe ?? neverChanges, current, first);
}

/** The chosen image for a control that changes it. Without a provider the control has one of its own. */
export function useImageChoice(): [chosen: ChosenImage | undefined, choose: (image: ChosenImage | undefined) => void] {
  const page = useContext(PageContext);
  const [own] = useState(() => new PageStore({ t: undefined }));
  const store = page?.images ?? own;
  const choose = useCallback((image: ChosenImage | undefined) => store.set({ image }), [store]);
  return [useChosenImage(store), choose];
}

function neverChanges(): () => void {
  return () => {};
}
