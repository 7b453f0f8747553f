import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { energyDistance, frechetDistance, gaussianNoise, precisionRecall } from '../../src/core/index.js';
import { expectWithin } from '../support/close.js';
import { goldenBeyond } from '../support/golden.js';

const { distances } = goldenBeyond();
const [a, b] = [distances.a.flat(), distances.b.flat()];

const anySet = (dimension: number) =>
  fc.integer({ min: 4, max: 12 }).chain((count) =>
    fc.array(fc.double({ min: -5, max: 5, noNaN: true }), {
      minLength: count * dimension,
      maxLength: count * dimension,
    }),
  );

describe('frechetDistance', () => {
  it('is golden, and 0 of a set to itself', () => {
    expectWithin([frechetDistance(a, b), frechetDistance(a, a)], [distances.frechet, 0], 1e-9);
  });

  it('is the same both ways, and the square of a shift', () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 2, 3), fc.double({ min: -3, max: 3, noNaN: true }), (dimension, shift) => {
        const [x, y] = [gaussianNoise(30 * dimension, { seed: 0 }), gaussianNoise(20 * dimension, { seed: 1 })];
        expectWithin([frechetDistance(x, y, dimension)], [frechetDistance(y, x, dimension)], 1e-9);
        const moved = Float64Array.from(x, (value) => value + shift);
        expectWithin([frechetDistance(x, moved, dimension)], [dimension * shift ** 2], 1e-9);
      }),
    );
  });

  it('is that of deviations on a line, and of turned ones in the plane', () => {
    const line = [-1, 1, -2, 2];
    const deviation = Math.sqrt(10 / 3);
    expectWithin(
      [
        frechetDistance(
          line,
          line.map((value) => 3 * value),
          1,
        ),
      ],
      [(2 * deviation) ** 2],
      1e-12,
    );
    // diag(4, 1)·2 and diag(1, 4)·2, turned by a right angle: the roots multiply to 2·I.
    const wide = [-2, 0, 2, 0, 0, -1, 0, 1];
    const tall = wide.map((_, i) => wide[i % 2 === 0 ? i + 1 : i - 1] as number);
    const [large, small] = [8 / 3, 2 / 3];
    const expected = 2 * (large + small) - 4 * Math.sqrt(large * small);
    expectWithin([frechetDistance(wide, tall)], [expected], 1e-12);
  });

  it('of two samples of one normal distribution is about (2d + d(d + 1)/2)/n', () => {
    const [d, n] = [8, 1024];
    const found = [1, 2, 3].map((seed) => {
      return frechetDistance(gaussianNoise(d * n, { seed }), gaussianNoise(d * n, { seed, stream: 1 }), d);
    });
    const mean = found.reduce((sum, value) => sum + value, 0) / found.length;
    expect(mean / ((2 * d + (d * (d + 1)) / 2) / n)).toBeGreaterThan(0.8);
    expect(mean / ((2 * d + (d * (d + 1)) / 2) / n)).toBeLessThan(1.2);
  });
});

describe('precisionRecall', () => {
  it.each(Object.entries(distances.precisionRecall))('is golden with %s neighbours', (neighbours, expected) => {
    expect(precisionRecall(a, b, { neighbours: Number(neighbours) })).toEqual(expected);
  });

  it('is 1 of a set to itself, 0 far away, and changes places with the sets', () => {
    fc.assert(
      fc.property(anySet(2), anySet(2), (x, y) => {
        expect(precisionRecall(x, x)).toEqual({ precision: 1, recall: 1 });
        expect(
          precisionRecall(
            x,
            y.map((value) => value + 1000),
          ),
        ).toEqual({ precision: 0, recall: 0 });
        const [there, back] = [precisionRecall(x, y), precisionRecall(y, x)];
        expect(there).toEqual({ precision: back.recall, recall: back.precision });
      }),
    );
  });

  it('tells few modes from bad samples', () => {
    const square = [0, 0, 0.1, 0, 0, 0.1, 9, 9, 9.1, 9, 9, 9.1];
    expect(precisionRecall(square, [0.02, 0.02, 0.03, 0.02, 0.02, 0.03], { neighbours: 1 })).toEqual({
      precision: 1,
      recall: 0,
    });
  });
});

describe('energyDistance', () => {
  it('is golden', () => expectWithin([energyDistance(a, b)], [distances.energyDistance], 1e-9));

  it('is the same both ways, and twice the shift far away', () => {
    fc.assert(
      fc.property(anySet(2), anySet(2), (x, y) => {
        expectWithin([energyDistance(x, y)], [energyDistance(y, x)], 1e-11);
        const far = energyDistance(
          x,
          y.map((value, i) => value + (i % 2 === 0 ? 1e6 : 0)),
        );
        expect(Math.abs(far / 2e6 - 1)).toBeLessThan(1e-4);
      }),
    );
    expect(energyDistance([0, 0, 1, 0], [5, 0, 6, 0])).toBe(8);
  });
});

it('says what is wrong', () => {
  for (const distance of [frechetDistance, energyDistance]) {
    expect(() => distance([0, 0], b)).toThrow('invalid number of a: 1; expected at least 2');
    expect(() => distance(a, [])).toThrow('invalid number of b: 0; expected at least 2');
    expect(() => distance(a, [0, 0, 1])).toThrow('invalid b: 3 values; expected a multiple of the dimension, 2');
    expect(() => distance(a, [0, 0, 1, Number.POSITIVE_INFINITY])).toThrow('invalid b[3]: Infinity');
    expect(() => distance(a, b, 1.5)).toThrow('invalid dimension: 1.5; expected a positive integer');
  }
  expect(() => frechetDistance(new Array(130).fill(0), new Array(130).fill(0), 65)).toThrow(
    'invalid dimension: 65 dimensions; expected at most 64',
  );
  expect(() => precisionRecall(a, [0, 0])).toThrow('invalid number of samples: 1; expected at least 2');
  expect(() => precisionRecall([0, 0], b)).toThrow('invalid number of data: 1; expected at least 2');
  expect(() => precisionRecall(a, b, { neighbours: 40 })).toThrow(
    'invalid neighbours: 40; expected an integer in 1 <= neighbours < 40',
  );
  expect(() => precisionRecall(a, b, { neighbours: 0 })).toThrow('invalid neighbours: 0');
  expect(() => precisionRecall([0, 0, 1, 1], b)).toThrow(
    'invalid neighbours: 3; expected an integer in 1 <= neighbours < 2',
  );
});
