import type { ReactNode } from 'react';
import { checkInteger, invalid } from '../core/check.js';
import { noiseWords } from '../core/noiseHash.js';
import { type ProcessSource, resolveProcess } from '../core/resolveProcess.js';
import { checkTimesteps, DEFAULT_TIMESTEPS, resolveSchedule } from '../core/schedule.js';
import { lastTick, notebookTimestep, timeAtTick } from '../core/timestep.js';
import type { Process, Schedule, ScheduleOptions } from '../core/types.js';
import { type ImageSource, type OpenSource, withoutWrapper } from '../image/source.js';
import { checkResolution, DEFAULT_RESOLUTION } from '../page/contexts.js';
import { type AnyProp, checkNames, type Prop, type TimestepProp, type Values } from './propTable.js';

// Props that a provider may have for its figures, and those that a figure shares with no other; see prop.ts.

interface ScheduleDefaults extends Pick<AnyProp, 'or' | 'otherwise'> {
  readonly usual?: ScheduleOptions;
}

/** A variance schedule, or the options to make it from; the notebook's by default. */
export function schedule(options: ScheduleDefaults = {}): Prop<ScheduleOptions | Schedule | null, Schedule> {
  return { kind: 'schedule', from: 'provider', usual: {}, read: resolveSchedule, ...options };
}

/**
 * A variance schedule, a path from the data to noise, or the options to make one from; the notebook's by default. For figures that
 * need no single steps.
 */
export function process(options: ScheduleDefaults = {}): Prop<ProcessSource | null, Process> {
  return { kind: 'schedule', from: 'provider', usual: {}, read: resolveProcess, ...options };
}

/** A schedule that a figure shares with no other. */
export function ownSchedule(usual: ScheduleOptions): Prop<ScheduleOptions | Schedule | null, Schedule> {
  return {
    kind: 'schedule',
    usual,
    read: (value: ScheduleOptions | Schedule | null) => resolveSchedule(value ?? usual),
  };
}

/** What names the noise. */
export function seed(): Prop<number | null, number> {
  return { ...ownSeed(), from: 'provider' };
}

/** What names the noise of a figure that shares it with no other. */
export function ownSeed(): Prop<number, number> {
  const read = (value: number) => {
    noiseWords({ seed: value });
    return value;
  };
  return { kind: 'seed', usual: 0, read };
}

/** An image from any source; null is the built-in one. */
export function image(): Prop<ImageSource | null, OpenSource | null> {
  const read = (value: ImageSource | null) => (value === null ? null : withoutWrapper(value));
  return { kind: 'image', from: 'provider', usual: null, read };
}

/** The longest side of an image in pixels. */
export function resolution(): Prop<number | null, number> {
  const read = (value: number) => {
    checkResolution(value);
    return value;
  };
  return { kind: 'integer', from: 'provider', usual: DEFAULT_RESOLUTION, read };
}

/** Width over height of the space for each image. */
export function aspectRatio(): Prop<number, number | undefined> {
  return { kind: 'number', from: 'provider' };
}

/** Whether a press on a picture opens the loupe. */
export function loupe(): Prop<boolean, boolean> {
  return { kind: 'flag', from: 'provider', usual: true };
}

// Props of t; see prop.ts.

export { notebookTimestep } from '../core/timestep.js';

/**
 * The timestep that a figure shows: its own, else the nearest to the page's that its schedule has, else the usual one. Of a path it
 * is a time, and the page's t counts thousandths of the way along it.
 *
 * @param options.least - the smallest t that the figure can show; defaults to 0. With 1, for a step from t - 1, the page's t = 0
 *   is no error: the figure then shows t = 1.
 * @param options.usual - by the schedule; defaults to the notebook's 50, or the last t of a shorter schedule.
 */
export function timestep<Of extends Process = Schedule>(
  options: { least?: 0 | 1; usual?: (process: Of, settings: Values) => number } = {},
): Prop<number> & Omit<TimestepProp, keyof Prop<number>> {
  const { least = 0, usual = notebookTimestep } = options;
  return { kind: 'timestep', from: 'page', least, usual: usual as TimestepProp['usual'], isMark: false };
}

/** A timestep to mark: the figure's own, else the page's, else none; null marks none whatever the page has. */
export function mark(): TimestepProp {
  return { kind: 'timestep', from: 'page', least: 0, usual: () => null, isMark: true };
}

/** A fifth of the way, where image and noise can both be seen. */
export function fifthOf(process: Process): number {
  return timeAtTick(process, Math.floor((lastTick(process) + 1) / 5));
}

