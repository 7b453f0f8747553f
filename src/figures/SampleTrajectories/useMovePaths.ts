'use client';
import type { Process } from '../../core/types.js';
import type { FigureState } from '../../frame/definition.js';
import { useMoveMark } from '../../frame/mark.js';
import type { PageStore } from '../../hooks/pageStore.js';
import { usePageStore } from '../../hooks/useTimestep.js';

/** How readers move t. */
export interface MovePaths {
  readonly onMove: (t: number) => void;
  /** Where it is kept who plays the page's t; undefined for a t of the figure's own. */
  readonly store: PageStore | undefined;
}

/**
 * How readers move t; null where the page holds it.
 *
 * @param process - what t is a time of; defaults to a schedule.
 */
export function useMovePaths(
  figure: Pick<FigureState<object, unknown>, 'given' | 'choose'>,
  process?: Process,
): MovePaths | null {
  const move = useMoveMark(figure, process);
  const pageStore = usePageStore();
  const { t, defaultT } = figure.given;
  const isOwn = t !== undefined || defaultT !== undefined || !pageStore;
  if (move) return { onMove: move, store: isOwn ? undefined : pageStore };
  return t === undefined && !pageStore ? { onMove: (next) => figure.choose('t', next), store: undefined } : null;
}
