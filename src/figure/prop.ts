import type { ReactNode } from 'react';
import { checkInteger, checkWord, invalid } from '../base/check.js';
import { checkTimesteps, DEFAULT_TIMESTEPS, resolveSchedule } from '../process/schedule.js';
import { lastTick, timeAtTick } from '../process/timestep.js';
import type { Made, Process, Schedule, ScheduleOptions } from '../process/types.js';
import { checkNames } from './checkNames.js';
import type { AnyProp, Prop, TimestepProp } from './propTable.js';

// Props that a provider may set for its figures, and the same props for figures that do not use the provider's value. See prop.ts.

export {
  aspectRatio,
  flag,
  type GivenProps,
  image,
  loupe,
  ownSeed,
  type PropsOf,
  process,
  resolution,
  schedule,
  seed,
  timestep,
} from './imageProps.js';

/** A schedule that a figure shares with no other figure. */
export function ownSchedule(defaultValue: ScheduleOptions): Prop<ScheduleOptions | Made<Schedule> | null, Schedule> {
  return {
    kind: 'schedule',
    default: defaultValue,
    read: (value: ScheduleOptions | Made<Schedule> | null) => resolveSchedule(value ?? defaultValue),
  };
}

// Props of t; see prop.ts.

export { notebookTimestep } from '../process/timestep.js';

/** A timestep to mark: the figure's own, else the page's, else none. Null marks no timestep, even if the page has one. */
export function markedTimestep(): TimestepProp {
  return { kind: 'timestep', from: 'page', min: 0, default: () => null, isNullable: true };
}

/** A fifth of the process, at which image and noise are both visible. */
export function fifthOf(process: Process): number {
  return timeAtTick(process, Math.floor((lastTick(process) + 1) / 5));
}

/** The number of timesteps, for a figure that makes its schedules itself. The default is the provider's number. */
export function timesteps(): Prop<number> {
  const fromProvider = ({ schedule }: { schedule?: ScheduleOptions | null }) =>
    schedule?.timesteps ?? schedule?.betas?.length;
  const read = (value: number) => {
    checkTimesteps(value);
    return value;
  };
  return { kind: 'integer', from: 'provider', fromProvider, default: DEFAULT_TIMESTEPS, read };
}

interface Range {
  readonly default: number;
  readonly min: number;
  readonly max: number;
}

/** An integer in `min ≤ value ≤ max`. Without a default, the definition decides which value is shown. */
export function integer(range: Range & Pick<AnyProp, 'isAnimated'>): Prop<number>;
export function integer(range: Omit<Range, 'default'>): Prop<number, number | undefined>;
export function integer({
  min,
  max,
  ...more
}: Omit<Range, 'default'> & { default?: number } & Pick<AnyProp, 'isAnimated'>): AnyProp {
  const read = (value: number | undefined, name: string) => {
    if (value !== undefined) checkInteger(name, value, min, max + 1);
    return value;
  };
  return { kind: 'integer', min, max, read, ...more };
}

/** A number in `min ≤ value ≤ max`, or, with `isAbove`, in `min < value ≤ max`. */
export function number(
  range: { default: number; min: number; max: number; isAbove?: boolean } & Pick<AnyProp, 'isAnimated'>,
): Prop<number> {
  const { min, max, isAbove = false } = range;
  const read = (value: number, name: string) => {
    const isFrom = () => (isAbove ? value > min : value >= min);
    // NaN lies in no range.
    if (typeof value === 'number' && isFrom() && value <= max) return value;
    throw invalid(name, value, `${min} ${isAbove ? '<' : '<='} ${name} <= ${max}`);
  };
  return { kind: 'number', ...range, read };
}

/** One of some words; the default is the first word, unless another is given. */
export function choice<const Words extends readonly string[]>(
  words: Words,
  defaultValue?: NoInfer<Words[number]>,
): Prop<Words[number]>;
/** One of some words, or null, which is the default. */
export function choice<const Words extends readonly string[]>(
  words: Words,
  defaultValue: null,
): Prop<Words[number], Words[number] | null>;
export function choice(words: readonly string[], defaultValue: string | null | undefined = words[0]): AnyProp {
  const read = (value: string | null, name: string) => {
    if (value !== defaultValue) checkWord(name, value, words);
    return value;
  };
  return { kind: 'choice', default: defaultValue, words, read };
}

/** One of a list of numbers, which readers choose with a slider. */
export function oneOf<const Value extends number>(values: readonly Value[], defaultValue: NoInfer<Value>): Prop<Value> {
  const read = (value: Value, name: string) => {
    if (values.includes(value)) return value;
    throw invalid(name, value, `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`);
  };
  return { kind: 'number', default: defaultValue, values, read };
}

/** Some of the known names, at least one and each at most once. */
export function names<const Known extends string>(
  known: readonly Known[],
  defaultValue: readonly Known[],
): Prop<readonly Known[]> {
  const read = (value: readonly Known[], name: string) => {
    checkNames(name, value, known);
    return value;
  };
  return { kind: 'names', default: defaultValue, words: known, read };
}

/**
 * A prop that the definition checks against its other props.
 *
 * @param read - checks the prop alone, and may convert it; throws a RangeError that names the prop. Defaults to nothing.
 */
export function data<Value>(
  kind: 'array' | 'configuration' | 'denoiser' | 'number' | 'points' | 'sampler' | 'numbers' | 'starts' | 'function',
  defaultValue: Value,
  read?: (value: Value, name: string) => Value,
): Prop<Value> {
  return { kind, default: defaultValue, ...(read && { read }) };
}

/** A change handler. The definition gets a boolean: whether the page has passed one. */
export function handler<Handler>(): Prop<Handler, boolean> {
  return { kind: 'handler', default: false };
}

/** Content that the figure shows unchanged, on which nothing else depends. */
export function content(): Prop<ReactNode, never> {
  return { kind: 'content' };
}

interface ControlledOptions {
  /** The names of the props whose change discards a reader's value of this one; defaults to none. */
  readonly resetOn?: readonly string[];
}

/**
 * A prop that readers change. For `step` the component then also takes `defaultStep`, the initial value, and `onStepChange`, which is
 * called with each value that a reader sets. A definition calls `setProp('step', value)`.
 */
export function controlled<P extends AnyProp>(
  prop: P,
  { resetOn }: ControlledOptions = {},
): P & { readonly isControlled: true } {
  return { ...prop, isControlled: true, ...(resetOn && { resetOn }) };
}
