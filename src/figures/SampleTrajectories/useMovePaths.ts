'use client';
import type { Process } from '../../core/types.js';
import type { FigureState } from '../../frame/definition.js';
import { useMoveMark } from '../../frame/mark.js';

/**
 * What moves t; null where the page holds it.
 *
 * @param process - what t is a time of; defaults to a schedule.
 */
export function useMovePaths(figure: Pick<FigureState<object, unknown>, 'given' | 'choose'>, process?: Process) {
  const move = useMoveMark(figure, process);
  return move ?? (figure.given['t'] === undefined ? (t: number) => figure.choose('t', t) : null);
}
