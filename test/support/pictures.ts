import type { ScreenshotMatcherOptions } from 'vitest/browser';
import { SMOOTHED } from './structure.js';

// Which stories have pictures, and how these are compared. A full stop is 4 pixels and a changed digit is 10 to 50, whereas one percent of a
// story is thousands: text and lines are therefore compared apart from the pixels of canvases, whose hashes are in the
// structure. Only what is smoothed, as points are, has no hash; it is in the picture.

/** One picture of a story: its name, the colour scheme, and how wide its column is in pixels. */
interface StoryPicture {
  name: string;
  scheme: 'light' | 'dark';
  width: number;
}

/**
 * The pictures of a story. The first story of each component has two: in light on a page of text, and in dark on a phone. Of the
 * others, those tagged `pictured` have one: they show what no first story does. Structures with hashes of canvases guard the rest.
 */
export function picturesOf(story: { id: string; isFirst: boolean; tags: readonly string[] }): StoryPicture[] {
  const { id, isFirst, tags } = story;
  // The page of the notebook has a picture of its own.
  if (id.startsWith('notebook-cells-')) return [];
  const name = id.replace('--', '-');
  const light = { name: `${name}-light`, scheme: 'light', width: 800 } as const;
  if (isFirst) return [light, { name: `${name}-dark`, scheme: 'dark', width: 360 }];
  return tags.includes('pictured') ? [light] : [];
}

/** The picture of the notebook's page. */
export const NOTEBOOK_PICTURE = 'the-notebook';

/** Anti-aliased pixels count, as thin strokes consist of nothing else. The palest rule differs from the page by more than 0.1. */
export const PICTURE = {
  comparatorName: 'pixelmatch',
  // A page may take its time to be still: the test's own limit counts.
  timeout: 0,
  comparatorOptions: { threshold: 0.1, includeAA: true, allowedMismatchedPixels: 3 },
} satisfies ScreenshotMatcherOptions;

/** Turns a canvas into flat grey of the same place and size. Playwright's mask would also hide a message that lies over it. */
const COVER = `canvas:not(${SMOOTHED}) { background: #808080 !important; object-position: -99999px 0 !important; }`;

/** Where an earlier test has left the pointer, nothing is hovered: the button of a figure's menu would be in its picture. */
const UNTOUCHED = '* { pointer-events: none !important; }';

/** Covers the canvases of the page whose pixels are known by their hash, until `action` has ended. */
export async function withCanvasesCovered(action: () => Promise<void>): Promise<void> {
  const style = document.createElement('style');
  style.textContent = COVER + UNTOUCHED;
  document.head.append(style);
  await action().finally(() => style.remove());
}