/** How many steps there are, where a figure makes its schedules itself; by default as many as in the provider's. */
export function timesteps(): Prop<number> {
  const provided = ({ schedule }: { schedule?: ScheduleOptions | null }) =>
    schedule?.timesteps ?? schedule?.betas?.length;
  const read = (value: number) => {
    checkTimesteps(value);
    return value;
  };
  return { kind: 'integer', from: 'provider', provided, usual: DEFAULT_TIMESTEPS, read };
}

export type { GivenProps, PropsOf } from './propTable.js';

/** Whether something is shown. */
export function flag(usual = false): Prop<boolean> {
  return { kind: 'flag', usual };
}

interface Range {
  readonly usual: number;
  readonly least: number;
  readonly end: number;
}

/** An integer in `least ≤ value < end`; where there is no default, a definition says what is shown without one. */
export function integer(range: Range & Pick<AnyProp, 'moves'>): Prop<number>;
export function integer(range: Omit<Range, 'usual'>): Prop<number, number | undefined>;
export function integer({
  usual,
  least,
  end,
  ...more
}: Omit<Range, 'usual'> & { usual?: number } & Pick<AnyProp, 'moves'>): AnyProp {
  const read = (value: number | undefined, name: string) => {
    if (value !== undefined) checkInteger(name, value, least, end);
    return value;
  };
  return { kind: 'integer', usual, least, most: end - 1, read, ...more };
}

/** A number in `least ≤ value ≤ most`, or, if it `isAbove`, in `least < value ≤ most`. */
export function number(
  range: { usual: number; least: number; most: number; isAbove?: boolean } & Pick<AnyProp, 'moves'>,
): Prop<number> {
  const { least, most, isAbove = false } = range;
  const read = (value: number, name: string) => {
    const isFrom = () => (isAbove ? value > least : value >= least);
    // NaN is in no range.
    if (typeof value === 'number' && isFrom() && value <= most) return value;
    throw invalid(name, value, `${least} ${isAbove ? '<' : '<='} ${name} <= ${most}`);
  };
  return { kind: 'number', ...range, read };
}

/** One of some words; the first by default, or another. */
export function choice<const Words extends readonly string[]>(
  words: Words,
  usual?: NoInfer<Words[number]>,
): Prop<Words[number]>;
/** One of some words, or none of them, which is the default. */
export function choice<const Words extends readonly string[]>(
  words: Words,
  usual: null,
): Prop<Words[number], Words[number] | null>;
export function choice(words: readonly string[], usual: string | null | undefined = words[0]): AnyProp {
  const read = (value: string | null, name: string) => {
    if (value === usual || words.includes(value as string)) return value;
    const quoted = words.map((word) => `'${word}'`);
    throw invalid(name, value, words.length > 2 ? `one of ${quoted.join(', ')}` : quoted.join(' or '));
  };
  return { kind: 'choice', usual, words, read };
}

/** Some of the known names, at least one and each at most once. */
export function names<const Known extends string>(
  known: readonly Known[],
  usual: readonly Known[],
): Prop<readonly Known[]> {
  const read = (value: readonly Known[], name: string) => {
    checkNames(name, value, known);
    return value;
  };
  return { kind: 'names', usual, words: known, read };
}

/**
 * What a definition checks by itself, against its other props.
 *
 * @param read - checks it alone, and may make something of it; throws a RangeError that names it. Defaults to nothing.
 */
export function data<Value>(
  kind: 'configuration' | 'denoiser' | 'number' | 'points' | 'sampler' | 'numbers' | 'starts' | 'function',
  usual: Value,
  read?: (value: Value, name: string) => Value,
): Prop<Value> {
  return { kind, usual, ...(read && { read }) };
}

/** A function of the page that is told of a change. A definition gets whether there is one. */
export function handler<Handler>(): Prop<Handler, boolean> {
  return { kind: 'handler', usual: false };
}

/** What a figure shows as it is given: nothing else hangs on it. */
export function content(): Prop<ReactNode, never> {
  return { kind: 'content' };
}

/** A prop that readers change: what they have chosen of it is forgotten when one of these other props changes. */
export function until<Given, Shown>(others: readonly string[], prop: Prop<Given, Shown>): Prop<Given, Shown> {
  return { ...prop, until: others };
}

/** What a reader begins with: the initial value of the prop `x`, which readers change, as the prop `defaultX`. */
export function initial<Value>(): Prop<Value, Value | undefined> {
  return { kind: 'initial' };
}
