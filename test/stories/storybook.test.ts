import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

// What a reader sees around the stories, and the words beneath those whose args can be changed.

const preview = readFileSync('.storybook/preview.tsx', 'utf8');
const files = readdirSync('stories', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(mdx|stories\.tsx)$/.test(path))
  .map((path) => `stories/${path}`)
  .sort();
const texts = files.map((path) => [path, readFileSync(path, 'utf8')] as const);

describe('the contents of the Storybook', () => {
  const order = /order: (\[[\s\S]*?\n {8}\]),/.exec(preview)?.[1] ?? '';
  const top = [...order.matchAll(/^ {10}'(.*)',$/gm)].map(([, title]) => title);

  it('begin with the notebook, and leave its cells to the end', () => {
    expect(top[0]).toBe('The notebook');
    expect(top.at(-1)).toBe('Notebook cells');
  });

  it('have a place for every page', () => {
    // A part of a page has no title of its own.
    const titled = texts.flatMap(([path, text]) => {
      const [, title] = /(?:<Meta title=|title: )["']([^"']+)["']/.exec(text) ?? [];
      return title ? [{ path, title }] : [];
    });
    expect(titled.length).toBeGreaterThan(10);
    expect(titled.filter(({ title }) => !top.includes(title.split('/')[0]))).toEqual([]);
  });

  it('are below no checklist of Storybook', () => {
    expect(readFileSync('.storybook/main.ts', 'utf8')).toContain('sidebarOnboardingChecklist: false');
  });
});

/** The captions that a file of stories gives as texts. */
function captionsOf(text: string): string[] {
  return [...text.matchAll(/caption(?::|=)\s*(?:'([^'\n]*)'|"([^"\n]*)")/g)].map(
    ([, one, other]) => one ?? other ?? '',
  );
}

it('no caption names a t, or counts panels, that the controls of its story can change', () => {
  const stories = texts.filter(([path]) => path.endsWith('.tsx'));
  const captions = stories.flatMap(([path, text]) => captionsOf(text).map((caption) => `${path}: ${caption}`));
  expect(captions.length).toBeGreaterThan(10);
  const fixed = /\bt = \d|\b(two|three|four|five|six|thousand) (samples|states|stages|steps|rows)\b/i;
  expect(captions.filter((caption) => fixed.test(caption))).toEqual([]);
});
