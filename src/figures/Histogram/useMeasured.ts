'use client';
import { type RefObject, useEffect, useMemo, useState } from 'react';
import type { Diffusion, DiffusionState } from '../../engine/useDiffusion.js';
import type { Attempt } from '../../hooks/attempt.js';
import type { HistogramContent } from './content.js';
import { Gauge, type Measured } from './measure.js';
import { Newest } from './newest.js';

/** What the values are read from: an image, or points. */
export type Readable = Pick<Diffusion, 'state' | 'error' | 'image' | 'read'>;

/** What there is to show. */
export interface Measurement {
  /** `ready` if what is shown is what is asked for. */
  state: DiffusionState;
  error: Error | null;
  /** The last that was measured; null before the first. */
  shown: Measured | null;
}

interface Outcome {
  content: HistogramContent;
  gauge: Gauge;
  error: Error | null;
}

/**
 * Keeps the histogram of a quantity measured.
 *
 * @param content - what to measure, the same object while it says the same; null if there is nothing valid.
 * @param near - whether the figure is near the viewport, which gives its work priority.
 */
export function useMeasured(
  readable: Readable,
  content: HistogramContent | null,
  near: RefObject<boolean>,
): Measurement {
  const [newest] = useState(() => new Newest());
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [shown, setShown] = useState<Measured | null>(null);
  const { state, image, read } = readable;
  const gauge = useMemo(() => (state === 'ready' && image ? new Gauge(image, read) : null), [state, image, read]);

  useEffect(() => {
    if (!gauge || !content) return newest.stop();
    newest.run(async (signal) => {
      const options = { signal, priority: () => (near.current ? 0 : 1) };
      const { value, error } = await settled(gauge.measure(content, options));
      if (signal.aborted) return;
      if (value) setShown(value);
      setOutcome({ content, gauge, error });
    });
  }, [newest, gauge, content, near]);
  useEffect(() => () => newest.stop(), [newest]);

  const answer = outcome?.content === content && outcome?.gauge === gauge ? outcome : null;
  const error = readable.error ?? answer?.error ?? null;
  return { state: error ? 'error' : answer ? 'ready' : 'pending', error, shown };
}

/** The outcome of a promise, whatever it is. */
function settled<Value>(promise: Promise<Value>): Promise<Attempt<Value>> {
  return promise.then(
    (value) => ({ value, error: null }),
    (error) => ({ value: null, error: error as Error }),
  );
}
