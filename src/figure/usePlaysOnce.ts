'use client';

import { usePageStore } from '../page/useTimestep.js';
import type { FigureState } from './definition.js';
import { handlerName, initialName } from './propTable.js';

/**
 * Returns whether a figure plays once when it comes into view: if its `autoPlay` is on, outside of a provider, and if the page neither sets
 * the moved prop nor listens to its changes.
 *
 * @param moved - the prop that the figure plays.
 */
export function usePlaysOnce(
  { ownProps, props }: Pick<FigureState<{ readonly autoPlay: boolean }, unknown>, 'ownProps' | 'props'>,
  moved: string,
): boolean {
  const isAlone = usePageStore() === undefined;
  const isFree = [moved, initialName(moved), handlerName(moved)].every((name) => ownProps[name] === undefined);
  return isAlone && isFree && props.autoPlay;
}
