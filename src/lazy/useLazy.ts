'use client';

import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { Lazy } from './lazy.js';

/** Late code; null until it is loaded. */
export function useLazy<Code>(late: Lazy<Code>): Code | null {
  const current = () => late.code;
  return useSyncExternalStore(late.listen, current, current);
}

/** Loads late code once it is wanted. Returns whether loading has ended, with the code or with an error. */
export function useLate(late: Lazy<unknown>, isWanted: boolean): boolean {
  useEffect(() => {
    if (isWanted) late.request();
  }, [late, isWanted]);
  // The code too: it may come after a failure.
  const current = () => late.code ?? late.hasFailed;
  return useSyncExternalStore(late.listen, current, current) !== false;
}

/** A reader's request and the code that handles it. */
export interface LazyAction<Code, Asked> {
  /** Null until it is loaded. */
  readonly code: Code | null;
  /** Null if there is nothing to answer. */
  readonly asked: Asked | null;
  /** Whether the request waits for the code. The figure sets `data-loading`, which `settled` checks. */
  readonly isLoading: boolean;
  /** Why the code could not be loaded for it; null unless that failed. */
  readonly failure: Error | null;
  /** Stores a reader's request. The function is always the same. */
  readonly ask: (asked: Asked) => void;
  readonly end: () => void;
}

/** Keeps a reader's request until the code that handles it is loaded. If loading fails, the reader has to try again. */
export function useLazyAction<Code, Asked>(late: Lazy<Code>): LazyAction<Code, Asked> {
  const code = useLazy(late);
  const [question, setQuestion] = useState<{ asked: Asked; failure: Error | null } | null>(null);
  const ask = useCallback(
    (asked: Asked) => {
      const newest = { asked, failure: null };
      setQuestion(newest);
      late.load().catch((failure: Error) => setQuestion((last) => (last === newest ? { asked, failure } : last)));
    },
    [late],
  );
  const asked = question?.failure ? null : (question?.asked ?? null);
  return {
    code,
    asked,
    isLoading: asked !== null && !code,
    failure: code ? null : (question?.failure ?? null),
    ask,
    end: () => setQuestion(null),
  };
}
