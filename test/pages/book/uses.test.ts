import { expect, it } from 'vitest';
import { uses } from '../../../site/about/uses.js';
import { components } from '../../../src/registry.js';

it('says of each figure when to use it', () => {
  expect(Object.keys(uses).sort()).toEqual([...components.values()].sort());
});

it('names only figures that there are', () => {
  const named = Object.values(uses).flatMap(({ not }) => [...not.matchAll(/`([A-Z]\w+)`/g)].map(([, name]) => name));
  expect(named.filter((name) => ![...components.values()].includes(name as never))).toEqual([]);
  expect(named.length).toBeGreaterThan(20);
});
