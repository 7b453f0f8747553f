'use client';
import { useEffect, useMemo, useRef, useState } from 'react';
import { tryCatch } from '../hooks/tryCatch.js';
import { noiseWords } from '../process/noiseHash.js';
import { scheduleOfText, textOfSchedule } from '../process/plain.js';
import { type ProcessSource, resolveProcess } from '../process/resolveProcess.js';
import { lastTick } from '../process/timestep.js';
import type { PathOptions, Process, ScheduleOptions } from '../process/types.js';

/** The state that a page's address may contain. */
export interface UrlState {
  /** The timestep, an integer in 0 ≤ t < timesteps; on a path thousandths of the way along it, up to 1000. */
  t?: number | undefined;
  /** Any finite number. */
  seed?: number | undefined;
  /** Options of a schedule, `{ kind: 'cosine' }`, or of a path, `{ path: 'flow' }`. */
  schedule?: ScheduleOptions | PathOptions | undefined;
}

/** Props of a provider, and the functions that change them. */
export interface UrlStateProps extends UrlState {
  onTChange: (t: number) => void;
}

export interface UrlControls {
  /** The props of the provider: `<DiffusionProvider {...props}>`. */
  readonly props: UrlStateProps;
  readonly setSeed: (seed: number) => void;
  readonly setSchedule: (schedule: ScheduleOptions | PathOptions) => void;
}

/** Between two changes of the address: browsers allow a hundred in thirty seconds. */
const WRITE_MILLISECONDS = 400;

/**
 * Keeps t, seed and schedule of a page in the query of its address, so that a link leads to what its sender saw:
 * `?t=200&seed=7&schedule=cosine`. A schedule of more than a kind is written as JSON, and so
 * is a path: `schedule={"path":"flow"}`.
 *
 * Values in the address that are broken or out of range are ignored, and the defaults shown.
 *
 * ```tsx
 * const url = useUrlState({ t: 200 });
 * <DiffusionProvider {...url.props}>…</DiffusionProvider>
 * ```
 *
 * @param defaults - what is shown, and not written, where the address says nothing.
 */
export function useUrlState(defaults: UrlState = {}): UrlControls {
  // A server does not see the query, so the first render shows the defaults.
  const [state, setState] = useState<UrlState>({});
  /** Writes what is not written yet; null if there is nothing. */
  const write = useRef<(() => void) | null>(null);
  useEffect(() => {
    const read = () => {
      // The pending write belongs to the history entry that a reader has left.
      write.current = null;
      setState(readQuery(location.search));
    };
    read();
    addEventListener('popstate', read);
    return () => removeEventListener('popstate', read);
  }, []);

  useEffect(() => {
    if (Object.keys(state).length === 0) return;
    const { pathname } = location;
    const pending = () => {
      if (write.current !== pending) return;
      write.current = null;
      // A router may have gone on to another page, whose address it is now.
      if (location.pathname !== pathname) return;
      const query = writtenQuery(location.search, state);
      if (query !== location.search) history.replaceState(history.state, '', `${pathname}${query}${location.hash}`);
    };
    write.current = pending;
    const timer = setTimeout(pending, WRITE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [state]);
  useEffect(() => {
    const leave = () => write.current?.();
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, []);

  const { t = defaults.t, seed = defaults.seed, schedule = defaults.schedule } = state;
  const change = (part: UrlState) => setState((before) => ({ ...before, ...part }));
  const last = useMemo(() => lastTick(processOf(schedule) ?? resolveProcess({})), [schedule]);
  const isInRange = t === undefined || t <= last;
  return {
    props: { t: isInRange ? t : last, seed, schedule, onTChange: (next) => change({ t: next }) },
    setSeed: (next) => change({ seed: next }),
    setSchedule: (next) => change({ schedule: next }),
  };
}

/** Reads the state from a query. Invalid values are left out. */
export function readQuery(search: string): UrlState {
  const query = new URLSearchParams(search);
  const t = numberOf(query.get('t'));
  const seed = numberOf(query.get('seed'));
  const schedule = optionsOf(query.get('schedule'));
  return {
    ...(t !== undefined && Number.isInteger(t) && t >= 0 && { t }),
    ...(seed !== undefined && tryCatch(() => noiseWords({ seed })).error === null && { seed }),
    ...(schedule && { schedule }),
  };
}

/** A query with the state in it; what else it holds stays. */
export function writtenQuery(search: string, { t, seed, schedule }: UrlState): string {
  const query = new URLSearchParams(search);
  if (t !== undefined) query.set('t', String(t));
  if (seed !== undefined) query.set('seed', String(seed));
  const written = schedule && textOfSchedule(schedule);
  if (written !== undefined) query.set('schedule', written);
  else if (schedule) query.delete('schedule'); // rather none than another
  const text = query.toString();
  return text && `?${text}`;
}

function numberOf(text: string | null): number | undefined {
  const number = text === null || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}

function optionsOf(text: string | null): UrlState['schedule'] {
  if (text === null) return undefined;
  const options = scheduleOfText(text) as ScheduleOptions | PathOptions;
  return processOf(options) ? options : undefined;
}

function processOf(options: ProcessSource | undefined): Process | null {
  return tryCatch(() => resolveProcess(options ?? {})).value;
}
