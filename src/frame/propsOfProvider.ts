import { noiseWords } from '../core/noiseKey.js';
import { type ProcessSource, resolveProcess } from '../core/resolveProcess.js';
import { resolveSchedule } from '../core/schedule.js';
import type { Process, Schedule, ScheduleOptions } from '../core/types.js';
import { checkResolution, DEFAULT_RESOLUTION } from '../hooks/settings.js';
import { type ImageSource, type OpenSource, withoutWrapper } from '../image/source.js';
import type { AnyProp, Prop } from './propTable.js';

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
