import { invalid } from '../base/check.js';
import { type ImageSource, type OpenSource, withoutWrapper } from '../image/source.js';
import { checkResolution, DEFAULT_RESOLUTION } from '../page/contexts.js';
import { noiseWords } from '../process/noiseHash.js';
import { type ProcessSource, resolveProcess } from '../process/resolveProcess.js';
import { resolveSchedule } from '../process/schedule.js';
import { notebookTimestep } from '../process/timestep.js';
import type { Made, Process, Schedule, ScheduleOptions } from '../process/types.js';
import type { AnyProp, Prop, TimestepProp, Values } from './propTable.js';

export type { GivenProps, PropsOf } from './propTable.js';

// The props of figures of images. They have a file of their own, so that a page without images does not load their code. See prop.ts.

interface ScheduleDefaults extends Pick<AnyProp, 'fromProps' | 'defaultFrom'> {
  readonly default?: ScheduleOptions;
}

/** A noise schedule, or the options to make one. The default is the notebook's schedule. */
export function schedule(options: ScheduleDefaults = {}): Prop<ScheduleOptions | Made<Schedule> | null, Schedule> {
  return { kind: 'schedule', from: 'provider', default: {}, read: resolveSchedule, ...options };
}

/**
 * A noise schedule, a path from the data to noise, or the options to make one, for figures that need no single steps. The default is the
 * notebook's schedule.
 */
export function process(options: ScheduleDefaults = {}): Prop<ProcessSource | null, Process> {
  return { kind: 'schedule', from: 'provider', default: {}, read: resolveProcess, ...options };
}

/** The seed of the noise. */
export function seed(): Prop<number | null, number> {
  return { ...ownSeed(), from: 'provider' };
}

/** The seed of the noise, for a figure that shares no noise with others. */
export function ownSeed(): Prop<number, number> {
  const read = (value: number) => {
    noiseWords({ seed: value });
    return value;
  };
  return { kind: 'seed', default: 0, read };
}

/** An image from any source; null is the built-in image. */
export function image(): Prop<ImageSource | null, OpenSource | null> {
  const read = (value: ImageSource | null) => (value === null ? null : withoutWrapper(value));
  return { kind: 'image', from: 'provider', default: null, read };
}

/** The longest side of an image in pixels. */
export function resolution(): Prop<number | null, number> {
  const read = (value: number) => {
    checkResolution(value);
    return value;
  };
  return { kind: 'integer', from: 'provider', default: DEFAULT_RESOLUTION, read };
}

/** The width divided by the height of the space for each image. */
export function aspectRatio(): Prop<number, number | undefined> {
  return { kind: 'number', from: 'provider' };
}

/** Whether a press on a picture opens the loupe. */
export function loupe(): Prop<boolean, boolean> {
  return { ...flag(true), from: 'provider' };
}

/**
 * The timestep that a figure shows: the figure's own t, else the t of its schedule that is nearest to the page's t, else the default. On a
 * path, t is a time, and the page's t counts thousandths of the path.
 *
 * @param options.min - the smallest t that the figure can show; defaults to 0. With 1, for a step from t - 1, the page's t = 0 is no error:
 *   the figure then shows t = 1.
 * @param options.default - returns the default for a schedule; defaults to the notebook's 50, or the last t of a shorter schedule.
 */
export function timestep<Of extends Process = Schedule>(
  options: { min?: 0 | 1; default?: (process: Of, staticProps: Values) => number } = {},
): Prop<number> & Omit<TimestepProp, keyof Prop<number>> {
  const { min = 0, default: defaultT = notebookTimestep } = options;
  return { kind: 'timestep', from: 'page', min, default: defaultT as TimestepProp['default'], isNullable: false };
}

/** A switch, on or off. */
export function flag(defaultValue = false): Prop<boolean> {
  const read = (value: boolean, name: string) => {
    if (typeof value === 'boolean') return value;
    throw invalid(name, value, 'true or false');
  };
  return { kind: 'flag', default: defaultValue, read };
}
