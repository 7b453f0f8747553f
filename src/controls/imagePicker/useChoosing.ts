'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { readChosen } from '../../hooks/readChosen.js';
import { useImageChoice } from '../../hooks/useChosenImage.js';
import type { Text } from '../../i18n/message.js';
import { messages } from './messages.js';

export interface Choosing {
  /** Whether another image than the first is shown. */
  readonly isChosen: boolean;
  /** What has become of the last choice; empty before the first. */
  readonly status: Text;
  /** Why the last choice is not shown. */
  readonly error: Error | null;
  /** Shows an image, or says why it cannot be shown. */
  readonly choose: (source: Blob | HTMLCanvasElement) => void;
  /** Shows the first image again. */
  readonly reset: () => void;
  readonly fail: (error: Error) => void;
}

/** Checks what a reader chooses, and gives it to the figures. The newest choice wins. */
export function useChoosing(): Choosing {
  const [chosen, setChosen] = useImageChoice();
  const [outcome, setOutcome] = useState<{ status: Text; error: Error | null }>({ status: '', error: null });
  const reading = useRef<AbortController | null>(null);
  useEffect(() => () => reading.current?.abort(), []);

  const choose = useCallback(
    async (source: Blob | HTMLCanvasElement) => {
      reading.current?.abort();
      reading.current = new AbortController();
      const { signal } = reading.current;
      setOutcome({ status: messages.reading, error: null });
      try {
        const image = await readChosen(source, signal);
        if (signal.aborted) return;
        setChosen(image);
        setOutcome({ status: messages.shown({ image: describe(source) }), error: null });
      } catch (error) {
        if (!signal.aborted) setOutcome({ status: '', error: error as Error });
      }
    },
    [setChosen],
  );
  const reset = useCallback(() => {
    reading.current?.abort();
    setChosen(undefined);
    setOutcome({ status: messages.isReset, error: null });
  }, [setChosen]);
  const fail = useCallback((error: Error) => setOutcome({ status: '', error }), []);
  return { isChosen: chosen !== undefined, ...outcome, choose, reset, fail };
}

function describe(source: Blob | HTMLCanvasElement): Text {
  if (!('size' in source)) return messages.fromCamera;
  return 'name' in source ? String(source.name) : messages.yours;
}
