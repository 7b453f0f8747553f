import { expect, it } from 'vitest';
import { csv } from '../../src/figure/csv.js';

it('writes a line of names and a line for each row, with nothing for what is missing', () => {
  const table = csv(['step', 'loss', 'name'], function* () {
    yield [1, 0.25, 'a'];
    yield [2, null, undefined];
  });
  const lines = ['step,loss,name', '1,0.25,a', '2,,'];
  expect([...table()]).toEqual(lines);
  // A reader may save it twice.
  expect([...table()]).toEqual(lines);
});

it('makes no rows before they are read', () => {
  const table = csv(['step'], () => {
    throw new Error('read');
  });
  expect(table().next().value).toBe('step');
});

it('quotes cells and names that a reader of CSV would divide', () => {
  const table = csv(['place', 'x, y'], () => [
    ['a "corner"', '1,2'],
    ['two\nlines', 0.5],
  ]);
  expect([...table()]).toEqual(['place,"x, y"', '"a ""corner""","1,2"', '"two\nlines",0.5']);
});
