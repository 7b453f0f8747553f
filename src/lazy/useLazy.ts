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

/** What a reader has asked for, and the code that answers it. */
export interface LazyAction<Code, Asked> {
  /** Null until it is loaded. */
  readonly code: Code | null;
  /** Null if there is nothing to answer. */
  readonly asked: Asked | null;
  /** Whether it waits for the code: the figure says so by `data-loading`, for `settled`. */
  readonly isLoading: boolean;
  /** Why the code could not be loaded for it; null unless that failed. */
  readonly failure: Error | null;
  /** The same function always. */
  readonly ask: (asked: Asked) => void;
  readonly end: () => void;
}

/** Keeps what a reader asks for until the code that answers it is loaded. If that fails, the reader asks again. */
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
