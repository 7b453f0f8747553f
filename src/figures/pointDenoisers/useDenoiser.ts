'use client';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { complaint, invalid } from '../../core/check.js';
import { checkDenoiser } from '../../core/predictions.js';
import type { FigureState, Live } from '../../figure/definition.js';
import { type Attempt, tryCatch } from '../../hooks/tryCatch.js';
import { useStable } from '../../hooks/useStable.js';
import { isLoadingError } from '../../lazy/lazy.js';
import type { DenoiserJSON, FlowDenoiser, FlowDenoiserJSON, PointDenoiser } from '../../learn/types.js';

/** A denoiser of points for a figure: what `trainDenoiser` gives, or what its `toJSON` gives. */
export type PointDenoiserSource = PointDenoiser | DenoiserJSON;

/** A denoiser on a flow: what `trainDenoiser` gives with `path: 'flow'`, what `reflow` gives, or what `toJSON` of these gives. */
export type FlowDenoiserSource = FlowDenoiser | FlowDenoiserJSON;

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
const EXPECTED = 'what trainDenoiser gives, or what its toJSON gives';
const EXPECTED_FLOW = "what trainDenoiser gives with { path: 'flow' }, or what its toJSON gives";

/** What a figure has that shows a denoiser. */
export interface DenoiserLive extends Live {
  /** Null without one; undefined while it is read from its weights. */
  readonly denoiser: PointDenoiser | null | undefined;
}

/** The denoiser of a figure; what is wrong with its other props comes first. What reads weights is loaded only for plain data. */
export function useFigureDenoiser({
  shown,
  error,
}: FigureState<{ readonly denoiser: PointDenoiserSource | null }, unknown>): DenoiserLive {
  const {
    denoiser,
    isLoading,
    error: loadingError,
    retry,
  } = useLoaded<PointDenoiser>(shown.denoiser, checkPointDenoiser);
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
    import('../../learn/denoiserFromJSON.js').then(
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
  const { value, error } = tryCatch(() =>
    typeof (source as PointDenoiser).predict === 'function' ? check(source) : null,
  );
  return error || value ? { denoiser: value, error, isLoading: false } : LOADING;
}

function checkPointDenoiser(denoiser: unknown): PointDenoiser {
  if ((denoiser as FlowDenoiser).predicts === 'velocity') {
    throw complaint('denoiser', 'one of a flow', `${EXPECTED}, on a schedule`);
  }
  checkDenoiser(denoiser as PointDenoiser);
  if (typeof (denoiser as PointDenoiser).predictValues !== 'function') throw invalid('denoiser', denoiser, EXPECTED);
  return denoiser as PointDenoiser;
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
