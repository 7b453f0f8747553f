'use client';

import { useContext, useMemo, useRef, useState } from 'react';
import { checkInteger, invalid } from '../base/check.js';
import { tryCatch } from '../hooks/tryCatch.js';
import { useLayoutEffect } from '../hooks/useLayoutEffect.js';
import { hasSameContent, useLastValid, useStable } from '../hooks/useStable.js';
import { DefaultsContext } from '../page/contexts.js';
import { type PageTimestep, usePageTimestep, usePageTimestepError } from '../page/useTimestep.js';
import { isPath } from '../process/process.js';
import { nearestTime, readTime } from '../process/timestep.js';
import type { GaussianPath, Process, Schedule } from '../process/types.js';
import { type AnyProp, handlerName, initialName, type PropTable, type TimestepProp, type Values } from './propTable.js';

/** Props that have been checked. */
interface Checked {
  /** In place of one that is wrong stands its default. */
  readonly values: Values;
  /** The names of those. */
  readonly wrong: readonly string[];
  /** What is wrong with the first; null if nothing. */
  readonly error: Error | null;
}

/** In place of what is wrong what it was before; so what readers see of it stays where it is. */
function useLastValidProps({ values, wrong }: Checked): Values {
  const right = useRef(values);
  // eslint-disable-next-line react-hooks/refs -- written only once shown, as in `useStable`
  const kept = useStable(wrong.length === 0 ? values : { ...values, ...only(right.current, wrong) });
  useLayoutEffect(() => {
    right.current = kept;
  }, [kept]);
  return kept;
}

function only(values: Values, names: readonly string[]): Values {
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}

interface Changes {
  /** What readers have chosen, by the names of the props. */
  readonly chosen: Values;
  readonly setProp: (name: string, value: unknown) => void;
  /** Whether `choose` changes anything: where the page holds the prop and hears of no change, it does not. */
  readonly isEditable: (name: string) => boolean;
  /** Props that show what readers have chosen, and let them go on. */
  readonly serialized: Values;
}

interface Choice {
  readonly value: unknown;
  /** What it hangs on, as it was when a reader made it. */
  readonly under: readonly unknown[];
}

/** What the readers of a figure change. */
export function useChanges(table: PropTable, ownProps: Values): Changes {
  const defaults = useContext(DefaultsContext) as Values;
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const presentOf = (name: string) => (table[name]?.resetOn ?? []).map((other) => ownProps[other] ?? defaults[other]);
  const setProp = (name: string, value: unknown) => {
    setChoices((before) => ({ ...before, [name]: { value, under: presentOf(name) } }));
    (ownProps[handlerName(name)] as ((value: unknown) => void) | undefined)?.(value);
  };
  const isEditable = (name: string) => ownProps[name] === undefined || ownProps[handlerName(name)] !== undefined;
  const holding = Object.entries(choices).filter(([name, { under }]) => hasSameContent(under, presentOf(name)));
  const chosen = Object.fromEntries(holding.map(([name, { value }]) => [name, value]));
  const free = Object.keys(chosen).filter((name) => ownProps[name] === undefined && initialName(name) in table);
  const serialized = Object.fromEntries(free.map((name) => [initialName(name), chosen[name]]));
  return { chosen, setProp, isEditable, serialized };
}

/** Props that have been checked, with all defaults filled in; in place of one that is wrong stands its last right value, or its default. */
export interface Resolved {
  /** All but t and others that move: the same object while they say the same, so that only what moves is made anew. */
  readonly staticProps: Values;
  /** What is wrong with one of these; null if nothing. */
  readonly staticPropsError: Error | null;
  /** The same with what moves. */
  readonly shown: Values;
  /** What is wrong with any of these; null if nothing. */
  readonly error: Error | null;
}

/** What a prop is to be, and the name of the prop that says so. */
type Asked = readonly [value: unknown, name: string];

/** The props of a figure: its own, what a reader has chosen, its provider's or the page's, else the default ones; checked. */
export function useResolved(table: PropTable, ownProps: Values, chosen: Values): Resolved {
  const defaults = useContext(DefaultsContext) as Values;
  const timestep = table['t'] as TimestepProp | undefined;
  const own = ownTimestep(timestep, ownProps, chosen);
  const source = Object.is(own, ownProps['t']) ? 't' : initialName('t');
  const follows = timestep !== undefined && own === undefined && chosen['t'] === undefined;
  const readersT = useReadersTimestep(follows, chosen['t']);
  const pageError = usePageTimestepError(follows);

  const askFor = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, askedOf(name, table, { ownProps, chosen, defaults })]));
  const asked = askFor(Object.keys(table).filter((name) => isSetting(table, name)));
  // By itself: an array that is written in place is the same image whatever else changes.
  const image = useStable(asked['image']);
  const stable = useStable(image ? { ...asked, image } : asked);
  const checked = useMemo(() => valuesOf(table, stable), [table, stable]);
  const { error: staticPropsError } = checked;
  const staticProps = useLastValidProps(checked);
  const animation = useStable(askFor(Object.keys(table).filter((name) => table[name]?.isAnimated)));
  const checkedMoving = useMemo(() => valuesOf(table, animation), [table, animation]);
  const moved = useLastValidProps(checkedMoving);
  const movedError = checkedMoving.error;

  const t = useMemo(
    () => tryCatch(() => timestep && timestepOf(timestep, staticProps, { own, source, readers: readersT })),
    [timestep, staticProps, own, source, readersT],
  );
  const lastT = useLastValid(t.error ? null : { own: t.value ?? null });

  return useMemo(() => {
    const shown = {
      ...staticProps,
      ...moved,
      t: t.error ? lastTimestep(timestep as TimestepProp, staticProps, lastT) : t.value,
    };
    return { staticProps, staticPropsError, shown, error: staticPropsError ?? movedError ?? t.error ?? pageError };
  }, [timestep, staticProps, staticPropsError, moved, movedError, t, lastT, pageError]);
}

