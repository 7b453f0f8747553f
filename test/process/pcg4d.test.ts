import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pcg4d } from '../../src/process/noiseHash.js';

const MASK = 0xffffffffn;
const anyWord = fc.integer({ min: 0, max: 2 ** 32 - 1 });

/** The hash as the paper prints it, in whole numbers. */
function published(words: readonly number[]): number[] {
  let [x, y, z, w] = words.map((word) => (BigInt(word) * 1664525n + 1013904223n) & MASK) as [
    bigint,
    bigint,
    bigint,
    bigint,
  ];
  const mix = () => {
    x = (x + y * w) & MASK;
    y = (y + z * x) & MASK;
    z = (z + x * y) & MASK;
    w = (w + y * z) & MASK;
  };
  mix();
  [x, y, z, w] = [x, y, z, w].map((word) => word ^ (word >> 16n)) as [bigint, bigint, bigint, bigint];
  mix();
  return [x, y, z, w].map(Number);
}

it('is the published hash', () => {
  fc.assert(
    fc.property(fc.tuple(anyWord, anyWord, anyWord, anyWord), (input) => {
      const words = Uint32Array.from(input);
      pcg4d(words);
      expect([...words]).toEqual(published(input));
    }),
  );
});
