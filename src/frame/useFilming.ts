'use client';
import { useCallback, useRef, useState } from 'react';
import { lastTick, timeAtTick } from '../core/timestep.js';
import type { Filmed } from '../export/exports.js';
import type { FigureEvents } from '../hooks/useFigureEvents.js';
import type { Moving } from './definition.js';
import type { AnyProp, Values } from './propTable.js';
import { processOf } from './resolve.js';

interface Filming {
  /** The props that a film holds; none where there is no film. */
  readonly held: Values;
  readonly show: Show;
  /** Its events, of which a page hears nothing during a film. */
  readonly events: FigureEvents;
}

/** Gives a figure a prop, whoever else holds it; resolves when all of it is drawn. Null gives it back. */
type Show = (held: Held | null) => Promise<void>;
type Held = readonly [prop: string, value: number];

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

const NONE: Values = {};
/** A value that shows what another did draws nothing new, and nothing is to be waited for. */
const PATIENCE_MILLISECONDS = 2000;

/** Lets a film move a prop of a figure. */
export function useFilming({ onReady, onError }: FigureEvents): Filming {
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

/** What films a figure while a prop moves. */
export function filmOf(moving: Moving, show: Show): Filmed {
  return async (most, onMoment) => {
    const values = valuesOf(moving, most);
    try {
      for (const value of values) {
        await Promise.race([show([moving.prop, value]), later(PATIENCE_MILLISECONDS)]);
        await onMoment(values.length);
      }
    } finally {
      void show(null);
    }
  };
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

function later(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Evenly from the first to the last, at most each once. */
function valuesOf({ least, last, valueAt = (tick) => tick }: Moving, most: number): number[] {
  const steps = last - least;
  const frames = Math.min(most, steps + 1);
  return Array.from({ length: frames }, (_, index) =>
    valueAt(least + Math.round((steps * index) / Math.max(1, frames - 1))),
  );
}
