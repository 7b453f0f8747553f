import { readFileSync } from 'node:fs';
import type { StoryIndexGenerator } from 'storybook/internal/core-server';
import type { Indexer } from 'storybook/internal/types';
import { expect, it } from 'vitest';
import { sentenceCase, withNames, withPageNames } from '../../../.storybook/names.js';
import { groups } from '../../../stories/Gallery/entries.js';

it.each([
  ['On A Path', 'On a path'],
  ['Player Of Ddim', 'Player of DDIM'],
  ['From JSON', 'From JSON'],
  ['Own Tex', 'Own TeX'],
])('calls "%s" "%s"', (name, expected) => {
  expect(sentenceCase(name)).toBe(expected);
});

it('names stories, and hides those that are for tests alone from the sidebar', async () => {
  const stories = [
    { exportName: 'OnAPath', title: 'Figures/Noise/ForwardGrid', tags: ['autodocs'] },
    { exportName: 'BadRows', title: 'Figures/Noise/ForwardGrid', tags: ['error-state'] },
    { exportName: 'Pending', title: 'Figures/Noise/ForwardGrid', tags: ['pending-state'] },
    { exportName: 'Image', name: '01 Image', title: 'Notebook cells/01 Image' },
  ];
  const indexer = { createIndex: async () => stories } as unknown as Indexer;
  const named = await withNames(indexer).createIndex('', { makeTitle: String });
  expect(named.map(({ name, tags }) => [name, tags?.includes('!dev')])).toEqual([
    ['On a path', false],
    ['Bad rows', true],
    ['Pending', true],
    ['01 Image', true],
  ]);
});

it('calls no page of text or component “Docs”', async () => {
  const entry = { type: 'docs', name: 'Docs' };
  const entries = {
    'figures-guidance--docs': { ...entry, title: 'Figures/Sample/Guidance' },
    'figures-guidance--default': { type: 'story', name: 'Default', title: 'Figures/Sample/Guidance' },
    'docs-install--docs': { ...entry, title: 'Docs/Install' },
  };
  const generator = { getIndexAndStats: async () => ({ storyIndex: { v: 5, entries }, stats: {} }) };
  const { storyIndex } = await (await withPageNames(generator as unknown as StoryIndexGenerator)).getIndexAndStats();
  expect(Object.entries(storyIndex.entries).map(([id, { name }]) => [id, name])).toEqual([
    ['figures-guidance--docs', 'Guidance'],
    ['figures-guidance--default', 'Default'],
    ['docs-install--docs', 'Install'],
  ]);
});

it('the sidebar has the groups of the gallery in their order', () => {
  const preview = readFileSync('.storybook/preview.tsx', 'utf8');
  expect(preview).toContain(`'Figures',\n          [${groups.map(({ title }) => `'${title}'`).join(', ')}],`);
});
