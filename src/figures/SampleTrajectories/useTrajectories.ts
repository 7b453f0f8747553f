'use client';
import { useMemo, useState } from 'react';
import type { Process } from '../../core/types.js';
import type { FigureState } from '../../frame/definition.js';
import { type Attempt, attempt } from '../../hooks/attempt.js';
import { useLastGood, useStable } from '../../hooks/useStable.js';
import { type Domain, domainOf } from '../../marks/scatter/domain.js';
import { type DenoiserLive, type PointDenoiserSource, useFigureDenoiser } from '../pointDenoisers/useDenoiser.js';
import type { Asked } from './asked.js';
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

interface ShownOfTrajectories {
  readonly denoiser: PointDenoiserSource | null;
  readonly starts: StartsSource;
  readonly seed: number;
}

export interface TrajectoryLive extends DenoiserLive {
  /** What is sampled; null before there was something valid. */
  readonly asked: Asked | null;
  /** How often a reader has asked for other noise. */
  readonly runs: number;
  /** Samples with other noise. */
  readonly again: () => void;
  /** x, y of each x_T. */
  readonly starts: Float32Array;
  /** The data; null if there are none that are valid. */
  readonly points: Float32Array | null;
  readonly domain: Domain;
}

/** Where nearly all of x_T lies, and the arcs from there to the data. */
const NOISE = [-3.5, -3.5, 3.5, 3.5];
const NO_STARTS = new Float32Array();

/** What a figure of paths samples, and what it keeps while a prop is wrong. */
export function useTrajectories(figure: FigureState<ShownOfTrajectories, TrajectoryModel>): TrajectoryLive {
  const { shown, model, valid } = figure;
  const [runs, setRuns] = useState(0);
  const { denoiser, error, retry } = useFigureDenoiser(figure);
  const asked = useLastGood(valid?.asked.value ?? null);
  // The same data, chosen anew, are not painted once more.
  const points = useStable(model?.points ?? null);
  const domain = useMemo(() => domainOf(points ?? [], NOISE), [points]);
  // What a reader drops is kept while something else is wrong.
  const chosen = useMemo(() => attempt(() => startsOf(shown.starts, shown.seed)).value, [shown.starts, shown.seed]);
  return {
    ...{ denoiser, asked, runs, points, domain, retry },
    error: error ?? valid?.asked.error,
    starts: chosen ?? asked?.starts ?? NO_STARTS,
    again: () => setRuns(runs + 1),
  };
}
