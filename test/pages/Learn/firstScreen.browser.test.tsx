import '../../../stories/fonts/fonts.css';
import '../../../stories/page.css';
import '../../../src/style.css';
import '../../../src/teach.css';
import { cleanup, render } from '@testing-library/react';
import type { ComponentType } from 'react';
import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { lessons } from '../../../stories/Learn/lessons.js';

const pages = import.meta.glob('../../../stories/Learn/*.mdx') as Record<
  string,
  () => Promise<{ default: ComponentType }>
>;

afterEach(() => {
  cleanup();
  document.body.style.margin = '';
});

/** What the book has above and beside a page, in pixels: its bar, the list of pages and the list of sections. */
const BESIDE = {
  narrow: { padding: '50px 20px 0' },
  wide: { padding: '50px 212px 0 252px' },
};

const nameOf = (path: string) => path.split('/').at(-1)?.replace('.mdx', '') ?? '';

it('knows all lessons', () => expect(Object.keys(pages)).toHaveLength(lessons.length));

it.each([
  [1280, 800],
  [360, 780],
])('the first question of a lesson is on the first screen of %i × %i px', async (width, height) => {
  await page.viewport(width, height);
  document.body.style.margin = '0';
  const later: string[] = [];
  for (const [path, load] of Object.entries(pages)) {
    const Page = (await load()).default;
    const { container } = render(
      <div style={width < 1216 ? BESIDE.narrow : BESIDE.wide}>
        <Page />
      </div>,
      { container: document.body },
    );
    scrollTo(0, 0);
    await document.fonts.ready;
    const check = container.querySelector('.df-question-check') as HTMLElement;
    const { bottom } = check.getBoundingClientRect();
    if (bottom > height) later.push(`${nameOf(path)}: ${Math.round(bottom - height)} px below`);
    cleanup();
  }
  expect(later).toEqual([]);
});
