'use client';
import { useCallback, useEffect, useRef } from 'react';

interface Waiting<Value> {
  readonly is: (value: Value) => boolean;
  readonly resolve: () => void;
}

/** Gives a function that resolves when a value that is as asked has been rendered. Whoever asks later is waited for in place of it. */
export function useWhenShown<Value>(value: Value): (is: (value: Value) => boolean) => Promise<void> {
  const newest = useRef(value);
  const waiting = useRef<Waiting<Value> | null>(null);
  useEffect(() => {
    newest.current = value;
    if (!waiting.current?.is(value)) return;
    waiting.current.resolve();
    waiting.current = null;
  });
  return useCallback(
    (is) =>
      new Promise((resolve) => {
        if (is(newest.current)) resolve();
        else waiting.current = { is, resolve };
      }),
    [],
  );
}
