'use client';
import type { FigureState, Live } from '../../frame/definition.js';
import { useStable } from '../../hooks/useStable.js';
import type { Text } from '../../words/message.js';
import { useWork } from '../pointDenoisers/useWork.js';
import { type Arrows, type ArrowsRequest, arrowsOf } from './arrows.js';
import type { SamplesRequest } from './guiding.js';
import { type Samples, samplesOf } from './samples.js';

/** What is sampled, and where arrows are drawn. */
export interface GuidanceModel {
  /** The set's name in words; null for points of the page's own. */
  readonly name: Text | null;
  readonly classes: readonly number[];
  readonly samples: SamplesRequest;
  readonly arrows: ArrowsRequest;
}

export interface GuidanceLive extends Live {
  /** The newest; null before the first. */
  readonly samples: Samples | null;
  readonly arrows: Arrows | null;
}

/** Keeps the samples and the arrows of a figure up to date; t moves the arrows alone. */
export function useGuidance({
  valid,
  error: propsError,
  seen,
  near,
}: FigureState<object, GuidanceModel>): GuidanceLive {
  // By content: the same data, chosen anew, are no other work.
  const sampling = useWork(useStable(seen && valid ? valid.samples : null), samplesOf, near);
  const pointing = useWork(useStable(seen && valid ? valid.arrows : null), arrowsOf, near);
  const error = propsError ?? sampling.error ?? pointing.error;
  const isReady = sampling.isDone && pointing.isDone;
  const [samples, arrows] = [sampling.shown, pointing.shown];
  return { samples, arrows, error, isReady, isWorking: seen && !error && !isReady, content: samples };
}
