'use client';

import { usePageSetter } from '../page/useTimestep.js';
import { tickAt } from '../process/timestep.js';
import type { Process } from '../process/types.js';
import type { FigureState } from './definition.js';

/**
 * Returns a function that moves the mark of a figure: the figure's own t, if readers change it, else the page's t.
 *
 * @param process - the process of t; defaults to a schedule. The page's t counts thousandths of a path.
 * @returns null if readers cannot move the mark.
 */
export function useTimestepSetter(
  { ownProps, setProp }: Pick<FigureState<object, unknown>, 'ownProps' | 'setProp'>,
  process?: Process,
): ((t: number) => void) | null {
  const setPageT = usePageSetter();
  const { t, defaultT } = ownProps;
  const onTChange = ownProps['onTChange'] as ((t: number) => void) | undefined;
  if (t === undefined && defaultT === undefined && setPageT !== undefined) {
    if (!setPageT && !onTChange) return null;
    return (next) => {
      setPageT?.(process ? tickAt(process, next) : next);
      onTChange?.(next);
    };
  }
  const canMove = onTChange !== undefined || (t === undefined && defaultT !== undefined);
  return canMove ? (next) => setProp('t', next) : null;
}
