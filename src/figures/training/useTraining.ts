'use client';

import { useCallback, useEffect, useRef, useState } from 'react';

export type Phase = 'idle' | 'running' | 'stopped' | 'trained' | 'failed';

/** What a training is given beside its task. */
export interface Running<Run> {
  readonly signal: AbortSignal;
  /** Called with all that is known, each time it is more. What is returned is waited for. */
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
   * Resolves when it has ended in whatever way.
   *
   * @param onRun - called with all that is known, each time it is more; the training goes on when that has resolved.
   */
  start: (task: Task, onRun?: (run: Run) => void | Promise<void>) => Promise<void>;
  /** Ends the training; what it has come to stays. */
  stop: () => void;
  /** Ends it and forgets it. */
  reset: () => void;
}

const IDLE: State<never> = { phase: 'idle', run: null, error: null };

/**
 * One training at a time. It ends when the figure leaves the page, or is hidden by it.
 *
 * @param train - the same function always.
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
      // Whoever ends it: a reader, other data, or a page that hides the figure and may show it again.
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
