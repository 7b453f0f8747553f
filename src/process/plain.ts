import { invalid, tagOf } from '../base/check.js';
import { optionsOfPath } from './gaussianPath.js';
import type { ProcessSource } from './resolveProcess.js';
import { createSchedule, resolveSchedule } from './schedule.js';
import type { Schedule, ScheduleOptions } from './types.js';

// Plain data can be written as JSX, as attributes of an element, and in the address of a page. `core/dataText.ts`
// writes it as text and reads it.

/** A value of plain data. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [name: string]: Plain };

/** More members than a clipboard is for. */
const SIZE_LIMIT = 100_000;
const DEPTH_LIMIT = 8;

/**
 * Returns a value as equivalent plain data: a schedule, or a path of `gaussianPath`, by its options, an address as
 * text, typed arrays as lists, objects without their undefined members.
 *
 * @returns undefined for what cannot be written down as a whole: a function, a file, an element; what is nested more than 8
 *   deep or has more than 100,000 members; and whatever holds one of these.
 */
export function plainOf(value: unknown): Plain | undefined {
  try {
    return read(value, { depth: DEPTH_LIMIT, size: { left: SIZE_LIMIT } });
  } catch {
    // No data, or an object whose members throw when they are read.
    return undefined;
  }
}

interface Limits {
  readonly depth: number;
  /** Counted down through all that is read. */
  readonly size: { left: number };
}

function read(value: unknown, { depth, size }: Limits): Plain {
  if (depth < 0 || size.left-- <= 0) throw new Error('too much');
  if (value === null || isScalar(value)) return value;
  const inside = { depth: depth - 1, size };
  if (isList(value)) return Array.from(value, (member) => read(member, inside));
  if (value instanceof URL) return value.href;
  if (!isLiteral(value)) throw new Error('no data');
  if ('alphasCumprod' in value) return read(optionsOfSchedule(resolveSchedule(value as never as Schedule)), inside);
  const path = optionsOfPath(value);
  if (path) return read(path, inside);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, read(member, inside)]));
}

function isScalar(value: unknown): value is boolean | number | string {
  return ['boolean', 'number', 'string'].includes(typeof value);
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && tagOf(value) !== 'DataView');
}

/** Whether it is an object literal; what React makes of JSX is one too, and no data. */
function isLiteral(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || '$$typeof' in value) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

// Data is written and read in one form, for both attributes and addresses.

/** A value as text: words and numbers as they are, all else as JSON; undefined for what no text holds. */
export function textOfData(value: unknown): string | undefined {
  const plain = plainOf(value);
  if (typeof plain === 'string') return plain;
  return plain !== undefined && isJson(plain) ? JSON.stringify(plain) : undefined;
}

/** A list or an object by its JSON; any other text, or JSON that is broken, as it is. */
export function dataOfText(text: string): unknown {
  return /^\s*[[{]/.test(text) ? valueOfJson(text) : text;
}

/** A schedule as text: `cosine`, or its options as JSON, as those of a path are, `{"path":"flow"}`; undefined for what no text holds. */
export function textOfSchedule(schedule: ProcessSource): string | undefined {
  const plain = plainOf(schedule);
  const { kind, ...others } = (plain ?? {}) as ScheduleOptions;
  return typeof kind === 'string' && Object.keys(others).length === 0 ? kind : textOfData(plain);
}

/** The options that such a text holds; any other text as it is. */
export function scheduleOfText(text: string): unknown {
  return /^\s*[[{]/.test(text) ? valueOfJson(text) : { kind: text };
}

/** The value of a JSON; text that is none as it is, so that a message can show it. */
export function valueOfJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** JSON has only finite numbers. */
function isJson(plain: Plain): boolean {
  if (typeof plain === 'number') return Number.isFinite(plain);
  return typeof plain !== 'object' || plain === null || Object.values(plain).every(isJson);
}

/**
 * Options from which `createSchedule` makes a schedule again.
 *
 * @throws Error if there are none, as its arrays do not follow from its betas.
 */
export function optionsOfSchedule(schedule: Schedule): ScheduleOptions {
  const { kind, timesteps, betaStart, betaEnd, betas } = schedule;
  // The first and last beta of a sigmoid are not those that it was made from.
  const byKind = kind === 'custom' ? null : { kind, timesteps, betaStart, betaEnd };
  const options = [byKind, { betas }].find((options) => options && isMadeFrom(options, schedule));
  if (!options) throw invalid('schedule', schedule, 'arrays that follow from its betas');
  return options;
}

function isMadeFrom(options: ScheduleOptions, schedule: Schedule): boolean {
  try {
    const { kind: _, ...made } = createSchedule(options);
    return Object.entries(made).every(([name, values]) => isSame(values, schedule[name as keyof typeof made]));
  } catch {
    return false; // by hand, anything can be put together
  }
}

function isSame(made: number | Float64Array, given: number | Float64Array): boolean {
  if (typeof made === 'number') return made === given;
  return typeof given !== 'number' && made.every((value, t) => value === given[t]);
}
