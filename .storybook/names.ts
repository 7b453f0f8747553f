import type { StoryIndexGenerator } from 'storybook/internal/core-server';
import { storyNameFromExport } from 'storybook/internal/csf';
import type { Indexer, IndexInput, StoryIndex } from 'storybook/internal/types';
import { isState } from './states.js';

// What the sidebar and its search list, and under which names.

/** Words that a name keeps as they are written elsewhere. */
const WRITTEN = new Map(
  ['DDIM', 'DDPM', 'EDM', 'SNR', 'TeX', 'Heun', 'Karras'].map((word) => [word.toLowerCase(), word]),
);

/** The name of a story as a sentence begins: “On a path” for `OnAPath`, which Storybook calls “On A Path”. */
export function sentenceCase(name: string): string {
  return name
    .split(' ')
    .map((word, index) => {
      const known = WRITTEN.get(word.toLowerCase());
      if (known || /^[A-Z]{2,}$/.test(word)) return known ?? word;
      return index === 0 ? word : word.toLowerCase();
    })
    .join(' ');
}

/** Names stories, and hides those that are for tests alone. Their addresses stay, and so do those who read the index. */
export function withNames(indexer: Indexer): Indexer {
  return {
    ...indexer,
    createIndex: async (...file) => (await indexer.createIndex(...file)).map(named),
  };
}

function named(entry: IndexInput): IndexInput {
  const own = storyNameFromExport(entry.exportName);
  const name = entry.name === undefined || entry.name === own ? sentenceCase(own) : entry.name;
  return { ...entry, name, tags: [...(entry.tags ?? []), ...(isFixture(entry) ? ['!dev'] : [])] };
}

function isFixture(entry: IndexInput): boolean {
  return isState(entry) || entry.title?.startsWith('Notebook cells/') === true;
}

/** Names a page by the end of its title: a search would else find many pages called “Docs”. */
export async function withPageNames(generator: StoryIndexGenerator): Promise<StoryIndexGenerator> {
  const original = generator.getIndexAndStats.bind(generator);
  generator.getIndexAndStats = async () => {
    const { storyIndex, ...stats } = await original();
    return { storyIndex: { ...storyIndex, entries: withNamedPages(storyIndex.entries) }, ...stats };
  };
  return generator;
}

function withNamedPages(entries: StoryIndex['entries']): StoryIndex['entries'] {
  const named = Object.entries(entries).map(([id, entry]) => {
    const name = entry.title.split('/').at(-1) ?? entry.name;
    return [id, entry.type === 'docs' ? { ...entry, name } : entry];
  });
  return Object.fromEntries(named);
}
