'use client';
import { useMemo } from 'react';
import type { FigureState, Live } from '../../frame/definition.js';
import { useMoveMark } from '../../frame/mark.js';
import { hasSameContent, useStable } from '../../hooks/useStable.js';
import { type PointDenoiserSource, useDenoiser } from '../pointDenoisers/useDenoiser.js';
import { useWork } from '../pointDenoisers/useWork.js';
import { describeTargets, type TargetsChart, type TargetsOptions } from './chart.js';
import { type MeasuredRequest, measured } from './measured.js';

/** What a chart is of, besides what is measured. */
export interface TargetsModel extends Omit<TargetsOptions, 'measured'> {
  readonly asked: Omit<MeasuredRequest, 'denoiser'>;
}

type TargetsFigure = FigureState<{ readonly denoiser: PointDenoiserSource | null }, TargetsModel>;

export interface TargetsLive extends Live {
  /** Null if there has been nothing valid. */
  readonly chart: TargetsChart | null;
  /** The network's at every t; null without one, or before they are measured. */
  readonly errors: Float64Array | null;
  /** Null where readers cannot move the marked t. */
  readonly moveMark: ((t: number) => void) | null;
}

/** Measures the network of a figure, and draws what comes of it. */
export function useTargets(figure: TargetsFigure): TargetsLive {
  const { shown, model, valid, error: propsError, seen, near } = figure;
  const { denoiser, error: loadingError, retry } = useDenoiser(shown.denoiser);
  // By content: another error of the three curves leaves what is measured.
  const request = useStable(seen && valid && denoiser ? { ...valid.asked, denoiser } : null);
  const { isDone, error: workError, shown: found } = useWork(request, measured, near);
  const isOfSchedule = hasSameContent(found?.request.schedule, model?.asked.schedule);
  const errors = shown.denoiser && isOfSchedule ? (found?.errors ?? null) : null;
  const chart = useMemo(
    () => model && describeTargets(model.asked.schedule, { ...model, measured: errors }),
    [model, errors],
  );
  const moveMark = useMoveMark(figure);
  const error = propsError ?? loadingError ?? workError;
  const isReady = isDone || shown.denoiser === null;
  // A server's markup already has the chart.
  return { chart, errors, moveMark, error, retry, isReady, isWorking: seen && !error && !isReady, content: chart };
}
