import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

// The words beneath stories whose args can be changed.

const files = readdirSync('stories', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(mdx|stories\.tsx)$/.test(path))
  .map((path) => `stories/${path}`)
  .sort();
const texts = files.map((path) => [path, readFileSync(path, 'utf8')] as const);

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
