'use client';

import { useEffect, useState } from 'react';
import type { WorkOptions } from '../../engine/queue.js';
import { Latest } from '../../figure/latest.js';

interface Outcome<Result> {
  readonly result: Result | null;
  readonly error: Error | null;
}

const PENDING: Outcome<never> = { result: null, error: null };

/**
 * Measures the image of a figure while it is painted. There is neither a result nor an error until the measurement ends.
 *
 * @param asked - the input of `measure`, compared by identity; null while there is nothing to measure.
 * @param measure - the same function in every render. It rejects when its signal aborts.
 */
export function useMeasured<Asked extends object, Result>(
  asked: Asked | null,
  measure: (asked: Asked, options: WorkOptions) => Promise<Result>,
): Outcome<Result> {
  const [latest] = useState(() => new Latest());
  const [outcome, setOutcome] = useState<(Outcome<Result> & { readonly asked: Asked }) | null>(null);
  useEffect(() => {
    if (!asked) return latest.stop();
    latest.run(async (signal) => {
      const settle = (settled: Outcome<Result>) => {
        if (!signal.aborted) setOutcome({ asked, ...settled });
      };
      try {
        settle({ result: await measure(asked, { signal, priority: () => 1 }), error: null });
      } catch (error) {
        settle({ result: null, error: error as Error });
      }
    });
  }, [latest, asked, measure]);
  useEffect(() => () => latest.stop(), [latest]);
  return outcome && outcome.asked === asked ? outcome : PENDING;
}
