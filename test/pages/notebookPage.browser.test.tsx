import '../../stories/fonts/fonts.css';
import '../../stories/page.css';
import '../../src/style.css';
import 'katex/dist/katex.min.css';
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, inject, it } from 'vitest';
import { page } from 'vitest/browser';
import { DiffusionProvider } from '../../src/index.js';
import { freeze, settled } from '../../src/testing/index.js';
import { NotebookPage } from '../../stories/Notebook/NotebookPage.js';
import { foreignGlyphs } from '../support/glyphs.js';
import { PATIENCE_MILLISECONDS } from '../support/patience.js';
import { NOTEBOOK_PICTURE, PICTURE, withCanvasesCovered } from '../support/pictures.js';
import '../support/structureSnapshot.js';

// The notebook as a reader sees it: its cells are stories too, but have no pictures of their own.

/** Pixels from the top that the picture shows: every kind of text that the page has. The structure holds all of the page. */
const WINDOW = 3200;

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
  await settled(document, { timeout: PATIENCE_MILLISECONDS });
  expect.soft(container).toMatchStructure();
  expect.soft(await foreignGlyphs(container)).toEqual([]);
  if (!inject('isPinned')) return;
  container.style.cssText = `height: ${WINDOW}px; overflow: hidden`;
  await withCanvasesCovered(async () => {
    await expect.soft(page.elementLocator(container)).toMatchScreenshot(NOTEBOOK_PICTURE, PICTURE);
  });
});
