import { expect, it } from 'vitest';
import { DARK, guidedFaces, isCat } from '../../../stories/Learn/guidedFaces.js';
import { computed } from './computed.js';

it.each(Object.entries(computed.guidedCats))('at scale %s as many faces are cats as is said', async (scale, cats) => {
  let [found, dark, count] = [0, 0, 0];
  for await (const { values, nearest } of guidedFaces(Number(scale))) {
    if (isCat(nearest)) found++;
    dark += values.filter((value, i) => i % 3 === 0 && value < DARK).length;
    count++;
  }
  expect(found).toBe(cats);
  const said: Readonly<Record<string, string>> = computed.guidedDark;
  if (said[scale]) expect((dark / count).toFixed(1)).toBe(said[scale]);
});
