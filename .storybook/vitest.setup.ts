import * as accessibility from '@storybook/addon-a11y/preview';
import { type Preview, type StoryContext, setProjectAnnotations } from '@storybook/react-vite';
import { createElement } from 'react';
import { configure } from 'storybook/test';
import { afterEach, beforeAll, expect, inject, vi } from 'vitest';
import { page } from 'vitest/browser';
import { DiffusionProvider } from '../src/index.js';
import { freeze, settled } from '../src/testing/index.js';
import { typesetting } from '../src/tex/Formula.js';
import { foreignGlyphs } from '../test/support/glyphs.js';
import { PATIENCE_MILLISECONDS } from '../test/support/patience.js';
import { PICTURE, picturesOf, withCanvasesCovered } from '../test/support/pictures.js';
import { englishIn, Language, speakPseudo } from '../test/support/pseudoLanguage.js';
import '../test/support/structureSnapshot.js';
import { cutTexts, wideHyphens } from '../test/support/cut.js';
import { smallTargets } from '../test/support/targets.js';
import preview from './preview.js';

// A browser renders every story once, and waits until it is drawn. The structure of the story must be that of its snapshot, and its
// buttons must be large enough for a finger. The first story of each component has more checks: axe reads it in dark, and its colors in
// light too; no text is cut off in columns of three widths; the project's fonts draw all characters; and no English is left when the
// story is rendered again in a pseudo-language. The exhaustive run makes these checks for every story. test/support/pictures.ts
// chooses the stories that are compared with pictures. Tags name the state in which a story's figures end: `error-state`,
// `pending-state`, or `ready` without a tag.

/** Stories that name no viewport of their own are as wide as a page of text. */
const PAGE = { name: 'page', styles: { width: '800px', height: '900px' } };
/** Noise does not compress: at a quarter of the usual resolution screenshots take a tenth of the space. */
const RESOLUTION = 64;
const PATIENCE = { timeout: PATIENCE_MILLISECONDS, interval: 20 };
/** Pixels in which nothing may be cut off: the narrowest column that figures are made for, a phone, and a page of text. */
const WIDTHS = [280, 360, 800];

freeze();
configure({ asyncUtilTimeout: PATIENCE_MILLISECONDS });

/** The rules of axe that read colours. All others say the same of a story in the light as in the dark. */
const COLOR_RULES = ['color-contrast', 'link-in-text-block'];

/** What the story that has just run was rendered in. */
let shown: {
  element: HTMLElement;
  pictures: ReturnType<typeof picturesOf>;
  isReadWhole: boolean;
  hasOwnWords: boolean;
} | null = null;

/** The components of which a story has run. */
const known = new Set<string>();

setProjectAnnotations([
  preview,
  {
    parameters: { viewport: { options: { page: PAGE }, defaultViewport: 'page' } },
    decorators: [
      (Story) => createElement(DiffusionProvider, { resolution: RESOLUTION }, createElement(Story)),
      (Story) => createElement(Language, null, createElement(Story)),
    ],
    afterEach: async (context) => {
      const { canvasElement: element, id, title, tags } = context;
      const isFirst = !known.has(title);
      known.add(title);
      const isReadWhole = isFirst || inject('isExhaustive');
      const pictures = inject('isPinned') ? picturesOf({ id, isFirst, tags }) : [];
      shown = { element, pictures, isReadWhole, hasOwnWords: isOwn(title) };
      await arrive(tags);
      if (isReadWhole) {
        await showScheme('dark');
        await readWithAxe(context, {});
      }
      await showScheme('light');
      if (isReadWhole) await readWithAxe(context, { runOnly: COLOR_RULES });
    },
  } satisfies Preview,
]);

// Files share a page. What a figure shows while it is pending may not hang on whether another file has loaded KaTeX before.
beforeAll(() => typesetting.load());

afterEach(async ({ task }) => {
  if (!shown || task.result?.state === 'fail') return;
  const story = shown;
  shown = null;
  await compare(story);
  if (!story.isReadWhole) return;
  await readInColumns(story.element);
  expect.soft(await foreignGlyphs(story.element), 'characters that no font of the project draws').toEqual([]);
  if (story.hasOwnWords) return;
  speakPseudo(true);
  await nextFrame();
  expect.soft(englishIn(story.element), 'what is not in the catalogue of words').toEqual([]);
  speakPseudo(false);
});

