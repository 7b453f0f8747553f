'use client';
import { type RefObject, useEffect, useMemo, useState } from 'react';
import { enqueue } from '../../engine/queue.js';
import type { FigureState, Live } from '../../frame/definition.js';
import { loadFilling } from '../../hooks/loadPatchModel.js';
import { useFaces } from '../../hooks/useFaces.js';
import type { Stretch } from '../../tensor/exact/fill.js';
import { type Filling, type Fillings, fillings as fillingsOf } from './filling.js';

/** A face as it is filled in. */
export interface FillingsLive extends Live {
  /** All faces, one after the other; null until they are loaded. */
  readonly faces: Float32Array | null;
  /** The last that were finished; null before the first. */
  readonly fillings: Fillings | null;
}

interface Request {
  readonly filling: Filling;
  readonly faces: Float32Array;
}

interface Outcome {
  readonly request: Request;
  readonly isDone: boolean;
  readonly error: Error | null;
  readonly progress: number;
}

/** Between two changes of the progress, each of which renders the figure. */
const PROGRESS_MILLISECONDS = 250;

/** Loads the faces and fills in. */
export function useFillings({ valid, error, seen, near }: FigureState<object, Filling>): FillingsLive {
  const { faces: loaded, error: loadingError, retry } = useFaces(seen);
  const faces = loaded?.values ?? null;
  const request = useMemo(() => (valid && faces ? { filling: valid, faces } : null), [valid, faces]);
  const { shown: fillings, outcome } = useWorkOf(request, near);
  const isDone = outcome?.isDone === true;
  const failure = error ?? loadingError ?? outcome?.error ?? null;
  return {
    ...{ faces, fillings },
    isReady: isDone,
    error: failure,
    retry: loadingError ? retry : undefined,
    isWorking: seen && !failure && !isDone,
    progress: outcome?.progress ?? 0,
    content: fillings,
  };
}

/** What has come of a request, whose work ends that of the one before. What was shown stays until there is something new. */
function useWorkOf(request: Request | null, near: RefObject<boolean>) {
  const [shown, setShown] = useState<Fillings | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  useEffect(() => {
    if (!request) return;
    const controller = new AbortController();
    const { signal } = controller;
    const tell = (news: Partial<Outcome>) => {
      if (!signal.aborted) setOutcome({ request, isDone: false, error: null, progress: 0, ...news });
    };
    let told = performance.now();
    const onProgress = (progress: number) => {
      if (performance.now() - told < PROGRESS_MILLISECONDS) return;
      told = performance.now();
      tell({ progress });
    };
    const take = async (stretch: Stretch) => {
      const { fillAlong } = await loadFilling();
      return enqueue(fillAlong(stretch), { signal, priority: () => (near.current ? 0 : 1) });
    };
    fillingsOf(request.filling, request.faces, { take, onProgress }).then(
      (value) => {
        if (!signal.aborted) setShown(value);
        tell({ isDone: true, progress: 1 });
      },
      (error: Error) => tell({ error }),
    );
    return () => controller.abort();
  }, [request, near]);
  return { shown, outcome: outcome?.request === request ? outcome : null };
}
