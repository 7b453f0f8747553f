import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assignment, gaussianNoise } from '../../src/core/index.js';
import { expectWithin } from '../support/close.js';
import { goldenBeyond } from '../support/golden.js';

const { coupling } = goldenBeyond();

function costOf(rows: readonly number[], columns: readonly number[], dimension: number, of: ArrayLike<number>): number {
  let sum = 0;
  rows.forEach((value, i) => {
    const column = of[Math.floor(i / dimension)] as number;
    sum += (value - (columns[column * dimension + (i % dimension)] as number)) ** 2;
  });
  return sum;
}

it('is golden in the plane, and on a line in order', () => {
  const [rows, columns] = [coupling.noise.flat(), coupling.data.flat()];
  const found = assignment(rows, columns);
  expect([...found]).toEqual(coupling.assignment);
  expectWithin([costOf(rows, columns, 2, found) / found.length], [coupling.meanSquaredDistance], 1e-10);
});

it('keeps the order on a line', () => {
  const { noise, assignment: expected } = coupling.line;
  const sorted = [...noise].sort((a, b) => a - b);
  const ranks = assignment(noise, sorted, 1);
  expect([...ranks].map((rank) => sorted[rank])).toEqual(noise);
  expect([...ranks]).toEqual(expected);
});

/** All orders of so many. */
function ordersOf(count: number): number[][] {
  if (count === 0) return [[]];
  return ordersOf(count - 1).flatMap((order) =>
    Array.from({ length: count }, (_, at) => [...order.slice(0, at), count - 1, ...order.slice(at)]),
  );
}

it('is the best of all orders, and takes each column once', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 6 }).chain((count) => {
        const values = fc.array(
          fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -9, max: 9, noNaN: true })),
          {
            minLength: 2 * count,
            maxLength: 2 * count,
          },
        );
        return fc.tuple(values, values);
      }),
      ([rows, columns]) => {
        const found = assignment(rows, columns);
        const count = found.length;
        expect([...found].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
        const least = Math.min(...ordersOf(count).map((order) => costOf(rows, columns, 2, order)));
        expectWithin([costOf(rows, columns, 2, found)], [least], 1e-9);
      },
    ),
  );
});

it('pairs points near the largest numbers', () => {
  expect([...assignment([0, 1e200, -1.7e308], [-1.7e308, 0, 1e308], 1)]).toEqual([1, 2, 0]);
});

it('takes 512 rows, and no more', () => {
  const [rows, columns] = [gaussianNoise(1024, { seed: 0 }), gaussianNoise(1024, { seed: 1 })];
  expect(new Set(assignment(rows, columns)).size).toBe(512);
  expect(() => assignment(new Float32Array(1026), new Float32Array(1026))).toThrow(
    'invalid rows: 513 points; expected 1 to 512 points',
  );
});

it('says what is wrong', () => {
  expect(() => assignment([0, 0, 1, 1], [0, 0])).toThrow('invalid columns: 1 points; expected as many as rows, 2');
  expect(() => assignment([], [])).toThrow('invalid rows: 0 points; expected 1 to 512 points');
  expect(() => assignment([0, 0, 1], [0, 0, 1])).toThrow(
    'invalid rows: 3 values; expected a multiple of the dimension, 2',
  );
  expect(() => assignment([0, Number.NaN], [0, 0])).toThrow('invalid rows[1]: NaN; expected a finite number');
  expect(() => assignment([0], [0], 0)).toThrow('invalid dimension: 0; expected a positive integer');
});
