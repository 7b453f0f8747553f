'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PointDenoiser } from '../../learn/types.js';
import { type Run, type Task, train } from './training.js';

export type Phase = 'idle' | 'running' | 'stopped' | 'trained' | 'failed';

export interface Training {
  readonly phase: Phase;
  /** The newest run; null before the first. */
  readonly run: Run | null;
  readonly error: Error | null;
  start: (task: Pick<Task, 'points' | 'steps' | 'seed'>) => void;
  /** Ends the training; what it has come to stays. */
  stop: () => void;
  /** Ends it and forgets it. */
  reset: () => void;
}

interface State {
  readonly phase: Phase;
  readonly run: Run | null;
  readonly error: Error | null;
}

const IDLE: State = { phase: 'idle', run: null, error: null };

/** One training at a time. It ends when the figure leaves the page, or is hidden by it. */
export function useTraining(onTrained: (denoiser: PointDenoiser) => void): Training {
  const [state, setState] = useState(IDLE);
  const controller = useRef<AbortController | null>(null);
  const newest = useRef(onTrained);
  useEffect(() => {
    newest.current = onTrained;
  });
  useEffect(() => () => controller.current?.abort(), []);

  const start = useCallback((task: Pick<Task, 'points' | 'steps' | 'seed'>) => {
    controller.current?.abort();
    const own = new AbortController();
    controller.current = own;
    const { signal } = own;
    // Whoever ends it: a reader, other data, or a page that hides the figure and may show it again.
    signal.addEventListener('abort', () => setState(stopped));
    const settle = (change: Partial<State>) => {
      if (!signal.aborted) setState((before) => ({ ...before, ...change }));
    };
    setState((before) => ({ ...before, phase: 'running', error: null }));
    train({ ...task, signal, show: (run) => settle({ run }) }).then(
      (denoiser) => {
        settle({ phase: 'trained' });
        if (!signal.aborted) newest.current(denoiser);
      },
      (error) => settle({ phase: 'failed', error: error as Error }),
    );
  }, []);
  const stop = useCallback(() => controller.current?.abort(), []);
  const reset = useCallback(() => {
    controller.current?.abort();
    setState(IDLE);
  }, []);
  return { ...state, start, stop, reset };
}

function stopped(before: State): State {
  return before.phase === 'running' ? { ...before, phase: 'stopped' } : before;
}
