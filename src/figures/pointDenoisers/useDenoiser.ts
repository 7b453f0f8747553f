'use client';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { complaint, invalid } from '../../base/check.js';
import type { FigureState, FigureStatus } from '../../figure/definition.js';
import { type Attempt, tryCatch } from '../../hooks/tryCatch.js';
import { useStable } from '../../hooks/useStable.js';
import { imported, isLoadingError } from '../../lazy/lazy.js';
import type { DenoiserJSON, FlowDenoiser, FlowDenoiserJSON, PointDenoiser } from '../../learn/types.js';
import { checkAnyDenoiser, checkDenoiser } from '../../process/predictions.js';
import type { PredictionTarget, Predictor, Process } from '../../process/types.js';

/**
 * Your own denoiser of points: a function that predicts from x_t and t, and may answer later, as a worker or a server does.
 *
 * ```ts
 * const denoiser: PointPredictor = {
 *   predicts: 'epsilon',
 *   schedule: createSchedule(),
 *   predictValues: async (xt, t, { signal }) => {
 *     const response = await fetch(`/predict?t=${t}`, { method: 'POST', body: xt, signal });
 *     return new Float32Array(await response.arrayBuffer());
 *   },
 * };
 * ```
 */
export interface PointPredictor {
  /** What it predicts: the noise ε, the clean x0, v = α·ε - σ·x0, the velocity α'·x0 + σ'·ε, or the score -ε/σ. */
  readonly predicts: PredictionTarget;
  /** The process that it was made for: a schedule, on which t counts, or a path. */
  readonly schedule: Process;
  /**
   * Predicts from the points x_t, in the units of the data. A figure calls it once for all points of a t.
   *
   * @param xt - x, y of each point; a copy, which it may keep.
   * @param t - timestep, an integer in 0 ≤ t < schedule.timesteps; of a path a number in start ≤ t ≤ end.
   * @param options - its `signal` aborts once nobody waits for the prediction, as where a reader has moved t: stop then, or ignore it.
   * @returns x, y of each prediction, as many finite numbers as `xt` has; or a promise of them, for which a figure waits 60 s.
   */
  predictValues(
    xt: Float32Array,
    t: number,
    options: { readonly signal: AbortSignal },
  ): ArrayLike<number> | Promise<ArrayLike<number>>;
  /** A denoiser that predicts from tensors, too, is a `PointDenoiser`. */
  readonly predict?: undefined;
}

/** A denoiser of points for a figure: what `trainDenoiser` gives, what its `toJSON` gives, or your own, made once. */
export type PointDenoiserSource = PointDenoiser | DenoiserJSON | PointPredictor;

/** What a figure asks. */
export type FigurePointDenoiser = PointDenoiser | PointPredictor;

/** Whether a denoiser is of a page's own, and may answer later. */
export function isOwn(denoiser: FigurePointDenoiser): denoiser is PointPredictor {
  return denoiser.predict === undefined;
}

/** A denoiser on a flow: what `trainDenoiser` gives with `path: 'flow'`, what `reflow` gives, or what `toJSON` of these gives. */
export type FlowDenoiserSource = FlowDenoiser | FlowDenoiserJSON;

/** Whether a computation waits for a denoiser of a page's own. */
export function asksOwn({ denoiser }: { readonly denoiser: FigurePointDenoiser | null }): boolean {
  return denoiser !== null && isOwn(denoiser);
}

/** A denoiser as far as it has come. */
export interface LoadedDenoiser<Denoiser = PointDenoiser> {
  readonly denoiser: Denoiser | null;
  readonly error: Error | null;
  /** Whether it is still being read from its weights. */
  readonly isLoading: boolean;
  /** Reads it again; undefined where nothing has failed that may come. */
  readonly retry?: (() => void) | undefined;
}

const NONE: LoadedDenoiser<never> = { denoiser: null, error: null, isLoading: false };
const LOADING: LoadedDenoiser<never> = { ...NONE, isLoading: true };
const EXPECTED = 'what trainDenoiser gives, what its toJSON gives, or { predicts, schedule, predictValues(xt, t) }';
const EXPECTED_FLOW = "what trainDenoiser gives with { path: 'flow' }, or what its toJSON gives";

