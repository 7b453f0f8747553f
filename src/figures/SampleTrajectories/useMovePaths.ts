'use client';
import type { FigureState } from '../../frame/definition.js';
import { useMoveMark } from '../../frame/mark.js';

/** What moves t; null where the page holds it. */
export function useMovePaths({ given, choose }: Pick<FigureState<object, unknown>, 'given' | 'choose'>) {
  const move = useMoveMark({ given, choose });
  return move ?? (given['t'] === undefined ? (t: number) => choose('t', t) : null);
}
