'use client';
import { type RefObject, useMemo, useState } from 'react';
import { checkInteger } from '../../core/check.js';
import { samplerCoefficients } from '../../core/samplers.js';
import { sampleTimesteps } from '../../core/sampleTimesteps.js';
import type { Sampler, Schedule } from '../../core/types.js';
import { attempt } from '../../hooks/attempt.js';
import { useStable } from '../../hooks/useStable.js';
import type { LoadedDenoiser } from '../denoisers/useDenoiser.js';
import type { PointsSettings } from '../denoisers/usePointsSettings.js';
import { useWork, type WorkState } from '../denoisers/useWork.js';
import { nearestPoint } from './nearest.js';
import type { Place } from './PlacePad.js';
import { type Guide, type Sampled, sampled } from './sampled.js';
import { type StartsSource, startsOf, useStarts } from './useStarts.js';

export interface TrajectoryOptions {
  readonly settings: PointsSettings;
  /** The last valid data. */
  readonly data: Float32Array | null;
  readonly loaded: LoadedDenoiser;
  readonly sampler: Sampler;
  readonly steps: number | undefined;
  readonly starts: StartsSource;
  readonly target: number;
  /** Whether to begin. */
  readonly seen: boolean;
  readonly near: RefObject<boolean>;
}

/** The paths, and what a reader does with them. */
export interface Trajectories {
  readonly work: WorkState<Sampled>;
  readonly error: Error | null;
  readonly kind: Sampler['kind'];
  readonly setKind: (kind: Sampler['kind']) => void;
  /** x, y of each x_T. */
  readonly starts: Float32Array;
  /** What a reader has chosen in place of the figure's props, as props. */
  readonly chosen: { readonly sampler?: Sampler; readonly starts?: readonly number[]; readonly target?: number };
  /** Where the oracle's paths end. */
  readonly end: Place | null;
  /** A place that a reader has chosen in the panel of a guide. */
  readonly choose: (guide: Guide, place: Place) => void;
  readonly dropHundred: () => void;
  readonly again: () => void;
  readonly clear: () => void;
}

const USUAL: Readonly<Record<Sampler['kind'], Sampler>> = {
  ddim: { kind: 'ddim', eta: 0 },
  ddpm: { kind: 'ddpm', variance: 'posterior' },
};
const USUAL_STEPS = 50;
const NO_STARTS = new Float32Array();

/** Keeps the paths of a figure sampled. */
export function useTrajectories(options: TrajectoryOptions): Trajectories {
  const { settings, data, loaded, sampler, steps, starts, target: ownTarget, seen, near } = options;
  const [kind, setKind] = useState<Sampler['kind'] | null>(null);
  const [runs, setRuns] = useState(0);
  const [chosen, setChosen] = useState<{ data: Float32Array; index: number } | null>(null);
  const own = useStarts(starts, settings.seed);
  const given = useStable({ sampler, starts });
  const target = chosen?.data === data && chosen ? chosen.index : ownTarget;

  const described = useMemo(
    () =>
      attempt(() => {
        if (!data) return null;
        const { schedule, seed } = settings;
        checkInteger('target', target, 0, data.length / 2);
        return {
          schedule,
          seed,
          runs,
          points: data,
          target,
          denoiser: loaded.denoiser,
          timesteps: sampleTimesteps(schedule, steps ?? Math.min(USUAL_STEPS, schedule.timesteps)),
          sampler: samplerOf(given.sampler, kind, schedule),
          starts: own.chosen ?? startsOf(given.starts, seed),
        };
      }),
    [settings, data, target, runs, loaded, steps, given, kind, own.chosen],
  );
  const work = useWork(seen && !loaded.isLoading && !settings.error ? described.value : null, sampled, near);
  const shownStarts = described.value?.starts ?? work.shown?.request.starts ?? NO_STARTS;
  const failure = work.isDone ? (work.shown?.failure ?? null) : null;
  return {
    work,
    error: described.error ?? work.error ?? failure,
    kind: kind ?? (attempt(() => sampler.kind === 'ddpm').value ? 'ddpm' : 'ddim'),
    setKind,
    starts: shownStarts,
    chosen: {
      ...(described.value && kind && { sampler: described.value.sampler }),
      ...(own.chosen && { starts: Array.from(own.chosen, rounded) }),
      ...(target !== ownTarget && { target }),
    },
    end: data && pointOf(data, target),
    choose: (guide, place) => {
      if (guide !== 'oracle') own.drop(place, shownStarts);
      else if (data) setChosen({ data, index: nearestPoint(data, ...place) });
    },
    dropHundred: () => own.dropHundred(settings.seed),
    again: () => setRuns(runs + 1),
    clear: own.clear,
  };
}

/** As exact as a click, in three decimals. */
function rounded(value: number): number {
  return Number(value.toFixed(3));
}

/** The given sampler, or the usual one of the kind that a reader has chosen instead; throws for one that is none. */
function samplerOf(given: Sampler, kind: Sampler['kind'] | null, schedule: Schedule): Sampler {
  samplerCoefficients(schedule, 0, -1, given);
  return kind === null || kind === given.kind ? given : USUAL[kind];
}

function pointOf(points: Float32Array, index: number): Place | null {
  if (!Number.isInteger(index)) return null;
  const [x, y] = points.subarray(2 * index, 2 * index + 2);
  return x === undefined || y === undefined ? null : [x, y];
}