/** What a figure has that shows a denoiser. */
export interface DenoiserLive extends FigureStatus {
  /** Null without one; undefined while it is read from its weights. */
  readonly denoiser: FigurePointDenoiser | null | undefined;
}

/** The denoiser of a figure; what is wrong with its other props comes first. What reads weights is loaded only for plain data. */
export function useFigureDenoiser({
  props,
  error,
}: FigureState<{ readonly denoiser: PointDenoiserSource | null }, unknown>): DenoiserLive {
  const {
    denoiser,
    isLoading,
    error: loadingError,
    retry,
  } = useLoaded<FigurePointDenoiser>(props.denoiser, checkPointDenoiser);
  return { denoiser: isLoading ? undefined : denoiser, error: error ?? loadingError, retry };
}

/** The denoiser of a flow from its source, likewise. */
export function useFlow(source: FlowDenoiserSource | null | undefined): LoadedDenoiser<FlowDenoiser> {
  return useLoaded<FlowDenoiser>(source, checkFlow);
}

/** @param check - the same function always: throws unless a denoiser is of the kind that is wanted. */
function useLoaded<Denoiser>(
  source: PointDenoiserSource | FlowDenoiserSource | null | undefined,
  check: (denoiser: unknown) => Denoiser,
): LoadedDenoiser<Denoiser> {
  const chosen = useStable(source ?? null);
  const made = useMemo(() => (chosen === null ? NONE : madeOf(chosen, check)), [chosen, check]);
  const [read, setRead] = useState<{ chosen: typeof chosen; trial: number; result: Attempt<Denoiser> } | null>(null);
  const [trial, setTrial] = useState(0);
  const retry = useCallback(() => setTrial((last) => last + 1), []);
  useEffect(() => {
    if (made !== LOADING) return;
    let isWanted = true;
    const settle = (result: Attempt<Denoiser>) => isWanted && setRead({ chosen, trial, result });
    imported(() => import('../../learn/denoiserFromJSON.js')).then(
      ({ denoiserFromJSON }) => settle(tryCatch(() => check(denoiserFromJSON(chosen as DenoiserJSON)))),
      (error: Error) => settle({ value: null, error }),
    );
    return () => {
      isWanted = false;
    };
  }, [made, chosen, check, trial]);
  return useMemo(() => {
    if (made !== LOADING || read?.chosen !== chosen || read.trial !== trial) return made;
    const { value: denoiser, error } = read.result;
    return { denoiser, error, isLoading: false, retry: isLoadingError(error) ? retry : undefined };
  }, [made, read, chosen, trial, retry]);
}

/** A denoiser that is one already; `LOADING` for what may be one as plain data. */
function madeOf<Denoiser>(source: object, check: (denoiser: unknown) => Denoiser): LoadedDenoiser<Denoiser> {
  const { predict, predictValues } = source as FigurePointDenoiser;
  const isOne = typeof predict === 'function' || typeof predictValues === 'function';
  const { value, error } = tryCatch(() => (isOne ? check(source) : null));
  return error || value ? { denoiser: value, error, isLoading: false } : LOADING;
}

function checkPointDenoiser(denoiser: unknown): FigurePointDenoiser {
  const given = denoiser as FigurePointDenoiser;
  if (isOwn(given)) {
    // All else is checked as of one that predicts from tensors.
    checkAnyDenoiser({ ...given, predict: given.predictValues as Predictor['predict'] });
    return given;
  }
  if ((denoiser as FlowDenoiser).predicts === 'velocity') {
    throw complaint('denoiser', 'one of a flow', `${EXPECTED}, on a schedule`);
  }
  checkDenoiser(given);
  if (typeof given.predictValues !== 'function') throw invalid('denoiser', denoiser, EXPECTED);
  return given;
}

function checkFlow(denoiser: unknown): FlowDenoiser {
  const { predicts, schedule, predictValues, toJSON } = denoiser as FlowDenoiser;
  if (predicts !== 'velocity' || schedule?.kind !== 'flow') {
    throw complaint('denoiser', `one that predicts ${predicts}`, EXPECTED_FLOW);
  }
  if (typeof predictValues !== 'function' || typeof toJSON !== 'function') {
    throw invalid('denoiser', denoiser, EXPECTED_FLOW);
  }
  return denoiser as FlowDenoiser;
}
