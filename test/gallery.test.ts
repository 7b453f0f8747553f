import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as library from '../src/index.js';
import { entries } from '../stories/Gallery/entries.js';
import { lessons } from '../stories/Learn/lessons.js';

it('the gallery has every figure once, each with its page, and lessons that there are', () => {
  // One is for figures of a page’s own.
  const figures = readdirSync('src/figures').filter((name) => name in library && name !== 'PanelsFigure');
  expect(entries.map(({ name }) => name).toSorted()).toEqual(figures.toSorted());
  for (const { name, lesson } of entries) {
    expect(readFileSync(`stories/Figures/${name}.stories.tsx`, 'utf8')).toContain(`title: 'Figures/${name}'`);
    if (lesson) expect(lessons.map(({ id }) => id)).toContain(lesson);
  }
});
