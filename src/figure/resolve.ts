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

/** Checked props. */
interface Checked {
  /** The values. The default replaces an invalid value. */
  readonly values: Values;
  /** The names of the invalid props. */
  readonly wrong: readonly string[];
  /** The error of the first invalid prop; null if all are valid. */
  readonly error: Error | null;
}

/** Replaces each invalid value by the last valid one, so that the picture stays. */
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
  /** The values that readers have chosen, by the names of the props. */
  readonly chosen: Values;
  readonly setProp: (name: string, value: unknown) => void;
  /** Returns false if the prop is controlled and has no change handler: `setProp` then changes nothing. */
  readonly isEditable: (name: string) => boolean;
  /** Props for a copy of the figure that starts from the values that readers have chosen, and lets readers change them. */
  readonly serialized: Values;
}

interface Choice {
  readonly value: unknown;
  /** The values of the props in `resetOn` when the reader chose. */
  readonly under: readonly unknown[];
}

/** Keeps the values that readers of a figure choose. */
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
  const free = Object.keys(chosen).filter((name) => ownProps[name] === undefined);
  // A t that no prop begins with is the figure's own in its copy.
  const serialized = Object.fromEntries(
    free.map((name) => [initialName(name) in table ? initialName(name) : name, chosen[name]]),
  );
  return { chosen, setProp, isEditable, serialized };
}

/** The checked props with all defaults. The last valid value or the default replaces an invalid one. */
export interface Resolved {
  /**
   * All props except t and other animated ones. The object is stable while its content is the same, so that only animated parts are made
   * again.
   */
  readonly staticProps: Values;
  /** The error of the first invalid static prop; null if all are valid. */
  readonly staticPropsError: Error | null;
  /** All props. */
  readonly shown: Values;
  /** The error of the first invalid prop; null if all are valid. */
  readonly error: Error | null;
}

/** The requested value of a prop, and the name of the prop that gives it. */
type Asked = readonly [value: unknown, name: string];

/**
 * Returns the checked props of a figure. Each is the figure's own, else the reader's choice, else the provider's or the page's, else the
 * default.
 */
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
  // The image is compared alone: an array whose content has been changed in place remains the same image when other props change.
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

/** The figure's own t, from which readers begin if they have chosen none. */
function ownTimestep(timestep: TimestepProp | undefined, ownProps: Values, chosen: Values): number | null | undefined {
  const values = [ownProps['t'], chosen['t'] === undefined ? ownProps['defaultT'] : undefined] as (
    | number
    | null
    | undefined
  )[];
  return values.find((t) => t !== undefined && (t !== null || timestep?.isNullable));
}

/** The t of the readers: the one that they have chosen in the figure, else the page's. */
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
  // Null stands for the value of the provider or the page.
  const isGiven = ([value]: Asked) => value !== undefined && !(value === null && prop?.from);
  return values.find(isGiven) ?? [undefined, name];
}

/** Returns a value that depends on other props; undefined if these cannot be read. Their own checks report that. */
function said(format: ((values: Values) => unknown) | undefined, values: Values = {}): unknown {
  return tryCatch(() => format?.(values)).value ?? undefined;
}

/** Checks the requested values except t, and fills in the defaults. */
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
  /** The figure's own t; null for none. */
  readonly own: number | null | undefined;
  /** The name of the prop that gives the figure's own t. */
  readonly source: string;
  readonly readers: PageTimestep;
}

/**
 * The timestep of a figure: its own, else the timestep nearest to the readers' t, else the default; null for none. Only the figure's own t
 * can be invalid.
 */
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

/** The time of a figure on a path, which has a time at every place between its ends. */
function timeOf(
  prop: TimestepProp,
  staticProps: Values,
  path: GaussianPath,
  { own, source, readers }: AskedTimestep,
): number | null {
  if (own === null) return null;
  return own === undefined ? (readers(path) ?? defaultTimestep(prop, staticProps)) : readTime(path, own, source);
}

/** The process of a figure. A figure that makes several schedules itself has the number of their timesteps. */
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
