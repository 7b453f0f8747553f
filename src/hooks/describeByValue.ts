import { attempt } from './attempt.js';

/** The texts of arrays, which schedules share and never change. */
const texts = new WeakMap<Float64Array, string>();

/** A text that is the same for plain data of the same content; data that is not plain gives some text too. */
export function describeByValue(data: unknown): string {
  return attempt(() => JSON.stringify(data, describable)).value ?? String(data);
}

/** Stands in for what JSON has no word for, or would take for null. */
function describable(_key: string, value: unknown): unknown {
  if (value instanceof Float64Array) return textOf(value);
  if (typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value))) return String(value);
  return value;
}

function textOf(array: Float64Array): string {
  const text = texts.get(array) ?? array.join(' ');
  texts.set(array, text);
  return text;
}
