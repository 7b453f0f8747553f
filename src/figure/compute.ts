'use client';

import { type RefObject, useCallback, useEffect, useState } from 'react';
import { enqueue, throttled, type Work, type WorkOptions } from '../engine/queue.js';
import { type Attempt, tryCatch } from '../hooks/tryCatch.js';
import { useStable } from '../hooks/useStable.js';
import { isLoadingError } from '../lazy/lazy.js';
import { Latest } from './latest.js';

/** What a computation is given beside its request. */
export interface Running<Result> extends WorkOptions {
  /** Aborts once nobody waits for the result. */
  readonly signal: AbortSignal;
  /** Tells the fraction done, from 0 to 1; a generator yields it instead. */
  readonly onProgress: (fraction: number) => void;
  /** Shows what there is so far, as a coarse result, or a part of one before an error is thrown. */
  readonly show: (result: Result) => void;
}

/**
 * Computes what is asked for. A generator runs in slices between which the page stays responsive, each step short; it yields the
 * fraction done, or 0 where that is unknown. A promise is for what loads code or data first, or asks a worker.
 */
// biome-ignore lint/suspicious/noExplicitAny: any request, any result
export type Run<Request = any, Result = any> = (
  request: Request,
  running: Running<Result>,
) => Work<Result> | Promise<Result>;

/** One computation of a figure. */
export interface Compute<Model, Status, R extends Run> {
  /**
   * What is asked for, by the newest valid model; a request of the same content is the same. Null where there is nothing to compute,
   * undefined while something that it needs is loaded. Defaults to one request for all props, right or wrong, as for data that are loaded.
   */
  readonly request?: ((model: Model, status: Status) => RequestOf<R> | null | undefined) | undefined;
  readonly run: R;
  /**
   * Whether a new request ends the computation of the one before, as where that takes seconds; defaults to false. Otherwise it is
   * finished and shown, so that the figure follows a reader who drags faster than it computes.
   */
  readonly abortPrevious?: boolean | undefined;
  /**
   * Whether the computation of a request is ended 300 ms after a new one has come, as one that waits for somebody else's answer;
   * defaults to false.
   */
  readonly abortStale?: ((request: RequestOf<R>) => boolean) | undefined;
  /** Whether formulas and the like wait for its first result, as for an image; defaults to false. */
  readonly blocksTypesetting?: boolean | undefined;
}

/** The computations of a figure, by the names of their results. */
export type Computes<Model, Status, Runs> = {
  readonly [Name in keyof Runs]: Compute<Model, Status, Extract<Runs[Name], Run>>;
};

/** The last valid result of each computation; null before the first, and where there is nothing to compute. */
export type Results<Runs> = { readonly [Name in keyof Runs]: ResultOf<Runs[Name]> | null };

type RequestOf<R extends Run> = Parameters<R> extends [infer Request, ...unknown[]] ? Request : object;

type ResultOf<R> = R extends (...ownProps: never[]) => infer Made
  ? Made extends AsyncGenerator<number, infer Result>
    ? Result
    : Awaited<Made>
  : never;

/** All that the frame knows of a figure's computations. */
export interface Computed {
  /** The same object until one of them is another. */
  readonly results: Readonly<Record<string, unknown>>;
  /** Whether each result is what is asked for. */
  readonly isDone: boolean;
  readonly error: Error | null;
  /** Computes again what has failed; undefined where that is of no use. */
  readonly retry: (() => void) | undefined;
  /** The fraction done, from 0 to 1; 0 if unknown. */
  readonly progress: number;
  /** Whether formulas wait for a result; undefined where they wait for none. */
  readonly isLoading: boolean | undefined;
}

/** What of a figure's state decides when it computes. */
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

/** The request of what asks for nothing in particular. */
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
  // By content: the same, asked for anew, is no other work.
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
