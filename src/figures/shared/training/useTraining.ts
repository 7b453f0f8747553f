'use client';

import { useCallback, useEffect, useRef, useState } from 'react';

export type Phase = 'idle' | 'running' | 'stopped' | 'trained' | 'failed';

/** The callbacks of a training. */
export interface Running<Run> {
  readonly signal: AbortSignal;
  /** Called with each new state of the run. The training waits for a returned promise. */
  readonly show: (run: Run) => void | Promise<void>;
}

interface State<Run> {
  readonly phase: Phase;
  /** The newest run; null before the first. */
  readonly run: Run | null;
  readonly error: Error | null;
}

export interface Training<Task, Run> extends State<Run> {
  /**
   * Starts a training, and resolves when it has ended, also after an error or an abort.
   *
   * @param onRun - called with each new state of the run; the training continues when its promise has resolved.
   */
  start: (task: Task, onRun?: (run: Run) => void | Promise<void>) => Promise<void>;
  /** Ends the training, and keeps its run. */
  stop: () => void;
  /** Ends the training, and discards its run. */
  reset: () => void;
}

const IDLE: State<never> = { phase: 'idle', run: null, error: null };

/**
 * Runs one training at a time. It ends when the figure leaves the page, or when the page hides the figure.
 *
 * @param train - the same function in every render.
 */
export function useTraining<Task, Run, Trained>(
  train: (task: Task, running: Running<Run>) => Promise<Trained>,
  onTrained: (trained: Trained) => void,
): Training<Task, Run> {
  const [state, setState] = useState<State<Run>>(IDLE);
  const controller = useRef<AbortController | null>(null);
  const newest = useRef(onTrained);
  useEffect(() => {
    newest.current = onTrained;
  });
  useEffect(() => () => controller.current?.abort(), []);

  const start = useCallback(
    (task: Task, onRun?: (run: Run) => void | Promise<void>) => {
      controller.current?.abort();
      const own = new AbortController();
      controller.current = own;
      const { signal } = own;
      // The cause of an abort may be a reader, other data, or a page that hides the figure and may show it again.
      signal.addEventListener('abort', () => setState(stopped));
      const settle = (change: Partial<State<Run>>) => {
        if (!signal.aborted) setState((before) => ({ ...before, ...change }));
      };
      setState((before) => ({ ...before, phase: 'running', error: null }));
      const show = (run: Run) => {
        settle({ run });
        return signal.aborted ? undefined : onRun?.(run);
      };
      const ended = train(task, { signal, show }).then(
        (trained) => {
          settle({ phase: 'trained' });
          if (!signal.aborted) newest.current(trained);
        },
        (error) => settle({ phase: 'failed', error: error as Error }),
      );
      return Promise.race([ended, new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))]);
    },
    [train],
  );
  const stop = useCallback(() => controller.current?.abort(), []);
  const reset = useCallback(() => {
    controller.current?.abort();
    setState(IDLE);
  }, []);
  return { ...state, start, stop, reset };
}

function stopped<Run>(before: State<Run>): State<Run> {
  return before.phase === 'running' ? { ...before, phase: 'stopped' } : before;
}
