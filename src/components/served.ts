'use client';
import { type RefObject, useRef, useState } from 'react';
import { useLayoutEffect } from '../hooks/useLayoutEffect.js';
import { restoreStyles } from './contentPolicy.js';

/** For an element whose content a server has made: hydration leaves inner HTML as it is, so that this is never shown. */
export const KEPT = { suppressHydrationWarning: true, dangerouslySetInnerHTML: { __html: '' } };

/**
 * Keeps what a server has typeset.
 *
 * @param onEmpty - called if there is nothing.
 * @returns the ref of the element that holds it.
 */
export function useServed<Holder extends HTMLElement>(onEmpty: () => void): RefObject<Holder | null> {
  const holder = useRef<Holder>(null);
  const [whenEmpty] = useState(() => onEmpty);
  useLayoutEffect(() => {
    const formula = holder.current as Holder;
    if (!formula.hasChildNodes()) whenEmpty();
    else if (formula.parentElement) restoreStyles(formula.parentElement);
  }, [whenEmpty]);
  return holder;
}
