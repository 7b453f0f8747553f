import type { Sequences } from '../../src/masked/index.js';
import { goldenBeyond } from './golden.js';

/** 151 words as tokens: the letters a to z. */
export const words: Sequences = {
  values: Uint8Array.from(goldenBeyond().masked.words.join(''), (letter) => letter.charCodeAt(0) - 'a'.charCodeAt(0)),
  length: 4,
  tokens: 26,
};

/** The share of states that are sequences of the data. */
export function validShare({ values, length }: Sequences, states: Int8Array = new Int8Array()): number {
  const rowsOf = (all: Uint8Array | Int8Array) =>
    Array.from({ length: all.length / length }, (_, i) => String([...all.subarray(i * length, (i + 1) * length)]));
  const known = new Set(rowsOf(values));
  const rows = rowsOf(states);
  return rows.filter((row) => known.has(row)).length / rows.length;
}
