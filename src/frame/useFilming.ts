'use client';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { lastTick, timeAtTick } from '../core/timestep.js';
import type { Filmed, Held, Moved, Moving } from '../film/filming.js';
import { leave } from '../film/filming.js';
import type { FigureEvents } from '../hooks/useFigureEvents.js';
import type { AnyProp, Values } from './propTable.js';
import { processOf } from './resolve.js';

/** Who waits for a frame of a film. */
interface Waiting {
  readonly held: Held;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

interface HeldByFilm {
  /** What a film holds; null where there is none. During one a figure is eager, wherever its reader has scrolled to. */
  readonly held: Held | null;
  /** The same as props. */
  readonly props: Values;
  readonly show: Moved['show'];
  /** The figure's events, of which a page hears nothing during a film. */
  readonly events: FigureEvents;
  readonly waiting: RefObject<Waiting | null>;
}

const NONE: Values = {};

/** Lets a film move a prop of a figure; `useFrames` tells it what has been drawn. */
export function useFilming(events: FigureEvents): HeldByFilm {
  const [held, setHeld] = useState<Held | null>(null);
  const waiting = useRef<Waiting | null>(null);
  const show = useCallback(
    (held: Held | null) =>
      new Promise<void>((resolve, reject) => {
        waiting.current = held && { held, resolve, reject };
        setHeld(held);
        if (!held) resolve();
      }),
    [],
  );
  useEffect(() => () => waiting.current?.reject(new Error('the figure has left the page')), []);
  return { held, props: held ? Object.fromEntries([held]) : NONE, show, events: held ? NONE : events, waiting };
}

interface Filmable {
  readonly body: RefObject<HTMLElement | null>;
  readonly film: Filmed | undefined;
  /** Of the figure with what the film holds. */
  readonly state: string;
  readonly error: Error | null;
}

/**
 * Tells a film when all of a frame is drawn: by the state of the figure, as one that looks as in the frame before is not drawn
 * again. Leaves at its element what films it.
 */
export function useFrames({ held, show, waiting }: HeldByFilm, { body, film, state, error }: Filmable): void {
  const [begun, setBegun] = useState<Held | null>(null);
  useEffect(() => {
    // What a frame begins to draw in an effect makes the figure pending in the next render, which this brings about.
    // eslint-disable-next-line react-hooks/set-state-in-effect -- once for each frame of a film; else the same null
    setBegun(held);
    if (!held || waiting.current?.held !== held || begun !== held) return;
    if (error) waiting.current.reject(error);
    else if (state === 'ready') waiting.current.resolve();
  }, [held, begun, waiting, state, error]);
  useEffect(() => {
    const figure = body.current?.closest('figure');
    if (figure) leave(figure, { film, show });
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
