import type { ReactNode } from 'react';
import { checkInteger, invalid } from '../core/check.js';
import { noiseWords } from '../core/noiseKey.js';
import { checkTimesteps, DEFAULT_TIMESTEPS, resolveSchedule } from '../core/schedule.js';
import { notebookTimestep } from '../core/timestep.js';
import type { Schedule, ScheduleOptions } from '../core/types.js';
import { checkResolution, DEFAULT_RESOLUTION } from '../hooks/settings.js';
import { type ImageSource, type OpenSource, withoutWrapper } from '../image/source.js';
import type { AnyProp, Prop, TimestepProp, Values } from './propTable.js';

// The kinds of props that a figure may have, to be written as `prop.timestep()`.

export { notebookTimestep } from '../core/timestep.js';
export type { GivenProps } from './propTable.js';

/**
 * The timestep that a figure shows: its own, else the nearest to the page's that its schedule has, else the usual one.
 *
 * @param options.least - the smallest t that the figure can show; defaults to 0. With 1, for a step from t - 1, the page's t = 0
 *   is no error: the figure then shows t = 1.
 * @param options.usual - by the schedule; defaults to the notebook's 50, or the last t of a shorter schedule.
 */
export function timestep(
  options: { least?: 0 | 1; usual?: (schedule: Schedule, settings: Values) => number } = {},
): Prop<number> & Omit<TimestepProp, keyof Prop<number>> {
  const { least = 0, usual = notebookTimestep } = options;
  return { kind: 'timestep', from: 'page', least, usual, isMark: false };
}

/** A timestep to mark: the figure's own, else the page's, else none; null marks none whatever the page has. */
export function mark(): TimestepProp {
  return { kind: 'timestep', from: 'page', least: 0, usual: () => null, isMark: true };
}

/** A fifth of the way, where image and noise can both be seen. */
export function fifthOf({ timesteps }: Schedule): number {
  return Math.floor(timesteps / 5);
}

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
  return { kind: 'integer', usual, range: [least, end - 1], read, ...more };
}

/** A number in `least ≤ value ≤ most`, or, if it `isAbove`, in `least < value ≤ most`. */
export function number(range: { usual: number; least: number; most: number; isAbove?: boolean }): Prop<number> {
  const { usual, least, most, isAbove = false } = range;
  const read = (value: number, name: string) => {
    const isFrom = isAbove ? value > least : value >= least;
    // NaN is in no range.
    if (typeof value === 'number' && isFrom && value <= most) return value;
    throw invalid(name, value, `${least} ${isAbove ? '<' : '<='} ${name} <= ${most}`);
  };
  return { kind: 'number', usual, range: [least, most], read };
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

/**
 * What a definition checks by itself, against its other props.
 *
 * @param read - checks it alone, and may make something of it; throws a RangeError that names it. Defaults to nothing.
 */
export function data<Value>(
  kind: 'denoiser' | 'names' | 'number' | 'points' | 'sampler' | 'starts' | 'function',
  usual: Value,
  read?: (value: Value, name: string) => Value,
): Prop<Value> {
  return { kind, usual, ...(read && { read }) };
}

/** A function of the page that is told of a change. A definition gets whether there is one. */
export function handler<Handler>(): Prop<Handler, boolean> {
  return { kind: 'handler', usual: false };
}

interface ScheduleDefaults extends Pick<AnyProp, 'or' | 'otherwise'> {
  readonly usual?: ScheduleOptions;
}

/** What a figure shows as it is given: nothing else hangs on it. */
export function content(): Prop<ReactNode, never> {
  return { kind: 'content' };
}

/** A variance schedule, or the options to make it from; the notebook's by default. */
export function schedule(options: ScheduleDefaults = {}): Prop<ScheduleOptions | Schedule | null, Schedule> {
  return { kind: 'schedule', from: 'provider', usual: {}, read: resolveSchedule, ...options };
}

/** A schedule that a figure shares with no other. */
export function ownSchedule(usual: ScheduleOptions): Prop<ScheduleOptions | Schedule | null, Schedule> {
  return {
    kind: 'schedule',
    usual,
    read: (value: ScheduleOptions | Schedule | null) => resolveSchedule(value ?? usual),
  };
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

/** A prop that readers change: what they have chosen of it is forgotten when one of these other props changes. */
export function until<Given, Shown>(others: readonly string[], prop: Prop<Given, Shown>): Prop<Given, Shown> {
  return { ...prop, until: others };
}

/** What a reader begins with: the initial value of the prop `x`, which readers change, as the prop `defaultX`. */
export function initial<Value>(): Prop<Value, Value | undefined> {
  return { kind: 'initial' };
}

/** Whether a press on a picture opens the loupe. */
export function loupe(): Prop<boolean, boolean> {
  return { kind: 'flag', from: 'provider', usual: true };
}
