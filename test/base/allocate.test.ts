import { expect, it } from 'vitest';
import { allocateValues } from '../../src/base/check.js';

it('gives as many values as asked for, all 0', () => {
  expect(allocateValues(3)).toEqual(new Float32Array(3));
});

it('says how much was asked for where there is not so much', () => {
  expect(() => allocateValues(2 ** 45)).toThrow(
    new RangeError('no memory for 35184372088832 values (140737.5 GB): use a smaller image or resolution'),
  );
});
