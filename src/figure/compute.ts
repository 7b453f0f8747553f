'use client';

import { type RefObject, useCallback, useEffect, useState } from 'react';
import { enqueue, throttled, type Work, type WorkOptions } from '../engine/queue.js';
import { type Attempt, tryCatch } from '../hooks/tryCatch.js';
import { useStable } from '../hooks/useStable.js';
import { isLoadingError } from '../lazy/lazy.js';
import { Latest } from './latest.js';

/** The options that a computation gets in addition to its request. */
export interface Running<Result> extends WorkOptions {
  /** Aborts once no figure waits for the result. */
  readonly signal: AbortSignal;
  /** Reports the fraction done, from 0 to 1. A generator yields it instead. */
  readonly onProgress: (fraction: number) => void;
  /** Shows an intermediate result: a coarse one, or a part of one before an error is thrown. */
  readonly show: (result: Result) => void;
}

/**
 * Computes a request. A generator runs in slices, between which the page responds; each step is short and yields the fraction done, or 0 if
 * that is unknown. Return a promise if the computation first loads code or data, or runs in a worker.
 */
// biome-ignore lint/suspicious/noExplicitAny: any request, any result
export type Run<Request = any, Result = any> = (
  request: Request,
  running: Running<Result>,
) => Work<Result> | Promise<Result>;

/** One computation of a figure. */
export interface Compute<Model, Status, R extends Run> {
  /**
   * Returns the input of `run` for the newest valid model. Requests with the same content count as the same request. Null if there is
   * nothing to compute, undefined while data that the request needs are loaded. Defaults to one request for all props, valid or not, for
   * example for data that are loaded once.
   */
  readonly request?: ((model: Model, status: Status) => RequestOf<R> | null | undefined) | undefined;
  readonly run: R;
  /**
   * Whether a new request ends the previous computation, for example one that takes seconds; defaults to false. Otherwise the previous
   * computation finishes and its result is shown, so that the figure follows a reader who drags faster than it computes.
   */
  readonly abortPrevious?: boolean | undefined;
  /** Whether a computation ends 300 ms after a new request has come, for example one that waits for a server; defaults to false. */
  readonly abortStale?: ((request: RequestOf<R>) => boolean) | undefined;
  /** Whether formulas and other less urgent work wait for the first result, as they wait for an image; defaults to false. */
  readonly blocksTypesetting?: boolean | undefined;
}

/** The computations of a figure, by the names of their results. */
export type Computes<Model, Status, Runs> = {
  readonly [Name in keyof Runs]: Compute<Model, Status, Extract<Runs[Name], Run>>;
};

/** The last valid result of each computation; null before the first result and while there is nothing to compute. */
export type Results<Runs> = { readonly [Name in keyof Runs]: ResultOf<Runs[Name]> | null };

type RequestOf<R extends Run> = Parameters<R> extends [infer Request, ...unknown[]] ? Request : object;

type ResultOf<R> = R extends (...ownProps: never[]) => infer Made
  ? Made extends AsyncGenerator<number, infer Result>
    ? Result
    : Awaited<Made>
  : never;

/** The state of all computations of a figure. */
export interface Computed {
  /** The results by name. The object is stable until a result changes. */
  readonly results: Readonly<Record<string, unknown>>;
  /** Whether each result belongs to the newest request. */
  readonly isDone: boolean;
  readonly error: Error | null;
  /** Repeats the failed computations; undefined if repeating them cannot help. */
  readonly retry: (() => void) | undefined;
  /** The fraction done, from 0 to 1; 0 if unknown. */
  readonly progress: number;
  /** Whether formulas wait for a result; undefined if they wait for none. */
  readonly isLoading: boolean | undefined;
}

/** The parts of a figure's state that start a computation. */
interface OnPage {
  readonly valid: object | null;
  readonly seen: boolean;
  readonly near: RefObject<boolean>;
}

/** Keeps all computations of a figure up to date while it is on the page. */
export function useCompute<Status>(computes: object, figure: OnPage, status: Status): Computed {
  const slots = Object.entries(computes as Readonly<Record<string, Compute<object, Status, Run>>>).map(
    ([name, compute]) => ({
      name,
      first: compute.blocksTypesetting,
      // eslint-disable-next-line react-hooks/rules-of-hooks -- a definition always has the same computations
      ...useSlot(compute, figure, status),
    }),
  );
  const results = useStable(Object.fromEntries(slots.map(({ name, result }) => [name, result])));
  const failed = slots.filter(({ error }) => error);
  const error = failed[0]?.error ?? null;
  const pending = slots.filter(({ isDone }) => !isDone);
  const awaited = slots.filter(({ first }) => first);
  return {
    results,
    isDone: pending.length === 0,
    error,
    retry: isLoadingError(error) ? () => failed.forEach(({ retry }) => void retry()) : undefined,
    progress: pending.length === 0 ? 0 : Math.min(...pending.map(({ progress }) => progress)),
    isLoading: awaited.length === 0 ? undefined : !error && awaited.some(({ result }) => result === null),
  };
}

/** The request of a computation that has no `request`. */
const ONCE = {};

interface Outcome {
  readonly request: object;
  readonly trial: number;
  readonly error: Error | null;
}

function useSlot<Status>(
  { request: requestOf, run, abortPrevious = false, abortStale }: Compute<object, Status, Run>,
  { valid, seen, near }: OnPage,
  status: Status,
) {
  const [latest] = useState(() => new Latest());
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [shown, setShown] = useState<unknown>(null);
  const [progress, setProgress] = useState(0);
  const [trial, setTrial] = useState(0);
  const retry = useCallback(() => setTrial((last) => last + 1), []);
  // Requests are compared by content, so that an equal request starts no computation.
  const { value, error: refusal }: Attempt<object | null | undefined> = tryCatch(() =>
    requestOf ? (valid ? requestOf(valid, status) : undefined) : ONCE,
  );
  const request = useStable(value);

  useEffect(() => {
    if (!request || !seen) return latest.stop();
    if (abortPrevious) latest.stop();
    const work = async (signal: AbortSignal) => {
      const unlessStopped =
        <Value>(tell: (value: Value) => void) =>
        (value: Value) => {
          if (!signal.aborted) tell(value);
        };
      const settle = unlessStopped((error: Error | null) => setOutcome({ request, trial, error }));
      const show = unlessStopped((result: unknown) => setShown(() => result));
      const onProgress = throttled(unlessStopped(setProgress));
      const options = { signal, onProgress, priority: () => (near.current ? 0 : 1) };
      setProgress(0);
      try {
        const running = run(request, { ...options, show });
        show(await (Symbol.asyncIterator in running ? enqueue(running, options) : running));
        settle(null);
      } catch (error) {
        settle(error as Error);
      }
    };
    latest.run(work, abortStale?.(request));
  }, [latest, request, seen, near, run, abortPrevious, abortStale, trial]);
  useEffect(() => () => latest.stop(), [latest]);

  const isSettled = request != null && outcome?.request === request && outcome.trial === trial;
  const error = refusal ?? (isSettled ? outcome.error : null);
  return {
    result: request === null ? null : shown,
    isDone: !error && (request === null || isSettled),
    error,
    retry,
    progress,
  };
}
