import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gaussianPair } from '../../src/process/noise.js';
import { expectWithin } from '../support/close.js';

const anyWord = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const END = 2 ** 32 - 1;

function pairOf(word0: number, word1: number): Float32Array {
  const pair = new Float32Array(2);
  gaussianPair(word0, word1, pair);
  return pair;
}

/** The same in float64, by the functions of the language. */
function exact(word0: number, word1: number): number[] {
  const radius = Math.sqrt(-2 * Math.log(((word0 >>> 8) + 1) / 2 ** 24));
  const quarterTurns = (word1 >>> 30) + (((word1 >>> 8) & 0x3fffff) + 0.5) / 2 ** 22 - 0.5;
  return [radius * Math.cos((quarterTurns * Math.PI) / 2), radius * Math.sin((quarterTurns * Math.PI) / 2)];
}

it('is the transform of Box & Muller to within a few roundings', () => {
  const corners: [number, number][] = [0, END].flatMap((word0) =>
    [0, 2 ** 30 - 1, 2 ** 30, 2 ** 31 - 1, 2 ** 31, 3 * 2 ** 30, END].map((word1): [number, number] => [word0, word1]),
  );
  fc.assert(
    fc.property(anyWord, anyWord, (word0, word1) => {
      expectWithin(pairOf(word0, word1), exact(word0, word1), 2e-6);
    }),
    { examples: corners, numRuns: 5000 },
  );
});

it('is largest, 5.77, where the first word is 0', () => {
  expect(Math.max(...pairOf(0, 0x20000000).map(Math.abs))).toBeLessThan(5.8);
  expect(Math.hypot(...pairOf(0, 0x12345678))).toBeCloseTo(Math.sqrt(-2 * Math.log(2 ** -24)), 5);
});

it('is 0 where the first word is at its end', () => {
  expect([...pairOf(END, 0x12345678)].map(Math.abs)).toEqual([0, 0]);
});
