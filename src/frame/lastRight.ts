'use client';
import { useRef } from 'react';
import { useLayoutEffect } from '../hooks/useLayoutEffect.js';
import { useStable } from '../hooks/useStable.js';
import type { Values } from './propTable.js';

/** Props that have been checked. */
export interface Checked {
  /** In place of one that is wrong stands its default. */
  readonly values: Values;
  /** The names of those. */
  readonly wrong: readonly string[];
  /** What is wrong with the first; null if nothing. */
  readonly error: Error | null;
}

/** In place of what is wrong what it was before; so what readers see of it stays where it is. */
export function useLastRight({ values, wrong }: Checked): Values {
  const right = useRef(values);
  // eslint-disable-next-line react-hooks/refs -- written only once shown, as in `useStable`
  const kept = useStable(wrong.length === 0 ? values : { ...values, ...only(right.current, wrong) });
  useLayoutEffect(() => {
    right.current = kept;
  }, [kept]);
  return kept;
}

function only(values: Values, names: readonly string[]): Values {
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}
