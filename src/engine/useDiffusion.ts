'use client';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { lackOfCanvas } from '../hooks/canvas.js';
import { useLayoutEffect } from '../hooks/useLayoutEffect.js';
import type { OpenSource } from '../image/source.js';
import { type DiffusionOptions, type Settings, useSettings } from '../page/contexts.js';
import type { Process, Schedule } from '../process/types.js';
import type { Renderer } from '../tensor/renderer.js';
import type { Diffusion, ImagePainter } from './imagePainter.js';
import { drawing, sample } from './load.js';
import type { Loan } from './renderers.js';

export interface UseDiffusionOptions extends DiffusionOptions {
  /** Whether to load and decode now; figures wait until they come near the viewport; defaults to true. */
  enabled?: boolean | undefined;
}

/**
 * The hook behind all figures: takes an image, a schedule and a seed, and returns functions that paint and read any
 * quantity of their diffusion process. Options left out come from the enclosing `DiffusionProvider`.
 *
 * ```tsx
 * const { state, draw } = useDiffusion({ image: '/photo.jpg', schedule: { kind: 'cosine' } });
 * ```
 */
export function useDiffusion({ enabled = true, ...options }: UseDiffusionOptions = {}): Diffusion {
  const { settings, error } = useSettings(options);
  return useImage(settings, error, enabled);
}

/** Settings of a figure, whose schedule may be a path: no image hangs on it. */
export interface ImageSettings extends Omit<Settings, 'schedule'> {
  readonly schedule: Process;
}

/**
 * Loads the image of settings, and the renderer that paints its quantities.
 *
 * @param optionsError - why the settings are not the ones that were asked for; null if they are.
 * @param enabled - whether to load it now.
 */
export function useImage(settings: ImageSettings, optionsError: Error | null, enabled: boolean): Diffusion {
  const { loaded, retry } = useRenderer(settings.image, settings.resolution, enabled && !optionsError);
  const { renderer } = loaded;

  // A changed option starts a new attempt, also after a failure.
  const tried = useRef(settings);
  useEffect(() => {
    if (tried.current !== settings) retry();
    tried.current = settings;
  }, [settings, retry]);

  const { draw, read } = useMemo(() => (renderer ? drawing.loaded().imagePainterOf(renderer) : NOT_READY), [renderer]);

  return useMemo(
    () => ({
      state: optionsError ? 'error' : loaded.state,
      error: optionsError ?? loaded.error,
      // `useDiffusion` gives a schedule. Figures read their own prop.
      schedule: settings.schedule as Schedule,
      seed: settings.seed,
      size: renderer && { width: renderer.width, height: renderer.height },
      image: renderer?.image ?? null,
      draw,
      read,
      retry,
    }),
    [optionsError, loaded, settings, renderer, draw, read, retry],
  );
}

/** The image of a figure, which loads it once it has come near the viewport. */
export function useFigureImage(
  {
    staticProps,
    staticPropsError,
    seen,
  }: { staticProps: ImageSettings; staticPropsError: Error | null; seen: boolean },
  isNeeded = true,
): Diffusion {
  return useImage(staticProps, staticPropsError, seen && isNeeded);
}

const NOT_READY: ImagePainter = { draw: refuse, read: refuse };

async function refuse(): Promise<never> {
  throw new Error('nothing can be drawn or read before the state is ready');
}

/** A renderer that is loading, ready, or failed. */
type RendererState =
  | { state: 'pending'; renderer: null; error: null }
  | { state: 'ready'; renderer: Renderer; error: null }
  | { state: 'error'; renderer: null; error: Error };

interface Loaded {
  source: OpenSource | null;
  resolution: number;
  trial: number;
  result: RendererState;
}

/** The loaded image and renderer, and the function that retries after a failure. */
interface LoadingState {
  loaded: RendererState;
  /** Does nothing unless loading has failed. */
  retry: () => void;
}

const PENDING: RendererState = { state: 'pending', renderer: null, error: null };

/**
 * The renderer of an image. Loads tfjs and decodes the image when first enabled; the newest image wins, and unused
 * renderers are disposed. What could not be loaded is tried again when the browser is back online.
 */
function useRenderer(source: OpenSource | null, resolution: number, enabled: boolean): LoadingState {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [trial, setTrial] = useState(0);

  useEffect(() => {
    if (!enabled) return;
    let current = true;
    let loan: Loan<Renderer> | null = null;
    const settle = (result: RendererState) => {
      if (current) setLoaded({ source, resolution, trial, result });
    };
    const borrow = async () => {
      const lack = lackOfCanvas();
      if (lack) throw lack;
      if (source === null) sample.request();
      const { borrowRenderer } = await drawing.load();
      if (!current) return;
      loan = borrowRenderer(source, resolution);
      settle({ state: 'ready', renderer: await loan.value, error: null });
    };
    borrow().catch((error) => settle({ state: 'error', renderer: null, error: error as Error }));
    return () => {
      current = false;
      setLoaded(null);
      loan?.release();
    };
  }, [source, resolution, enabled, trial]);

  // A source may be NaN, which equals nothing else.
  const isSame = loaded && Object.is(loaded.source, source) && loaded.resolution === resolution;
  const isCurrent = isSame && loaded.trial === trial;
  const result = isCurrent ? loaded.result : PENDING;
  const hasFailed = result.state === 'error';
  const retry = useCallback(() => {
    if (hasFailed) setTrial((last) => last + 1);
  }, [hasFailed]);
  // The listener is added in the same commit as the message, so that it receives an `online` event that comes just
  // then.
  useLayoutEffect(() => {
    if (!hasFailed) return;
    addEventListener('online', retry);
    return () => removeEventListener('online', retry);
  }, [hasFailed, retry]);
  return { loaded: result, retry };
}
