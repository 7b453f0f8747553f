'use client';
import type { FigureState, Live } from '../../frame/definition.js';
import { useStable } from '../../hooks/useStable.js';
import type { Text } from '../../words/message.js';
import { type PointDenoiserSource, useDenoiser } from '../pointDenoisers/useDenoiser.js';
import { useWork } from '../pointDenoisers/useWork.js';
import { type Field, type FieldRequest, fieldOf } from './field.js';

/** What a field is of. */
export interface FieldModel {
  /** The set's name in words; null for points of the page's own. */
  readonly name: Text | null;
  readonly asked: Omit<FieldRequest, 'denoiser'>;
}

type FieldFigure = FigureState<{ readonly denoiser: PointDenoiserSource | null }, FieldModel>;

export interface FieldLive extends Live {
  /** The newest arrows; null before the first. */
  readonly field: Field | null;
}

/** Keeps the arrows of a figure up to date; while a prop is wrong, those of the last that were right. */
export function useField({ shown, valid, error: propsError, seen, near }: FieldFigure): FieldLive {
  const { denoiser, isLoading, error: loadingError, retry } = useDenoiser(shown.denoiser);
  // By content: the same data, chosen anew, are no other work.
  const request = useStable(seen && valid && !isLoading ? { ...valid.asked, denoiser } : null);
  const { isDone, error: workError, shown: field } = useWork(request, fieldOf, near);
  const failure = isDone ? field?.failure : null;
  const error = propsError ?? loadingError ?? workError ?? failure;
  return { field, error, retry, isReady: isDone, isWorking: seen && !error && !isDone, content: field };
}
