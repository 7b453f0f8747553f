import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { derived, registered } from '../../scripts/figures.mjs';
import { registry } from '../../src/registry.js';
import { definitions } from '../support/definitions.js';

it('lists every figure once, in the order of the alphabet, with the type of its element', () => {
  const folders = readdirSync('src/figures').filter((name) => existsSync(`src/figures/${name}/index.tsx`));
  expect(Object.keys(registry)).toEqual(folders.toSorted());
  expect(registered()).toEqual(Object.keys(registry));
  const types = Object.values(registry).filter((type) => type !== null);
  expect(types.toSorted()).toEqual(definitions.map(({ name }) => name).toSorted());
});

it('is followed by exports, messages and styles: `npm run figures` writes them', () => {
  for (const [path, text] of Object.entries(derived())) expect(readFileSync(path, 'utf8'), path).toBe(text);
});
