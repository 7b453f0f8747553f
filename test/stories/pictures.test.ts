import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { storyNameFromExport, toId } from 'storybook/internal/csf';
import { expect, it } from 'vitest';
import { NOTEBOOK_PICTURE, picturesOf } from '../support/pictures.js';

// Which pictures and structures are stored.

/** The names of the pictures that a file of stories is compared with. */
function picturesIn(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  const title = /\btitle: '([^']+)'/.exec(text)?.[1] ?? '';
  const metaId = /^(?: {2}|const meta = .*)id: '([^']+)'/m.exec(text)?.[1];
  const stories = text.split(/^export const /m).slice(1);
  return stories.flatMap((story, index) => {
    const id = toId(metaId ?? title, storyNameFromExport(/\w+/.exec(story)?.[0] ?? ''));
    const tags = story.includes("'pictured'") ? ['pictured'] : [];
    return picturesOf({ id, isFirst: index === 0, tags }).map(({ name }) => name);
  });
}

it('each stored picture is one that a story or the notebook is compared with, and each of these is stored', () => {
  const files = readdirSync('stories', { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.stories.tsx'),
  );
  const compared = new Set([...files.flatMap((path) => picturesIn(`stories/${path}`)), NOTEBOOK_PICTURE]);
  expect(compared.size).toBeGreaterThan(100);
  const stored = new Set(readdirSync('test/screenshots').map((name) => name.replace(/\.png$/, '')));
  const without = (names: Set<string>, others: Set<string>) => [...names].filter((name) => !others.has(name));
  expect(without(stored, compared), 'pictures that no test compares').toEqual([]);
  expect(without(compared, stored), 'pictures that are not stored').toEqual([]);
});

it('each stored structure is one of a file that there is', () => {
  const files = ['stories', 'test'].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }));
  const names = new Set(files.map((path) => basename(path).replace(/\.tsx?$/, '')));
  const structures = readdirSync('test/structure').map((name) => name.replace(/\.snap$/, ''));
  expect(structures.filter((name) => !names.has(name))).toEqual([]);
});
