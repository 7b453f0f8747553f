'use client';
import { useContext, useMemo } from 'react';
import { checkInteger, invalid } from '../core/check.js';
import type { Schedule } from '../core/types.js';
import { attempt } from '../hooks/attempt.js';
import { DefaultsContext } from '../hooks/contexts.js';
import { useStable } from '../hooks/useStable.js';
import { usePageTimestep } from '../hooks/useTimestep.js';
import { initialName } from './changes.js';
import type { PropTable, TimestepProp, Values } from './propTable.js';

/** Props that have been checked, with all defaults filled in; in place of one that is wrong stands its default. */
export interface Resolved {
  /** All but t: the same object while they say the same, so that nothing but t changes where only t does. */
  readonly settings: Values;
  /** What is wrong with one of these; null if nothing. */
  readonly settingsError: Error | null;
  /** The same with t. */
  readonly shown: Values;
  /** What is wrong with any of these; null if nothing. */
  readonly error: Error | null;
}

/** What a prop is to be, and the name of the prop that says so. */
type Asked = readonly [value: unknown, name: string];

/** The props of a figure: its own, what a reader has chosen, its provider's or the page's, else the default ones; checked. */
export function useResolved(table: PropTable, given: Values, chosen: Values): Resolved {
  const defaults = useContext(DefaultsContext) as Values;
  const timestep = table['t'] as TimestepProp | undefined;
  const own = (timestep?.isMark ? given['t'] : (given['t'] ?? undefined)) as number | null | undefined;
  const pageT = usePageTimestep(timestep !== undefined && own === undefined);

  const names = Object.keys(table).filter((name) => isSetting(table, name));
  const asked = Object.fromEntries(names.map((name) => [name, askedOf(name, table, { given, chosen, defaults })]));
  // By itself: an array that is written in place is the same image whatever else changes.
  const image = useStable(asked['image']);
  const stable = useStable(image ? { ...asked, image } : asked);
  const { settings, error: settingsError } = useMemo(() => settingsOf(table, stable), [table, stable]);

  return useMemo(() => {
    const schedule = settings['schedule'] as Schedule;
    const t = attempt(() => timestep && timestepOf(timestep, schedule, own, pageT));
    const shown = { ...settings, t: t.error ? usualTimestep(timestep as TimestepProp, schedule) : t.value };
    return { settings, settingsError, shown, error: settingsError ?? t.error };
  }, [timestep, settings, settingsError, own, pageT]);
}

/** The default props. */
export function usualProps(table: PropTable): Values {
  const { settings } = settingsOf(table, {});
  const timestep = table['t'] as TimestepProp | undefined;
  return { ...settings, t: timestep && usualTimestep(timestep, settings['schedule'] as Schedule) };
}

function isSetting(table: PropTable, name: string): boolean {
  return table[name]?.kind !== 'timestep';
}

function askedOf(name: string, table: PropTable, { given, chosen, defaults }: Record<string, Values>): Asked {
  const prop = table[name];
  if (prop?.kind === 'handler') return [given?.[name] === undefined ? undefined : true, name];
  const initial = initialName(name);
  const values: Asked[] = [
    [given?.[name], name],
    [chosen?.[name], name],
    [given?.[initial], initial],
    [given && prop?.or?.(given), name],
    [prop?.from === 'provider' ? defaults?.[name] : undefined, name],
  ];
  // Null is what a page gives to take from others what they have.
  const isGiven = ([value]: Asked) => value !== undefined && !(value === null && prop?.from);
  return values.find(isGiven) ?? [undefined, name];
}

/** Checks all but t, and fills the defaults in. */
function settingsOf(
  table: PropTable,
  asked: Readonly<Record<string, Asked>>,
): Pick<Resolved, 'settings'> & { readonly error: Error | null } {
  let error: Error | null = null;
  const settings: Record<string, unknown> = {};
  for (const [name, { read = itself, usual }] of Object.entries(table)) {
    if (!isSetting(table, name)) continue;
    const [value = usual, source] = asked[name] ?? [undefined, name];
    const checked = attempt(() => read(value as never, source));
    error ??= checked.error;
    settings[name] = checked.error ? read(usual as never, name) : checked.value;
  }
  return { settings, error };
}

function itself(value: unknown): unknown {
  return value;
}

/** A figure's timestep, else the page's, else the usual one, in the range of its schedule; null is none. */
function timestepOf(
  prop: TimestepProp,
  schedule: Schedule,
  own: number | null | undefined,
  page: number | undefined,
): number | null {
  const { least } = prop;
  const { timesteps } = schedule;
  if (timesteps <= least) throw invalid('timesteps', timesteps, 'at least 2, for a step between two noisy states');
  const t = own === undefined ? (page ?? usualTimestep(prop, schedule)) : own;
  if (t === null) return null;
  checkInteger('t', t, own === undefined ? 0 : least, timesteps);
  return Math.max(least, t);
}

function usualTimestep({ least, usual }: TimestepProp, schedule: Schedule): number | null {
  const t = usual(schedule);
  return t === null ? null : Math.max(least, t);
}
