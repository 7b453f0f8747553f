'use client';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { complaint, invalid } from '../../../base/check.js';
import type { FigureState, FigureStatus } from '../../../figure/definition.js';
import { type Attempt, tryCatch } from '../../../hooks/tryCatch.js';
import { useStable } from '../../../hooks/useStable.js';
import { imported, isLoadingError } from '../../../lazy/lazy.js';
import type { DenoiserJSON, FlowDenoiser, FlowDenoiserJSON, PointDenoiser } from '../../../learn/types.js';
import { checkAnyDenoiser, checkDenoiser } from '../../../process/predictions.js';
import type { PredictionTarget, Predictor, Process } from '../../../process/types.js';

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
  /** The prediction: the noise ε, the clean x0, v = α·ε - σ·x0, the velocity α'·x0 + σ'·ε, or the score -ε/σ. */
  readonly predicts: PredictionTarget;
  /** The process of the denoiser: a schedule, on which t is an integer, or a path. */
  readonly schedule: Process;
  /**
   * Predicts from the points x_t, in the units of the data. A figure calls it once for all points of a t.
   *
   * @param xt - x, y of each point; a copy, which the function may keep.
   * @param t - timestep, an integer in 0 ≤ t < schedule.timesteps; of a path a number in start ≤ t ≤ end.
   * @param options - its `signal` aborts if the prediction is no longer needed, for example because a reader has moved t. Stop then, or
   *   ignore it.
   * @returns x, y of each prediction, as many finite numbers as `xt` has; or a promise of them, for which a figure waits 60 s.
   */
  predictValues(
    xt: Float32Array,
    t: number,
    options: { readonly signal: AbortSignal },
  ): ArrayLike<number> | Promise<ArrayLike<number>>;
  /** A denoiser that also predicts from tensors is a `PointDenoiser`. */
  readonly predict?: undefined;
}

/** A denoiser of points for a figure: the result of `trainDenoiser`, the plain data of its `toJSON`, or your own denoiser, made once. */
export type PointDenoiserSource = PointDenoiser | DenoiserJSON | PointPredictor;

/** A denoiser that a figure evaluates. */
export type FigurePointDenoiser = PointDenoiser | PointPredictor;

/** Whether a denoiser is the page's own, and may return a promise. */
export function isOwn(denoiser: FigurePointDenoiser): denoiser is PointPredictor {
  return denoiser.predict === undefined;
}

/** A denoiser on a flow: the result of `trainDenoiser` with `path: 'flow'` or of `reflow`, or the plain data of its `toJSON`. */
export type FlowDenoiserSource = FlowDenoiser | FlowDenoiserJSON;

/** Whether a computation waits for the page's own denoiser. */
export function asksOwn({ denoiser }: { readonly denoiser: FigurePointDenoiser | null }): boolean {
  return denoiser !== null && isOwn(denoiser);
}

/** A denoiser, or the progress of its loading. */
export interface LoadedDenoiser<Denoiser = PointDenoiser> {
  readonly denoiser: Denoiser | null;
  readonly error: Error | null;
  /** Whether the denoiser is being read from its weights. */
  readonly isLoading: boolean;
  /** Reads the weights again; undefined if nothing has failed, or if a retry cannot help. */
  readonly retry?: (() => void) | undefined;
}

const NONE: LoadedDenoiser<never> = { denoiser: null, error: null, isLoading: false };
const LOADING: LoadedDenoiser<never> = { ...NONE, isLoading: true };
const EXPECTED = 'what trainDenoiser gives, what its toJSON gives, or { predicts, schedule, predictValues(xt, t) }';
const EXPECTED_FLOW = "what trainDenoiser gives with { path: 'flow' }, or what its toJSON gives";

/** The status of a figure with a denoiser. */
export interface DenoiserLive extends FigureStatus {
  /** The denoiser; null without one, undefined while it is read from its weights. */
  readonly denoiser: FigurePointDenoiser | null | undefined;
}

/** The denoiser of a figure. Errors of other props precede its own. The code that reads weights is loaded for plain data only. */
export function useFigureDenoiser({
  props,
  error,
}: FigureState<{ readonly denoiser: PointDenoiserSource | null }, unknown>): DenoiserLive {
  const {
    denoiser,
    isLoading,
    error: loadingError,
    retry,
  } = useLoaded<FigurePointDenoiser>('denoiser', props.denoiser, checkPointDenoiser);
  return { denoiser: isLoading ? undefined : denoiser, error: error ?? loadingError, retry };
}

/** The denoiser of a flow from its source. The code that reads weights is loaded for plain data only. */
export function useFlow(name: string, source: FlowDenoiserSource | null | undefined): LoadedDenoiser<FlowDenoiser> {
  return useLoaded<FlowDenoiser>(name, source, checkFlow);
}

/**
 * @param name - the name of the prop.
 * @param check - the same function in every render: throws unless a denoiser has the expected kind.
 */
function useLoaded<Denoiser>(
  name: string,
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
    imported(() => import('../../../learn/denoiserFromJSON.js')).then(
      ({ readDenoiser }) => settle(tryCatch(() => check(readDenoiser(chosen as DenoiserJSON, name)))),
      (error: Error) => settle({ value: null, error }),
    );
    return () => {
      isWanted = false;
    };
  }, [made, name, chosen, check, trial]);
  return useMemo(() => {
    if (made !== LOADING || read?.chosen !== chosen || read.trial !== trial) return made;
    const { value: denoiser, error } = read.result;
    return { denoiser, error, isLoading: false, retry: isLoadingError(error) ? retry : undefined };
  }, [made, read, chosen, trial, retry]);
}

/** A denoiser, if the source is one; `LOADING` for an object that may be its plain data. */
function madeOf<Denoiser>(source: object, check: (denoiser: unknown) => Denoiser): LoadedDenoiser<Denoiser> {
  const { predict, predictValues } = source as FigurePointDenoiser;
  const isOne = typeof predict === 'function' || typeof predictValues === 'function';
  const { value, error } = tryCatch(() => (isOne ? check(source) : null));
  return error || value ? { denoiser: value, error, isLoading: false } : LOADING;
}

function checkPointDenoiser(denoiser: unknown): FigurePointDenoiser {
  const given = denoiser as FigurePointDenoiser;
  if (isOwn(given)) {
    // The other checks are those of a denoiser that predicts from tensors.
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
