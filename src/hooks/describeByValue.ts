import { attempt } from './attempt.js';

/** The digests of arrays, which schedules share and never change. */
const digests = new WeakMap<Float64Array, string>();

/** A text that is the same for plain data of the same content; data that is not plain gives some text too. */
export function describeByValue(data: unknown): string {
  return attempt(() => JSON.stringify(data, describable)).value ?? String(data);
}

/** Stands in for what JSON has no word for, or would take for null. */
function describable(_key: string, value: unknown): unknown {
  if (value instanceof Float64Array) return digestOf(value);
  if (typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value))) return String(value);
  return value;
}

/** A schedule has thousands of numbers and is described at every render, so their digest stands for them. */
function digestOf(array: Float64Array): string {
  const digest = digests.get(array) ?? computeDigest(array);
  digests.set(array, digest);
  return digest;
}

/** 64 bits that differ, but by a chance of 10⁻¹⁹, where a number does: FNV-1a over words, with two multipliers. */
function computeDigest(array: Float64Array): string {
  let first = 0x811c9dc5;
  let second = 0x9e3779b9;
  for (const word of new Uint32Array(array.buffer, array.byteOffset, 2 * array.length)) {
    first = Math.imul(first ^ word, 0x01000193);
    second = Math.imul(second ^ word, 0x85ebca6b);
  }
  return `${array.length} numbers ${first >>> 0} ${second >>> 0}`;
}
