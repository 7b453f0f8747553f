import type { Indexer, IndexInput } from 'storybook/internal/types';

/** Tags of stories that show what a figure looks like while it waits, or when something is wrong. */
const STATES = ['error-state', 'pending-state'];

export function isState({ tags = [] }: { tags?: string[] | undefined }): boolean {
  return tags.some((tag) => STATES.includes(tag));
}

/** Lists such stories under a name of their own in the sidebar, apart from examples. */
export function withStatesApart(indexer: Indexer): Indexer {
  return {
    ...indexer,
    createIndex: async (...file) => {
      const entries = await indexer.createIndex(...file);
      return entries.map((entry) => (isState(entry) ? stateOf(entry) : entry));
    },
  };
}

/** Storybook makes the address of a story of its title, in the sidebar and again in the page that shows it. */
function stateOf({ __id, ...entry }: IndexInput): IndexInput {
  return { ...entry, title: `States/${entry.title?.split('/').at(-1)}` };
}