/** The default props. */
export function defaultProps(table: PropTable): Values {
  const asked = Object.fromEntries(Object.keys(table).map((name): [string, Asked] => [name, [undefined, name]]));
  const { values } = valuesOf(table, asked);
  const timestep = table['t'] as TimestepProp | undefined;
  return { ...values, t: timestep && defaultTimestep(timestep, values) };
}

function isSetting(table: PropTable, name: string): boolean {
  const { kind, isAnimated } = table[name] as AnyProp;
  return kind !== 'timestep' && kind !== 'content' && !isAnimated;
}

/** The t that the figure is given, and from which readers begin as long as they have chosen none. */
function ownTimestep(timestep: TimestepProp | undefined, ownProps: Values, chosen: Values): number | null | undefined {
  const values = [ownProps['t'], chosen['t'] === undefined ? ownProps['defaultT'] : undefined] as (
    | number
    | null
    | undefined
  )[];
  return values.find((t) => t !== undefined && (t !== null || timestep?.isNullable));
}

/** The t of readers: what they have chosen in the figure itself, else the page's. */
function useReadersTimestep(follows: boolean, chosen: unknown): PageTimestep {
  const page = usePageTimestep(follows);
  return useMemo(() => (chosen === undefined ? page : (process) => nearestTime(chosen, process)), [chosen, page]);
}

function askedOf(name: string, table: PropTable, { ownProps, chosen, defaults }: Record<string, Values>): Asked {
  const prop = table[name];
  if (prop?.kind === 'handler') return [ownProps?.[name] === undefined ? undefined : true, name];
  const initial = initialName(name);
  const { fromProvider = (values: Values) => values[name] } = prop ?? {};
  const values: Asked[] = [
    [ownProps?.[name], name],
    [chosen?.[name], name],
    [ownProps?.[initial], initial],
    [said(prop?.fromProps, ownProps), name],
    [prop?.from === 'provider' ? said(fromProvider, defaults) : undefined, name],
    [said(prop?.defaultFrom, ownProps), name],
  ];
  // Null is what a page gives to take from others what they have.
  const isGiven = ([value]: Asked) => value !== undefined && !(value === null && prop?.from);
  return values.find(isGiven) ?? [undefined, name];
}

/** What other props say; nothing where they cannot be read, which their own checks complain of. */
function said(format: ((values: Values) => unknown) | undefined, values: Values = {}): unknown {
  return tryCatch(() => format?.(values)).value ?? undefined;
}

/** Checks what is asked for, but t, and fills the defaults in. */
function valuesOf(table: PropTable, asked: Readonly<Record<string, Asked>>): Checked {
  let error: Error | null = null;
  const wrong: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, [ownProps, source]] of Object.entries(asked)) {
    const { kind, read = itself, default: defaultValue } = table[name] as AnyProp;
    if (kind === 'timestep') continue;
    const checked = tryCatch(() => read((ownProps === undefined ? defaultValue : ownProps) as never, source));
    error ??= checked.error;
    if (checked.error) wrong.push(name);
    values[name] = checked.error ? read(defaultValue as never, name) : checked.value;
  }
  return { values, wrong, error };
}

function itself(value: unknown): unknown {
  return value;
}

interface AskedTimestep {
  /** The figure's; null is none. */
  readonly own: number | null | undefined;
  /** The prop that says so. */
  readonly source: string;
  readonly readers: PageTimestep;
}

/** A figure's timestep, else the nearest to that of its readers, else the usual one; null is none. Only its own can be wrong. */
function timestepOf(prop: TimestepProp, staticProps: Values, asked: AskedTimestep): number | null {
  const { min } = prop;
  const { own, source, readers } = asked;
  const process = processOf(staticProps);
  if (isPath(process as Process)) return timeOf(prop, staticProps, process as GaussianPath, asked);
  const { timesteps } = process as Schedule;
  if (timesteps <= min) throw invalid('timesteps', timesteps, 'at least 2, for a step between two noisy states');
  if (own === null) return null;
  if (own !== undefined) checkInteger(source, own, min, timesteps);
  const t = own ?? readers({ timesteps });
  return t === undefined ? defaultTimestep(prop, staticProps) : Math.max(min, t);
}

/** The same on a path, which has a time everywhere between its ends. */
function timeOf(
  prop: TimestepProp,
  staticProps: Values,
  path: GaussianPath,
  { own, source, readers }: AskedTimestep,
): number | null {
  if (own === null) return null;
  return own === undefined ? (readers(path) ?? defaultTimestep(prop, staticProps)) : readTime(path, own, source);
}

/** The figure's; one that makes several schedules itself says how many timesteps it gives each. */
export function processOf({ schedule, timesteps }: Values): Process | Pick<Schedule, 'timesteps'> {
  return (schedule as Process | undefined) ?? { timesteps: timesteps as number };
}

/** Returns the last valid timestep if the schedule still has it, and the default one otherwise. */
function lastTimestep(prop: TimestepProp, staticProps: Values, last: Pick<AskedTimestep, 'own'> | null): number | null {
  if (!last) return defaultTimestep(prop, staticProps);
  const kept = tryCatch(() => timestepOf(prop, staticProps, { ...last, source: 't', readers: () => undefined }));
  return kept.error ? defaultTimestep(prop, staticProps) : kept.value;
}

function defaultTimestep({ min, default: defaultOf }: TimestepProp, staticProps: Values): number | null {
  const t = defaultOf(staticProps['schedule'] as Process, staticProps);
  return t === null ? null : Math.max(min, t);
}
