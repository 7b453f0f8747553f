'use client';

import { usePageSetter } from '../page/useTimestep.js';
import { tickAt } from '../process/timestep.js';
import type { Process } from '../process/types.js';
import type { FigureState } from './definition.js';

/**
 * Moves the mark of a figure: its own t, if it has one that readers change, else the page's.
 *
 * @param process - what its t is a time of; defaults to a schedule. The page's t counts thousandths of the way along a path.
 * @returns null where readers cannot move it.
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
