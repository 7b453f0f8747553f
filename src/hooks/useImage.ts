'use client';
import { useEffect, useMemo, useRef } from 'react';
import type { Process, Schedule } from '../core/types.js';
import { drawing } from './load.js';
import type { Settings } from './settings.js';
import type { Diffusion, Tools } from './useDiffusion.js';
import { useRenderer } from './useRenderer.js';

/** Settings of a figure, whose schedule may be a path: no image hangs on it. */
export interface ImageSettings extends Omit<Settings, 'schedule'> {
  readonly schedule: Process;
}

/**
 * The image of settings, and what paints its quantities.
 *
 * @param optionsError - why the settings are not the ones that were asked for; null if they are.
 * @param enabled - whether to load it now.
 */
export function useImage(settings: ImageSettings, optionsError: Error | null, enabled: boolean): Diffusion {
  const { loaded, retry } = useRenderer(settings.image, settings.resolution, enabled && !optionsError);
  const { renderer } = loaded;

  // Whoever changes an option wants to see what it does, also after a failure.
  const tried = useRef(settings);
  useEffect(() => {
    if (tried.current !== settings) retry();
    tried.current = settings;
  }, [settings, retry]);

  const { draw, read } = useMemo(() => (renderer ? drawing.loaded().toolsOf(renderer) : NO_TOOLS), [renderer]);

  return useMemo(
    () => ({
      state: optionsError ? 'error' : loaded.state,
      error: optionsError ?? loaded.error,
      // Of `useDiffusion` it is a schedule; figures read their own prop.
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
  { settings, settingsError, seen }: { settings: ImageSettings; settingsError: Error | null; seen: boolean },
  isNeeded = true,
): Diffusion {
  return useImage(settings, settingsError, seen && isNeeded);
}

const NO_TOOLS: Tools = { draw: refuse, read: refuse };

async function refuse(): Promise<never> {
  throw new Error('nothing can be drawn or read before the state is ready');
}
