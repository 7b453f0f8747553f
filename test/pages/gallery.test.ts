import { readdirSync, readFileSync } from 'node:fs';
import { Transformer } from '@napi-rs/image';
import { expect, it } from 'vitest';
import { SCHEMES, SIZE, types } from '../../scripts/thumbnails.mjs';
import * as library from '../../src/index.js';
import { entries, groups } from '../../stories/Gallery/entries.js';
import { lessons } from '../../stories/Learn/lessons.js';

const FOLDER = 'stories/assets/thumbnails';

it('the gallery has every figure once, in the group of the sidebar, with its page, and lessons that there are', () => {
  // One is for figures of a page’s own.
  const figures = readdirSync('src/figures').filter((name) => name in library && name !== 'PanelsFigure');
  expect(entries.map(({ name }) => name).toSorted()).toEqual(figures.toSorted());
  for (const { name, group, lesson } of entries) {
    const titleOfGroup = groups.find(({ id }) => id === group)?.title;
    const stories = readFileSync(`stories/Figures/${name}.stories.tsx`, 'utf8');
    expect(stories).toContain(`title: 'Figures/${titleOfGroup}/${name}',\n  id: 'figures-${name.toLowerCase()}',`);
    if (lesson) expect(lessons.map(({ id }) => id)).toContain(lesson);
  }
});

it('each figure has a thumbnail in light and in dark, and none is blank', async () => {
  const thumbnails = types().flatMap((type) => SCHEMES.map((scheme) => `${type}-${scheme}.webp`));
  expect(thumbnails).toHaveLength(2 * entries.length);
  expect(readdirSync(FOLDER).toSorted()).toEqual(thumbnails.toSorted());
  for (const name of thumbnails) {
    const file = new Transformer(readFileSync(`${FOLDER}/${name}`));
    expect(await file.metadata(), name).toMatchObject(SIZE);
    expect(inkIn(await file.rawPixels()), name).toBeGreaterThan(0.02);
  }
});

/** The share of the pixels that differ clearly from the first, which is paper. */
function inkIn(pixels: Uint8Array): number {
  const step = pixels.length / (SIZE.width * SIZE.height);
  const count = SIZE.width * SIZE.height;
  let drawn = 0;
  for (let i = 0; i < count; i++) if (Math.abs((pixels[i * step] ?? 0) - (pixels[0] ?? 0)) > 20) drawn += 1;
  return drawn / count;
}
