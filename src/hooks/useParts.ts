'use client';
import { type RefObject, useEffect, useState } from 'react';

/** Parts of the library that a figure needs once it shows something; the same object always. */
export interface Late<Parts> {
  /** The selector of the pictures a press on which needs them. */
  readonly kind?: string;
  readonly load: () => Promise<Parts>;
  /** Kept for the next figure, which then has them at once. */
  loaded?: Parts;
}

/** Parts that may still be on their way. */
export interface Arriving<Parts> {
  /** Null while they are not needed or not loaded. */
  readonly parts: Parts | null;
  /** Whether they are being loaded. */
  readonly isLoading: boolean;
  /** Whether a press on a picture has asked for them in vain. */
  readonly isMissing: boolean;
}

/**
 * Loads parts once they are needed. Offline, the figure goes without; each press on a picture tries again, and so does a
 * browser that is back online. Until they have come or failed, the figure marks their place by `data-loading`, for which
 * `settled` waits.
 *
 * @param body - holds the pictures.
 */
export function useParts<Parts>(
  isNeeded: boolean,
  late: Late<Parts>,
  body?: RefObject<HTMLElement | null>,
): Arriving<Parts> {
  const [parts, setParts] = useState<Parts | null>(() => late.loaded ?? null);
  const [trial, setTrial] = useState<Event | null>(null);
  const [failed, setFailed] = useState<Event | null>();
  useEffect(() => {
    if (!isNeeded || parts) return;
    const { kind, load } = late;
    const element = body?.current;
    const onClick = (event: MouseEvent) => kind && (event.target as Element).matches(kind) && setTrial(event);
    const keep = (arrived: Parts) => {
      late.loaded = arrived;
      setParts(() => arrived);
    };
    element?.addEventListener('click', onClick);
    addEventListener('online', setTrial);
    // What can be painted at once comes first.
    const timer = setTimeout(() => load().then(keep, () => setFailed(trial)));
    return () => {
      clearTimeout(timer);
      element?.removeEventListener('click', onClick);
      removeEventListener('online', setTrial);
    };
  }, [isNeeded, parts, body, trial, late]);
  useEffect(() => {
    // What a press has loaded answers it.
    if (parts && trial?.type === 'click') trial.target?.dispatchEvent(new MouseEvent('click', trial));
  }, [parts, trial]);
  return {
    parts: isNeeded ? parts : null,
    isLoading: isNeeded && !parts && failed !== trial,
    isMissing: failed?.type === 'click' && !parts,
  };
}
