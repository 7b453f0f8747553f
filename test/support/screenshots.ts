import type { ScreenshotMatcherOptions } from 'vitest/browser';

// How the screenshots of stories are compared. A full stop is 4 pixels and a changed digit is 10 to 50, whereas one
// percent of a story is thousands: text and lines are therefore compared apart from what the canvases show.

/** The largest difference between equal colours, in 0 … 1; the palest rule differs more than that from the page. */
const threshold = 0.1;

/** For a story with its canvases covered. Anti-aliased pixels count: thin strokes consist of nothing else. */
export const COVERED = {
  comparatorName: 'pixelmatch',
  comparatorOptions: { threshold, includeAA: true, allowedMismatchedPixels: 3 },
} satisfies ScreenshotMatcherOptions;

/** For a whole story, including what its canvases show. */
export const WHOLE = {
  comparatorName: 'pixelmatch',
  comparatorOptions: { threshold, allowedMismatchedPixelRatio: 0.01 },
} satisfies ScreenshotMatcherOptions;

/** Turns a canvas into flat grey of the same place and size. Playwright's mask would also hide a message that lies over it. */
const COVER = 'canvas { background: #808080 !important; object-position: -99999px 0 !important; }';

/** Covers every canvas of the page until `action` has ended. */
export async function withCanvasesCovered(action: () => Promise<void>): Promise<void> {
  const style = document.createElement('style');
  style.textContent = COVER;
  document.head.append(style);
  await action().finally(() => style.remove());
}
