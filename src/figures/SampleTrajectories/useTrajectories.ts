'use client';
import { useMemo, useState } from 'react';
import type { Process } from '../../core/types.js';
import type { FigureState, Live } from '../../frame/definition.js';
import { type Attempt, attempt } from '../../hooks/attempt.js';
import { useLastGood, useStable } from '../../hooks/useStable.js';
import { type Domain, domainOf } from '../../marks/scatter/domain.js';
import { type PointDenoiserSource, useDenoiser } from '../pointDenoisers/useDenoiser.js';
import { useWork } from '../pointDenoisers/useWork.js';
import type { Asked } from './asked.js';
import { type Sampled, sampled } from './sampled.js';
import { type StartsSource, startsOf } from './starts.js';

/** What a figure of paths shows. */
export interface TrajectoryModel {
  /** Where the points are marked on their paths. */
  readonly t: number;
  /** What it is a time of. */
  readonly schedule: Process;
  /** The data: x, y of each. */
  readonly points: Float32Array;
  /** What is sampled; what is wrong with that leaves the data. */
  readonly asked: Attempt<Asked>;
}

type TrajectoryFigure = FigureState<ShownOfTrajectories, TrajectoryModel>;

interface ShownOfTrajectories {
  readonly denoiser: PointDenoiserSource | null;
  readonly starts: StartsSource;
  readonly seed: number;
}

export interface TrajectoryLive extends Live {
  /** The newest paths; null before the first. */
  readonly paths: Sampled | null;
  /** x, y of each x_T. */
  readonly starts: Float32Array;
  /** The data; null if there are none that are valid. */
  readonly points: Float32Array | null;
  readonly domain: Domain;
  /** Samples with other noise. */
  readonly again: () => void;
}

/** Where nearly all of x_T lies, and the arcs from there to the data. */
const NOISE = [-3.5, -3.5, 3.5, 3.5];
const NO_STARTS = new Float32Array();

/** Keeps the paths of a figure sampled. */
export function useTrajectories({
  shown,
  model,
  valid,
  error: propsError,
  seen,
  near,
}: TrajectoryFigure): TrajectoryLive {
  const [runs, setRuns] = useState(0);
  const { denoiser, isLoading, error: loadingError, retry } = useDenoiser(shown.denoiser);
  const asked = useLastGood(valid?.asked.value ?? null);
  // By content: the same data, chosen anew, are no other work.
  const request = useStable(seen && asked && !isLoading ? { ...asked, denoiser, runs } : null);
  const { isDone, error: workError, shown: paths } = useWork(request, sampled, near);

  // Nor are they painted once more.
  const points = useStable(model?.points ?? null);
  const domain = useMemo(() => domainOf(points ?? [], NOISE), [points]);
  // What a reader drops is kept while something else is wrong.
  const chosen = useMemo(() => attempt(() => startsOf(shown.starts, shown.seed)).value, [shown.starts, shown.seed]);
  const failure = isDone ? paths?.failure : null;
  const error = propsError ?? loadingError ?? valid?.asked.error ?? workError ?? failure;
  return {
    ...{ paths, points, domain, error, retry },
    starts: chosen ?? asked?.starts ?? NO_STARTS,
    again: () => setRuns(runs + 1),
    isReady: isDone,
    isWorking: seen && !error && !isDone,
    content: paths,
  };
}
