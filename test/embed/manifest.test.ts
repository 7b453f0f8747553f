import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { components } from '../../src/registry.js';
import { attributeOf, readsOf } from '../../src/serialize/attributes.js';
import { definitions } from '../support/definitions.js';

const FILE = 'dist/custom-elements.json';
const isBuilt = existsSync(FILE);
if (!isBuilt) console.log('the manifest of elements is not tested, as there is no dist; npm run build makes it');

interface Declaration {
  readonly tagName: string;
  readonly description: string;
  readonly attributes: readonly { readonly name: string; readonly type: { readonly text: string } }[];
}

it.skipIf(!isBuilt)('tells editors of every element, figure and attribute', () => {
  const { modules } = JSON.parse(readFileSync(FILE, 'utf8'));
  const declarations: Declaration[] = modules[0].declarations;
  expect(declarations.map(({ tagName }) => tagName)).toEqual([
    ...['diffusion-figure', 'diffusion-control', 'diffusion-equation'],
  ]);
  const [figure] = declarations as [Declaration];
  expect([...components.keys()].filter((type) => !figure.description.includes(type))).toEqual([]);
  const taken = definitions.flatMap(({ all }) => Object.keys(readsOf(all)).map(attributeOf));
  expect(figure.attributes.map(({ name }) => name)).toEqual(['type', ...[...new Set(taken)].sort()]);
  const typeOf = (name: string) => figure.attributes.find((attribute) => attribute.name === name)?.type.text;
  expect([typeOf('t'), typeOf('menu'), typeOf('image')]).toEqual(['number', 'boolean', 'string']);
});
