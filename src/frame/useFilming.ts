'use client';
import { useCallback, useRef, useState } from 'react';
import { lastTick, timeAtTick } from '../core/timestep.js';
import type { GaussianPath, Schedule } from '../core/types.js';
import type { Filmed } from '../export/exports.js';
import type { FigureEvents } from '../hooks/useFigureEvents.js';
import type { AnyProp, Values } from './propTable.js';
import { processOf } from './resolve.js';

interface Filming {
  /** The t at which a film holds the figure; null where there is none. */
  readonly t: number | null;
  readonly show: Filmed['show'];
  /** Its events, of which a page hears nothing during a film. */
  readonly events: FigureEvents;
}

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** Lets a film move the t of a figure. */
export function useFilming({ onReady, onError }: FigureEvents): Filming {
  const [t, setT] = useState<number | null>(null);
  const held = useRef(t);
  const waiting = useRef<Waiting | null>(null);
  const show = useCallback(
    (t: number | null) =>
      new Promise<void>((resolve, reject) => {
        waiting.current = { resolve, reject };
        const isShown = held.current === t;
        held.current = t;
        setT(t);
        if (isShown || t === null) resolve();
      }),
    [],
  );
  return {
    ...{ t, show },
    events:
      t === null
        ? { onReady, onError }
        : { onReady: () => waiting.current?.resolve(), onError: (error) => waiting.current?.reject(error) },
  };
}

/** What films a figure that shows a t; undefined of one that shows none. */
export function filmOf(
  timestep: AnyProp | undefined,
  shown: Values,
  settings: Values,
  show: Filmed['show'],
): Filmed | undefined {
  if (!timestep || shown['t'] === null) return undefined;
  const { least = 0 } = timestep;
  return { show, timesteps: (count) => timestepsBetween(least, processOf(settings), count) };
}

/** Evenly from the first to the last, at most each once. */
function timestepsBetween(least: number, process: Process, count: number): number[] {
  const steps = lastTick(process) - least;
  const frames = Math.min(count, steps + 1);
  return Array.from({ length: frames }, (_, index) =>
    timeAtTick(process, least + Math.round((steps * index) / Math.max(1, frames - 1))),
  );
}

type Process = Pick<Schedule, 'timesteps'> | GaussianPath;
