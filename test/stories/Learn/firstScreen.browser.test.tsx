import '../../../site/book.css';
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
  document.body.removeAttribute('class');
});

/** Lessons that still begin with a figure or a text. One that asks first has to leave this list. */
const LATER = [
  'DeterministicOrNot',
  'FewSteps',
  'FillingIn',
  'FlowBehindTheNoise',
  'MaskedDiffusion',
  'SmallerPicture',
  'WhatALossTells',
  'WhatASolverSaves',
  'WhenDecided',
  'WhyAPromptWorks',
];

const nameOf = (path: string) => path.split('/').at(-1)?.replace('.mdx', '') ?? '';

it('knows all lessons', () => expect(Object.keys(pages)).toHaveLength(lessons.length));

it.each([
  [1280, 800],
  [360, 780],
])('the first question of a lesson is on the first screen of %i × %i px', async (width, height) => {
  await page.viewport(width, height);
  const later: string[] = [];
  for (const [path, load] of Object.entries(pages)) {
    const Page = (await load()).default;
    // As in the book: below its bar, between the lists of pages and of sections.
    const { container } = render(
      <>
        <header className="book-top">
          <button type="button" className="book-button">
            Pages
          </button>
        </header>
        <div id="book-pages" />
        <main>
          <Page />
        </main>
        <div className="book-gutter" />
      </>,
      { container: document.body },
    );
    scrollTo(0, 0);
    const check = container.querySelector('.df-question-check') as HTMLElement;
    if (check.getBoundingClientRect().bottom > height) later.push(nameOf(path));
    cleanup();
  }
  expect(later).toEqual(LATER);
});
