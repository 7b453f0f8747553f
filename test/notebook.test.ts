import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

// Neither the compiler nor the story runner reads MDX; a name that is gone would leave the first page blank.
const page = readFileSync('stories/Notebook.mdx', 'utf8');
const imports = [...page.matchAll(/^import \{([^}]*)\} from '(\.[^']*)';$/gm)].map(([, names = '', path = '']) => ({
  path,
  names: names.split(',').map((name) => name.trim().split(' as ')[0] as string),
}));

describe('the notebook page', () => {
  it('imports something', () => expect(imports.length).toBeGreaterThan(0));

  it.each(imports)(
    'finds all that it takes from $path',
    async ({ path, names }) => {
      const module = await import(/* @vite-ignore */ new URL(`../stories/${path}`, import.meta.url).href);
      for (const name of names.filter(Boolean)) expect(Object.keys(module)).toContain(name);
    },
    30_000,
  );
});
