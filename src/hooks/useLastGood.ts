'use client';
import { useState } from 'react';

/** The newest value that was good, so that a figure can keep what it shows while an option is wrong. */
export function useLastGood<Value>(value: Value | null, isSame: (left: Value, right: Value) => boolean): Value | null {
  const [good, setGood] = useState(value);
  if (value !== null && (good === null || !isSame(good, value))) {
    setGood(() => value);
    return value;
  }
  return good;
}
