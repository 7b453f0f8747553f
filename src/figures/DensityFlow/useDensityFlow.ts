'use client';
import { useMemo } from 'react';
import { isPath } from '../../core/process.js';
import type { Process } from '../../core/types.js';
import type { FigureState, Live } from '../../frame/definition.js';
import { useStable } from '../../hooks/useStable.js';
import type { Domain } from '../../marks/scatter/domain.js';
import type { Layer } from '../../marks/scatter/layers.js';
import { useWork } from '../pointDenoisers/useWork.js';
import { type askedOf, firstOf } from './asked.js';
import type { Mixture } from './flow.js';
import { densityLayers } from './layers.js';
import { type Line, lineThrough, type OnLine, onLine } from './line.js';
import { type Particles, particlesOf } from './particles.js';
import { type Shade, shadeOf } from './shade.js';

/** What the figure shows. */
export interface DensityFlowModel extends Mixture {
  readonly schedule: Process;
  readonly t: number;
  readonly domain: Domain;
  readonly particles: number;
  readonly seed: number;
  readonly asked: ReturnType<typeof askedOf>;
}

export interface DensityFlowLive extends Live {
  /** The newest density, which says of which t everything else is shown; null before the first. */
  readonly shade: Shade | null;
  readonly density: readonly Layer[] | null;
  /** Null before the first. */
  readonly particles: Particles | null;
  /** The flow of a reader's point, and where it is; null without one. */
  readonly line: Line | null;
  readonly at: OnLine | null;
}

/** Keeps density, particles and the flow of a point up to date, in slices. */
export function useDensityFlow({
  valid,
  error: propsError,
  seen,
  near,
}: FigureState<object, DensityFlowModel>): DensityFlowLive {
  // By content: what is the same is computed once, whatever else changes.
  const mixture = useStable(seen && valid ? { points: valid.points, deviation: valid.deviation } : null);
  const schedule = useStable(valid?.schedule ?? null);
  const domain = useStable(valid?.domain ?? null);
  const asked = useStable(valid?.asked ?? null);
  const { t = 0, particles: count = 0, seed = 0 } = valid ?? {};
  const shadeRequest = useMemo(
    () => mixture && schedule && domain && { ...mixture, process: schedule, t, domain },
    [mixture, schedule, domain, t],
  );
  const particlesRequest = useMemo(
    () => mixture && schedule && { ...mixture, schedule, particles: count, seed },
    [mixture, schedule, count, seed],
  );
  const lineRequest = useMemo(
    () => mixture && schedule && asked && { ...mixture, process: schedule, ...asked, ...endsOf(schedule) },
    [mixture, schedule, asked],
  );
  const shade = useWork(shadeRequest, shadeOf, near);
  const particles = useWork(particlesRequest, particlesOf, near);
  const line = useWork(lineRequest, lineThrough, near);
  const shownLine = asked ? line.shown : null;
  // What is still of another process has another t.
  const shownRequest = shade.shown?.request;
  const isOfShade = (process: Process | undefined) => process === shownRequest?.process;
  const lineOfShade = isOfShade(shownLine?.request.process) ? shownLine : null;
  const particlesOfShade = isOfShade(particles.shown?.request.schedule) ? particles.shown : null;
  const density = useMemo(() => shade.shown && densityLayers(shade.shown), [shade.shown]);
  const at = useMemo(
    () => (lineOfShade && shownRequest ? onLine(lineOfShade, shownRequest.t) : null),
    [lineOfShade, shownRequest],
  );
  const error = propsError ?? shade.error ?? particles.error ?? line.error;
  const isDone = shade.isDone && particles.isDone && (line.isDone || !asked);
  const content = useMemo(
    () => ({ shade: shade.shown, particles: particlesOfShade, line: lineOfShade }),
    [shade.shown, particlesOfShade, lineOfShade],
  );
  return {
    ...{ shade: shade.shown, density, particles: particlesOfShade, line: lineOfShade, at, error, content },
    isReady: isDone,
    isWorking: seen && !error && !isDone,
  };
}

function endsOf(process: Process) {
  return { first: firstOf(process), last: isPath(process) ? process.end : process.timesteps - 1 };
}
