'use client';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { lastTick, timeAtTick } from '../core/timestep.js';
import type { Filmed, Held, Moved, Moving } from '../export/exports.js';
import { leaveFilm } from '../export/filmed.js';
import type { FigureEvents } from '../hooks/useFigureEvents.js';
import type { AnyProp, Values } from './propTable.js';
import { processOf } from './resolve.js';

interface HeldByFilm {
  /** The props that a film holds; none where there is no film. */
  readonly held: Values;
  readonly show: Moved['show'];
  /** Its events, of which a page hears nothing during a film. */
  readonly events: FigureEvents;
}

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

const NONE: Values = {};

/** Lets a film move a prop of a figure. */
export function useFilming({ onReady, onError }: FigureEvents): HeldByFilm {
  const [held, setHeld] = useState<Held | null>(null);
  const newest = useRef<number | null>(null);
  const waiting = useRef<Waiting | null>(null);
  const show = useCallback(
    (held: Held | null) =>
      new Promise<void>((resolve, reject) => {
        const [, value = null] = held ?? [];
        waiting.current = { resolve, reject };
        const isShown = newest.current === value;
        newest.current = value;
        setHeld(held);
        if (isShown || value === null) resolve();
      }),
    [],
  );
  if (!held) return { held: NONE, show, events: { onReady, onError } };
  const [prop, value] = held;
  const onFrame = {
    onReady: () => waiting.current?.resolve(),
    onError: (error: Error) => waiting.current?.reject(error),
  };
  return { held: { [prop]: value }, show, events: onFrame };
}

/** Leaves at the element of a figure what films it. */
export function useLeftFilm(body: RefObject<HTMLElement | null>, film: Filmed | undefined): void {
  useEffect(() => {
    const figure = body.current?.closest('figure');
    if (figure) leaveFilm(figure, film);
  });
}

/** What moves where a figure shows a t; null where it shows none. */
export function movingTimestep(timestep: AnyProp | undefined, shown: Values, settings: Values): Moving | null {
  if (!timestep || shown['t'] === null) return null;
  const process = processOf(settings);
  return {
    prop: 't',
    least: timestep.least ?? 0,
    last: lastTick(process),
    valueAt: (tick) => timeAtTick(process, tick),
  };
}
