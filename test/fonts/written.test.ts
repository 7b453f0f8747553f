import { readdirSync, readFileSync } from 'node:fs';
import { type Font, openSync } from 'fontkit';
import { expect, it } from 'vitest';

// What is written in components, stories and pages, docs pages included, is in a font of the project; `npm run fonts` makes
// them. Stories are asked
// for the fonts that drew them as well; see test/support/glyphs.ts.

const fonts = [openSync('stories/fonts/page-text.woff2') as Font, openSync('stories/fonts/page-arabic.woff2') as Font];

/** Chinese is drawn by a reader's own font, as one of the project's would be of megabytes. */
const CHINESE = /\p{Script=Han}|[\u3000-\u303f\uff00-\uffef]/gu;

/** Characters beyond ASCII in a file, without its comments, which nobody reads on a page. */
function charactersIn(path: string): Set<string> {
  const text = readFileSync(path, 'utf8').replace(CHINESE, '');
  return new Set((path.endsWith('.mdx') ? text : withoutComments(text)).match(/[^\0-~]/gu));
}

function withoutComments(text: string): string {
  const comments = [...text.matchAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*/g)].map(([comment]) => comment);
  return comments.reduce((rest, comment) => rest.replace(comment, ''), text);
}

it('is in no character that a font of the project lacks', () => {
  const paths = ['src', 'stories', '.storybook', 'site'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(tsx?|mdx)$/.test(path))
      .map((path) => `${folder}/${path}`),
  );
  const missing = paths.flatMap((path) =>
    [...charactersIn(path)]
      .filter((character) => !fonts.some((font) => font.hasGlyphForCodePoint(character.codePointAt(0) as number)))
      .map((character) => `${path}: ${character}`),
  );
  expect(paths.length).toBeGreaterThan(300);
  expect(missing).toEqual([]);
});
