'use client';
import { useEffect, useMemo, useState } from 'react';
import { invalid } from '../../core/check.js';
import { checkDenoiser } from '../../core/predictor.js';
import { type Attempt, attempt } from '../../hooks/attempt.js';
import { useStable } from '../../hooks/useStable.js';
import type { DenoiserJSON, PointDenoiser } from '../../learn/types.js';

/** A denoiser of points for a figure: what `trainDenoiser` gives, or what its `toJSON` gives. */
export type PointDenoiserSource = PointDenoiser | DenoiserJSON;

/** A denoiser as far as it has come. */
export interface LoadedDenoiser {
  readonly denoiser: PointDenoiser | null;
  readonly error: Error | null;
  /** Whether it is still being read from its weights. */
  readonly isLoading: boolean;
}

const NONE: LoadedDenoiser = { denoiser: null, error: null, isLoading: false };
const LOADING: LoadedDenoiser = { ...NONE, isLoading: true };
const EXPECTED = 'what trainDenoiser gives, or what its toJSON gives';

/** A denoiser from its source. What reads weights is loaded only for a source that is plain data. */
export function useDenoiser(source: PointDenoiserSource | null | undefined): LoadedDenoiser {
  const chosen = useStable(source ?? null);
  const made = useMemo(() => (chosen === null ? NONE : madeOf(chosen)), [chosen]);
  const [read, setRead] = useState<{ chosen: typeof chosen; result: Attempt<PointDenoiser> } | null>(null);
  useEffect(() => {
    if (made !== LOADING) return;
    let isWanted = true;
    const settle = (result: Attempt<PointDenoiser>) => isWanted && setRead({ chosen, result });
    import('../../learn/denoiserFromJSON.js').then(
      ({ denoiserFromJSON }) => settle(attempt(() => denoiserFromJSON(chosen as DenoiserJSON))),
      (error: Error) => settle({ value: null, error }),
    );
    return () => {
      isWanted = false;
    };
  }, [made, chosen]);
  return useMemo(() => {
    if (made !== LOADING || read?.chosen !== chosen) return made;
    return { denoiser: read.result.value, error: read.result.error, isLoading: false };
  }, [made, read, chosen]);
}

/** A denoiser that is one already; `LOADING` for what may be one as plain data. */
function madeOf(source: PointDenoiserSource): LoadedDenoiser {
  const { value, error } = attempt(() => {
    if (typeof (source as PointDenoiser).predict !== 'function') return null;
    checkDenoiser(source as PointDenoiser);
    if (typeof (source as PointDenoiser).predictValues !== 'function') throw invalid('denoiser', source, EXPECTED);
    return source as PointDenoiser;
  });
  return error || value ? { denoiser: value, error, isLoading: false } : LOADING;
}
