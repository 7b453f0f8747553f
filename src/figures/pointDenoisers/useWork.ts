'use client';
import { type RefObject, useEffect, useState } from 'react';
import { enqueue, type Work } from '../../engine/queue.js';
import { Newest } from '../Histogram/newest.js';

/** What has come of a piece of work. */
export interface WorkState<Value> {
  /** Whether what is shown is what is asked for. */
  readonly isDone: boolean;
  readonly error: Error | null;
  /** The last result; null before the first. */
  readonly shown: Value | null;
}

interface Outcome {
  readonly request: object;
  readonly error: Error | null;
}

/**
 * Keeps the result of a request up to date, computed in slices between which the page stays responsive.
 *
 * @param request - the same object while it asks for the same; null if there is nothing to do.
 * @param work - the same function always.
 * @param near - whether the figure is near the viewport, which gives its work priority.
 */
export function useWork<Request extends object, Value>(
  request: Request | null,
  work: (request: Request) => Work<Value>,
  near: RefObject<boolean>,
): WorkState<Value> {
  const [newest] = useState(() => new Newest());
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [shown, setShown] = useState<Value | null>(null);
  useEffect(() => {
    if (!request) return newest.stop();
    newest.run(async (signal) => {
      const settle = (error: Error | null) => !signal.aborted && setOutcome({ request, error });
      try {
        const value = await enqueue(work(request), { signal, priority: () => (near.current ? 0 : 1) });
        if (!signal.aborted) setShown(() => value);
        settle(null);
      } catch (error) {
        settle(error as Error);
      }
    });
  }, [newest, request, work, near]);
  useEffect(() => () => newest.stop(), [newest]);
  const isSettled = request !== null && outcome?.request === request;
  return { isDone: isSettled && !outcome.error, error: isSettled ? outcome.error : null, shown };
}
