'use client';

import { useEffect, useState } from 'react';
import type { WorkOptions } from '../engine/queue.js';
import { Latest } from '../figure/latest.js';

interface Outcome<Result> {
  readonly result: Result | null;
  readonly error: Error | null;
}

const PENDING: Outcome<never> = { result: null, error: null };

/**
 * What is measured of an image that a figure has, beside what it paints: neither a result nor an error while that goes on.
 *
 * @param asked - by identity; null where there is nothing to measure yet.
 * @param measure - the same function always. It rejects once nobody waits for its result.
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
