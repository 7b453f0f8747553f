'use client';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { DiffusionOptions } from './options.js';

/** What figures fall back to. */
export const DefaultsContext = createContext<DiffusionOptions>({});

export interface DiffusionProviderProps extends DiffusionOptions {
  children?: ReactNode;
}

/**
 * Gives the figures inside it their defaults; what a figure says itself wins, and of nested providers the inner one.
 * All figures of the same picture and resolution share one decoded x0.
 *
 * ```tsx
 * <DiffusionProvider image="/photo.jpg" seed={7}>
 *   <ForwardGrid />
 *   <ReverseChain />
 * </DiffusionProvider>
 * ```
 */
export function DiffusionProvider({ image, schedule, seed, resolution, children }: DiffusionProviderProps) {
  const outer = useContext(DefaultsContext);
  const defaults = useMemo(
    () => ({
      image: image ?? outer.image,
      schedule: schedule ?? outer.schedule,
      seed: seed ?? outer.seed,
      resolution: resolution ?? outer.resolution,
    }),
    [image, schedule, seed, resolution, outer],
  );
  return <DefaultsContext value={defaults}>{children}</DefaultsContext>;
}
