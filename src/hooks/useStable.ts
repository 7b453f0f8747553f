'use client';
import { useRef } from 'react';
import { optionsOfPath } from '../process/gaussianPath.js';
import { tryCatch } from './tryCatch.js';
import { useLayoutEffect } from './useLayoutEffect.js';

/** Plain data is compared to this depth; deeper values are compared by identity. */
const DEPTH = 8;

/**
 * A value, kept as the object that was shown before while its content is the same; so an inline `{ kind: 'cosine' }` is no
 * change.
 */
export function useStable<Value>(value: Value): Value {
  return useKept(value, true);
}

/** Like `useStable`, for the latest value that is not null: a figure keeps what it shows while an option is wrong. */
export function useLastValid<Value>(value: Value | null): Value | null {
  return useKept(value, value !== null);
}

/** A value if it is good and differs from the one that was shown before, else that one. A discarded render changes nothing. */
function useKept<Value>(value: Value, isGood: boolean): Value {
  const shown = useRef(value);
  // eslint-disable-next-line react-hooks/refs -- written only once shown; a state would render each figure twice for every t
  const kept = isGood && !hasSameContent(shown.current, value) ? value : shown.current;
  useLayoutEffect(() => {
    shown.current = kept;
  }, [kept]);
  return kept;
}

/**
 * Whether two values are the same plain data: arrays, also of float32 and float64, and object literals are compared by their
 * members, quantities by their addresses, paths by what they are made from, everything else, such as a file or a function, by identity. Objects that throw when
 * read differ.
 */
export function hasSameContent(left: unknown, right: unknown): boolean {
  return tryCatch(() => isSame(left, right, DEPTH)).value ?? false;
}

function isSame(left: unknown, right: unknown, depth: number): boolean {
  if (Object.is(left, right)) return true;
  if (depth === 0) return false;
  if (isList(left) && isList(right)) return isSameList(left, right, depth - 1);
  if (!isLiteral(left) || !isLiteral(right)) return false;
  const isQuantity = typeof left['address'] === 'string' && typeof right['address'] === 'string';
  if (isQuantity) return left['address'] === right['address'];
  const paths = [optionsOfPath(left), optionsOfPath(right)];
  if (paths[0] && paths[1]) return isSame(paths[0], paths[1], depth - 1);
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => Object.hasOwn(right, key) && isSame(left[key], right[key], depth - 1));
}

/**
 * The lists are compared by index: a schedule of a million steps takes milliseconds, while a comparison by key would
 * take seconds.
 */
function isSameList(left: ArrayLike<unknown>, right: ArrayLike<unknown>, depth: number): boolean {
  if (left.length !== right.length) return false;
  for (let index = 0; index < left.length; index++) {
    if (!isSame(left[index], right[index], depth)) return false;
  }
  return true;
}

/** Whether a value is an array, or a typed one as of a schedule, of points or of an image. */
function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || value instanceof Float64Array || value instanceof Float32Array;
}

function isLiteral(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
