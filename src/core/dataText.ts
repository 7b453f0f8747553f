import { type Plain, plainOf } from './plain.js';
import type { ProcessSource } from './resolveProcess.js';
import type { ScheduleOptions } from './types.js';

// How data is written in attributes and addresses, and read there: one way for both.

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

/** JSON has numbers that are finite alone. */
function isJson(plain: Plain): boolean {
  if (typeof plain === 'number') return Number.isFinite(plain);
  return typeof plain !== 'object' || plain === null || Object.values(plain).every(isJson);
}
