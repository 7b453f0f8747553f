'use client';

import { useEffect, useRef } from 'react';

/** Callbacks of a figure. Errors they throw are reported as uncaught and do not affect the figure. */
export interface FigureEvents {
  /** Called each time the figure is completely shown. */
  onReady?: (() => void) | undefined;
  /** Called once for each error; the figure shows the same message. */
  onError?: ((error: Error) => void) | undefined;
}

/**
 * Calls the latest callbacks, once for each `shown` and each error.
 *
 * @param shown - what the figure shows, compared by identity; null while it is incomplete.
 * @param error - compared by its message, since every render may create a new one; null if there is none.
 */
export function useFigureEvents(events: FigureEvents, shown: object | null, error: Error | null): void {
  const newest = useRef(events);
  const reported = useRef<string | null>(null);
  useEffect(() => {
    newest.current = events;
  });
  useEffect(() => {
    if (shown) callSafely(() => newest.current.onReady?.());
  }, [shown]);
  useEffect(() => {
    const message = error?.message ?? null;
    if (message === reported.current) return;
    reported.current = message;
    if (error) callSafely(() => newest.current.onError?.(error));
  }, [error]);
}

/** An error thrown in an effect unmounts the whole React root; a callback of the page must not do that. */
function callSafely(callback: () => void): void {
  try {
    callback();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
