'use client';
import { useCallback, useEffect, useState } from 'react';
import type { ImageArray } from '../core/types.js';
import { type Attempt, attemptAsync } from './attempt.js';

/** The data set of small faces. */
export interface FacesState {
  /** All faces, of the shape [count, 16, 16, 3]; null until they are loaded. */
  faces: ImageArray | null;
  error: Error | null;
  /** Loads again; for a figure whose error it is. */
  retry: () => void;
}

interface Outcome {
  trial: number;
  loaded: Attempt<ImageArray>;
}

/** Loads the faces, once `enabled`. */
export function useFaces(enabled: boolean): FacesState {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [trial, setTrial] = useState(0);
  useEffect(() => {
    if (!enabled) return;
    let isCurrent = true;
    void attemptAsync(load).then((loaded) => {
      if (isCurrent) setOutcome({ trial, loaded });
    });
    return () => {
      isCurrent = false;
    };
  }, [enabled, trial]);
  const retry = useCallback(() => {
    setTrial((last) => last + 1);
  }, []);
  const { value = null, error = null } = outcome?.trial === trial ? outcome.loaded : {};
  return { faces: value, error, retry };
}

let loaded: ImageArray | null = null;

async function load(): Promise<ImageArray> {
  loaded ??= await (await import('../image/faces.js')).loadFaces();
  return loaded;
}