/** What a page has written itself is in one language: a figure of its own, and questions. */
function isOwn(title: string): boolean {
  return title === 'Building blocks/Your own' || title.startsWith('Teach/');
}

async function compare({ element, pictures }: NonNullable<typeof shown>): Promise<void> {
  expect.soft(element).toMatchStructure();
  expect.soft(smallTargets(element), 'targets of less than 24 px').toEqual([]);
  expect.soft(wideHyphens(element), 'words with hyphens of the width of digits').toEqual([]);
  if (pictures.length === 0) return;
  const story = page.elementLocator(element);
  await withCanvasesCovered(async () => {
    for (const { name, scheme, width } of pictures) {
      await showScheme(scheme);
      await showWidth(element, width);
      await expect.soft(story).toMatchScreenshot(name, PICTURE);
    }
  });
  element.style.width = '';
}

/** Narrows the story, and looks at each width for texts that are cut off. */
async function readInColumns(element: HTMLElement): Promise<void> {
  const { width } = element.style;
  for (const pixels of WIDTHS) {
    element.style.width = `${pixels}px`;
    await nextFrame();
    expect.soft(cutTexts(element), `texts that are cut off in ${pixels} px`).toEqual([]);
  }
  element.style.width = width;
}

/** Fails the story for what axe finds. What it does not complain of needs no address, which takes it long to find. */
async function readWithAxe(context: StoryContext, options: object): Promise<void> {
  const a11y = { ...context.parameters['a11y'], options: { resultTypes: ['violations'], ...options } };
  await accessibility.afterEach({ ...context, parameters: { ...context.parameters, a11y } });
}

/** Waits until the whole story is on screen, its fonts are loaded, and its figures are in the state they end in. */
async function arrive(tags: readonly string[]): Promise<void> {
  await document.fonts.ready;
  await showWhole();
  await vi.waitFor(() => {
    const states = [...document.querySelectorAll<HTMLElement>('figure[data-state]')].map(
      (figure) => figure.dataset['state'],
    );
    const said = [...document.querySelectorAll('figure [role=alert]')].map(({ textContent }) => textContent);
    if (states.length > 0)
      expect(states, ['states of the figures', ...said].join('; ')).toSatisfy((all: string[]) => isFinal(all, tags));
    if (tags.includes('pending-state'))
      expect(document.querySelector('progress'), 'the bar of progress').not.toBeNull();
    else expect(document.querySelector('[aria-busy=true]'), 'what is busy').toBeNull();
    expect(document.querySelector('figure [data-loading]'), 'what is loading').toBeNull();
    expect(document.querySelector('.katex:not(:has(annotation))'), 'what is not typeset').toBeNull();
  }, PATIENCE);
  await document.fonts.ready;
  await showWhole();
  await nextFrame();
}

function isFinal(states: readonly string[], tags: readonly string[]): boolean {
  if (tags.includes('pending-state')) return states.includes('pending');
  if (tags.includes('error-state')) return states.includes('error') && !states.includes('pending');
  return states.every((state) => state === 'ready');
}

/** Makes the viewport as high as the story: a figure out of sight would not begin, and a screenshot would be cut. */
async function showWhole(): Promise<void> {
  // `scrollHeight` is rounded: a viewport that is half a pixel short leaves the last row of the screenshot blank.
  const { scrollHeight } = document.documentElement;
  const height = Math.max(scrollHeight, Math.ceil(document.documentElement.getBoundingClientRect().bottom));
  if (height > window.innerHeight) await page.viewport(window.innerWidth, height);
}

/** Makes the story's column this wide, and waits until its figures are drawn for it. */
async function showWidth(element: HTMLElement, pixels: number): Promise<void> {
  if (element.getBoundingClientRect().width === pixels) return;
  element.style.width = `${pixels}px`;
  await nextFrame();
  await settled(element, { allowErrors: true, timeout: PATIENCE_MILLISECONDS });
  await showWhole();
}

async function showScheme(scheme: 'light' | 'dark'): Promise<void> {
  document.documentElement.dataset['theme'] = scheme;
  await nextFrame();
}

/** Lets the page be laid out and painted. */
async function nextFrame(): Promise<void> {
  for (let i = 0; i < 2; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
}
