'use client';
import { useEffect, useRef } from 'react';
import type { DrawingEvents } from '../../hooks/useDrawing.js';
import type { Chart } from './chart.js';

/** Calls the newest callbacks, once for each chart that is shown and each error. */
export function useChartEvents(events: DrawingEvents, shown: Chart | null, error: Error | null): void {
  const newest = useRef(events);
  useEffect(() => {
    newest.current = events;
  });
  useEffect(() => {
    if (shown) newest.current.onReady?.();
  }, [shown]);
  useEffect(() => {
    if (error) newest.current.onError?.(error);
  }, [error]);
}
