'use client';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { type Attempt, attemptAsync } from '../../hooks/attempt.js';
import { drawing } from '../../hooks/load.js';
import { useStable } from '../../hooks/useStable.js';
import type { PointsSource } from '../../marks/scatter/chosenPoints.js';
import type { ReadablePoints } from './points.js';
import type { Readable } from './useMeasured.js';

interface Outcome {
  readonly request: object;
  readonly made: Attempt<ReadablePoints>;
}

const NONE: Readable = { state: 'pending', error: null, image: null, read: async () => new Float32Array() };

/**
 * Points as a histogram reads them. Their code is loaded once it is needed, and again on `retry`.
 *
 * @param source - undefined where there are none.
 */
export function usePoints(
  source: PointsSource | undefined,
  count: number,
  isNeeded: boolean,
): Readable & { retry: () => void } {
  const points = useStable(source);
  const [trial, setTrial] = useState(0);
  const request = useMemo(() => ({ points, count, trial }), [points, count, trial]);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  useEffect(() => {
    const { points, count } = request;
    if (points === undefined || !isNeeded) return;
    let isCurrent = true;
    const make = async () => {
      const [{ readablePoints }] = await Promise.all([import('./points.js'), drawing.load()]);
      return readablePoints(points, count);
    };
    void attemptAsync(make).then((made) => {
      if (isCurrent) setOutcome({ request, made });
    });
    return () => {
      isCurrent = false;
    };
  }, [request, isNeeded]);
  const retry = useCallback(() => setTrial((last) => last + 1), []);
  return useMemo(() => {
    const made = outcome?.request === request ? outcome.made : null;
    if (!made) return { ...NONE, retry };
    if (made.error) return { ...NONE, state: 'error', error: made.error, retry };
    return { ...NONE, ...made.value, state: 'ready', retry };
  }, [outcome, request, retry]);
}
