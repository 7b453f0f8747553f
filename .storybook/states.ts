import type { Indexer } from 'storybook/internal/types';

/** Tags of stories that show what a figure looks like while it waits, or when something is wrong. */
const STATES = ['error-state', 'pending-state'];

/** Lists such stories under a name of their own in the sidebar, apart from examples. Their addresses stay. */
export function withStatesApart(indexer: Indexer): Indexer {
  return {
    ...indexer,
    createIndex: async (...file) => {
      const entries = await indexer.createIndex(...file);
      return entries.map((entry) =>
        entry.tags?.some((tag) => STATES.includes(tag)) ? { ...entry, title: stateOf(entry.title) } : entry,
      );
    },
  };
}

function stateOf(title = ''): string {
  return `States/${title.split('/').at(-1)}`;
}
