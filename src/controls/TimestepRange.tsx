'use client';
import type { KeyboardEvent } from 'react';
import { useFormat } from '../i18n/useFormat.js';
import { PAGE } from '../marks/stepKeys.js';
import type { PageT } from './usePageT.js';

export interface TimestepRangeProps {
  page: PageT;
  id?: string | undefined;
  'aria-label'?: string | undefined;
}

/** The timestep as a range: arrow keys move it by 1, Page Up and Page Down by 50, Home and End to the ends. */
export function TimestepRange({ page: { t, setT, last, time, isHeld }, ...rest }: TimestepRangeProps) {
  const format = useFormat();
  const turnPage = (event: KeyboardEvent) => {
    if (event.key !== 'PageUp' && event.key !== 'PageDown') return;
    event.preventDefault(); // a browser's own pages are a tenth of the range
    setT(event.key === 'PageUp' ? t + PAGE : t - PAGE);
  };
  return (
    <input
      {...rest}
      type="range"
      min={0}
      max={last}
      value={t}
      disabled={isHeld}
      aria-valuetext={`t = ${format(time)}`}
      onChange={(event) => setT(event.target.valueAsNumber)}
      onKeyDown={turnPage}
    />
  );
}
