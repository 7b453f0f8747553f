import '../stories/fonts/fonts.css';
import '../stories/page.css';
import '../src/style.css';
import 'katex/dist/katex.min.css';
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, inject, it } from 'vitest';
import { page } from 'vitest/browser';
import { DiffusionProvider } from '../src/index.js';
import { freeze, settled } from '../src/testing/index.js';
import { NotebookPage } from '../stories/Notebook/NotebookPage.js';
import { foreignGlyphs } from './support/glyphs.js';
import { PICTURE, withCanvasesCovered } from './support/pictures.js';
import './support/structureSnapshot.js';

// The notebook as a reader sees it, whole: its cells are stories too, but have no pictures of their own.

/** No browser takes a picture of more than 16,384 px: the page is seen through a window of this height, again and again. */
const WINDOW = 3600;

afterEach(cleanup);

it('shows what it showed', async () => {
  await page.viewport(800, WINDOW);
  await freeze(); // loads what is below the window too
  const { container } = render(
    <DiffusionProvider resolution={64}>
      <NotebookPage />
    </DiffusionProvider>,
  );
  // Which lines break early, for the last to be longer, is each browser's own.
  for (const prose of container.querySelectorAll<HTMLElement>('.page')) prose.style.textWrap = 'wrap';
  await settled();
  expect.soft(container).toMatchStructure();
  expect.soft(await foreignGlyphs(container)).toEqual([]);
  if (!inject('isPinned')) return;
  container.style.cssText = `height: ${WINDOW}px; overflow: hidden`;
  await withCanvasesCovered(async () => {
    for (let part = 0; part * WINDOW < container.scrollHeight; part++) {
      container.scrollTop = part * WINDOW;
      await expect.soft(page.elementLocator(container)).toMatchScreenshot(`the-notebook-${part + 1}`, PICTURE);
    }
  });
}, 120_000);
