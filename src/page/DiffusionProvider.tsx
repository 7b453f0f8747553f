'use client';

import { type ReactNode, useCallback, useContext, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { invalid } from '../base/check.js';
import { useLayoutEffect } from '../hooks/useLayoutEffect.js';
import { useStable } from '../hooks/useStable.js';
import type { Messages } from '../i18n/locale.js';
import { LocaleContext, useProvidedLocale } from '../i18n/useFormat.js';
import type { ProcessSource } from '../process/resolveProcess.js';
import { lastTick } from '../process/timestep.js';
import { DefaultsContext, type DiffusionOptions, PageContext, usePageProcess } from './contexts.js';
import { ColorSchemeContext } from './rootAttributes.js';
import { type ChosenImage, type PageState, PageStore } from './store.js';

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

/** Enough to see that an image can be shown. */
export const RESOLUTION = 256;
/** Figures reserve no flatter or higher places than these; an image of another shape is fitted into its place. */
export const SHAPES = { highest: 1 / 2, flattest: 3 } as const;

export interface DiffusionProviderProps extends Omit<DiffusionOptions, 'schedule'> {
  /**
   * The noise schedule, or the options to make it from, or for figures that take one a path in continuous time, or
   * `{ path: 'flow' }`; defaults to the notebook's, linear over 1000 steps.
   */
  schedule?: ProcessSource | null | undefined;
  /** Width over height of the space reserved for each image; defaults to 4 / 3. */
  aspectRatio?: number | undefined;
  /** Whether figures wait until they come near the viewport, `'lazy'`, or not, `'eager'`; defaults to `'lazy'`. */
  loading?: 'lazy' | 'eager' | undefined;
  /** Whether a press on a panel opens the loupe of its figure; defaults to true. */
  loupe?: boolean | undefined;
  /** Whether figures have a menu, to save and copy them; defaults to true. */
  menu?: boolean | undefined;
  /**
   * The palette of all figures, equations and controls inside; defaults to the outer provider's, else to the palette that suits the
   * color of the page's text.
   */
  colorScheme?: 'light' | 'dark' | undefined;
  /**
   * The language of figures and controls, as in the attribute `lang`: `de`, `fr-CA`. The library loads its translations into German,
   * Spanish, French and Simplified Chinese; for any other language pass `messages`. Numbers follow the language. Defaults to the outer
   * provider's, else to that of the page, `<html lang>`.
   */
  lang?: string | undefined;
  /**
   * Messages that replace the library's own, by the keys of `english` in `diffusion-figures/messages`. A key that is left out falls
   * back to the outer provider's, else to the language's, else to English.
   */
  messages?: Messages | undefined;
  /**
   * The timestep of all figures inside without a `t` of their own, an integer in 0 ≤ t < timesteps; on a path it counts
   * thousandths of the way from its start to its end. Makes the timestep controlled: it changes only when this prop does. Without
   * `onTChange` its controls are disabled. One that is out of range is an error of the figures that follow it.
   */
  t?: number | undefined;
  /** The initial timestep, which readers may change; defaults to none, and each figure then uses its own default. */
  defaultT?: number | undefined;
  /** Called with the timestep that a reader chooses. */
  onTChange?: ((t: number) => void) | undefined;
  /** The page: figures, controls, and everything between them. */
  children?: ReactNode;
}

/**
 * Gives the figures inside it their defaults and a common timestep. A figure's own props take precedence, then the
 * innermost provider. All figures of the same image and resolution share one decoded x0. With an `ImagePicker`, readers
 * choose another image for them; `image` is the first one.
 *
 * ```tsx
 * <DiffusionProvider image="/photo.jpg" seed={7} defaultT={200}>
 *   <ScheduleChart />
 *   <NoiseTriptych />
 * </DiffusionProvider>
 * ```
 */
export function DiffusionProvider(props: DiffusionProviderProps) {
  const { schedule, seed, resolution, aspectRatio, loading, loupe, menu, colorScheme, children } = props;
  // All figures receive the same array, and so share one x0.
  const image = useStable(props.image);
  const outer = useContext(DefaultsContext);
  const outerScheme = useContext(ColorSchemeContext);
  const { page, chosen } = usePage(props);
  const speech = useProvidedLocale(props.lang, useStable(props.messages));
  const defaults = useMemo(
    () => ({
      image: chosen?.source ?? image ?? outer.image,
      schedule: schedule ?? outer.schedule,
      seed: seed ?? outer.seed,
      resolution: resolution ?? outer.resolution,
      aspectRatio: chosen?.aspectRatio ?? aspectRatio ?? outer.aspectRatio,
      loading: loading ?? outer.loading,
      loupe: loupe ?? outer.loupe,
      menu: menu ?? outer.menu,
    }),
    [chosen, image, schedule, seed, resolution, aspectRatio, loading, loupe, menu, outer],
  );
  return (
    <DefaultsContext.Provider value={defaults}>
      <PageContext.Provider value={page}>
        <ColorSchemeContext.Provider value={colorScheme ?? outerScheme}>
          <LocaleContext.Provider value={speech}>{children}</LocaleContext.Provider>
        </ColorSchemeContext.Provider>
      </PageContext.Provider>
    </DefaultsContext.Provider>
  );
}

/**
 * The page's state. The timestep is this provider's own if it has one or there is no outer provider, and so is the image
 * that readers choose; else they are the outer provider's.
 */
function usePage({ t, defaultT, onTChange, image, schedule }: DiffusionProviderProps) {
  const outer = useContext(PageContext);
  const hasTimestep = t !== undefined || defaultT !== undefined;
  const last = lastTick(usePageProcess(hasTimestep ? schedule : {}));
  const [store] = useState(() => new PageStore(timestepOf(t ?? defaultT, t === undefined ? 'defaultT' : 't', last)));
  const newest = useRef({ t, onTChange });
  useLayoutEffect(() => {
    newest.current = { t, onTChange };
  }, [t, onTChange]);
  useLayoutEffect(() => {
    if (t === undefined) return;
    store.set(timestepOf(t, 't', last, store.get().t));
    // An error of this t ends with it.
    return () => store.set({ error: null });
  }, [store, t, last]);
  const isHeld = t !== undefined && onTChange === undefined;
  const hasImage = image !== undefined && image !== null;
  const images = hasImage || !outer ? store : outer.images;
  const page = useMemo(() => {
    const setT = (next: number) => {
      if (newest.current.t === undefined) store.set({ t: next, error: null });
      newest.current.onTChange?.(next);
    };
    const timestep = hasTimestep || !outer ? { store, setT: isHeld ? null : setT } : outer;
    return { store: timestep.store, setT: timestep.setT, images };
  }, [store, outer, hasTimestep, isHeld, images]);
  return { page, chosen: useChosenImage(images === store ? store : null) };
}

/**
 * A timestep that the provider is given; in place of one that is out of range the one before, and what is wrong. One that was right
 * before is no error: the schedule has become shorter, and figures show the nearest timestep that it has.
 */
function timestepOf(
  t: number | undefined,
  name: string,
  last: number,
  before?: number,
): Pick<PageState, 't' | 'error'> {
  if (t == null || t === before || (Number.isInteger(t) && t >= 0 && t <= last)) return { t, error: null };
  const expected = `an integer in 0 <= ${name} < ${last + 1}`;
  return { t: before, error: invalid(`${name} of DiffusionProvider`, t, expected) };
}
