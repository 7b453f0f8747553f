'use client';
import { useMemo } from 'react';
import type { Schedule } from '../../core/types.js';
import type { FigureState, Live } from '../../frame/definition.js';
import { useFaces } from '../../hooks/useFaces.js';
import { someOf } from '../../marks/faces/faceData.js';
import { type Posterior, posteriorOf } from './posterior.js';

/** How many images the gallery has. */
export const COUNT = 50;

interface Asked {
  readonly schedule: Schedule;
  readonly seed: number;
  readonly t: number;
  readonly target: number;
}

/** The gallery, and what follows from it; null until it is loaded. */
export interface PosteriorLive extends Live {
  readonly gallery: Float32Array | null;
  readonly posterior: Posterior | null;
}

/** Loads the gallery, and weighs its images. */
export function usePosterior({ model, error, seen }: FigureState<Asked, Asked>): PosteriorLive {
  const { faces, error: loadingError, retry } = useFaces(seen);
  const gallery = useMemo(() => faces && someOf(faces, COUNT), [faces]);
  const posterior = useMemo(
    () => gallery && model && posteriorOf(gallery, model.target, model.schedule, model.t, model.seed),
    [gallery, model],
  );
  const failure = error ?? loadingError;
  return {
    ...{ gallery, posterior },
    isReady: posterior !== null,
    error: failure,
    retry: loadingError ? retry : undefined,
    isWorking: seen && !failure && posterior === null,
    isLoading: posterior === null && !failure,
    content: posterior,
  };
}
