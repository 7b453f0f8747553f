'use client';
import { useEffect, useRef } from 'react';

/** What the owner of a figure is told. */
export interface FigureEvents {
  /** Called each time that everything is shown. */
  onReady?: (() => void) | undefined;
  /** Called once for each thing that goes wrong; the figure shows the same message. */
  onError?: ((error: Error) => void) | undefined;
}

/**
 * Calls the newest callbacks, once for each thing that is shown and each error.
 *
 * @param shown - what is shown, compared by identity; null while it is not.
 */
export function useFigureEvents(events: FigureEvents, shown: object | null, error: Error | null): void {
  const newest = useRef(events);
  useEffect(() => {
    newest.current = events;
  });
  useEffect(() => {
    if (shown) newest.current.onReady?.();
  }, [shown]);
  const message = error?.message;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an error that says the same is the same.
  useEffect(() => {
    if (error) newest.current.onError?.(error);
  }, [message]);
}
