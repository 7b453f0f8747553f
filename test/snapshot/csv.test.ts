import { expect, it } from 'vitest';
import { panelLines } from '../../src/snapshot/csv.js';

it.each([
  ['the image "x0"', '"the image ""x0"""'],
  ['=1+1', '"\'=1+1"'],
  ['+cmd|x', '"\'+cmd|x"'],
  ['-x0', '"\'-x0"'],
  ['@SUM(A1)', '"\'@SUM(A1)"'],
  ['\t=1', '"\'\t=1"'],
  ['\r=1', '"\'\r=1"'],
  ['＝1+1', '"\'＝1+1"'],
  ['-1.5', '"-1.5"'],
])('a column of numbers called %j is text, which no spreadsheet runs', async (label, cell) => {
  const image = { shape: [1, 1], values: Float32Array.of(0) } as const;
  const lines = panelLines([{ label, quantity: {} as never }], image, async () => Float32Array.of(0));
  expect((await lines.next()).value).toBe(`x,y,${cell}`);
});
