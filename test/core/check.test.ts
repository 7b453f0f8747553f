import { describe, expect, it } from 'vitest';
import { checkInteger, checkPositiveInteger, invalid } from '../../src/core/check.js';

describe('invalid', () => {
  it.each<[unknown, string]>([
    ['two', '"two"'],
    [-0.5, '-0.5'],
    [Number.NaN, 'NaN'],
    [undefined, 'undefined'],
    [null, 'null'],
    [true, 'true'],
    [{ a: 1 }, '[object Object]'],
    [[1, 2], '[object Array]'],
    [Symbol('s'), 'Symbol(s)'],
    [10n, '10'],
    [Object.create(null), '[object Object]'],
  ])('shows %o as %s', (value, shown) => {
    expect(invalid('name', value, 'something else')).toEqual(
      new RangeError(`invalid name: ${shown}; expected something else`),
    );
  });
});

describe('checkInteger', () => {
  it.each([0, 1, 9])('lets %d pass in 0 <= n < 10', (value) => {
    expect(() => checkInteger('n', value, 0, 10)).not.toThrow();
  });

  it.each([-1, 10, 0.5, Number.NaN, Infinity])('refuses %d in 0 <= n < 10', (value) => {
    expect(() => checkInteger('n', value, 0, 10)).toThrow(
      new RangeError(`invalid n: ${value}; expected an integer in 0 <= n < 10`),
    );
  });
});

describe('checkPositiveInteger', () => {
  it.each([1, 2, 1000])('lets %d pass', (value) => {
    expect(() => checkPositiveInteger('n', value)).not.toThrow();
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses %d', (value) => {
    expect(() => checkPositiveInteger('n', value)).toThrow(
      new RangeError(`invalid n: ${value}; expected a positive integer`),
    );
  });
});
