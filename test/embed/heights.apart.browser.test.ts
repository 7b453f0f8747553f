import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { heights, WIDTHS } from '../../src/embed/heights.js';
import { measureHeights } from '../support/heights.js';

/** In pixels; a figure may be a line of text higher, and its images by a few pixels per unit. */
const TOLERANCE = 32;

it('the heights that elements reserve are those that they have: `node scripts/heights.mjs` measures them', async () => {
  await page.viewport(1280, 900);
  const wrong = Object.entries(await measureHeights()).flatMap(([selector, measured]) =>
    (['body', 'caption', 'images'] as const).flatMap((part) =>
      WIDTHS.flatMap((width, index) => {
        const [now, stored] = [measured, heights[selector]].map((one) => one?.[part]?.[index] ?? 0) as [number, number];
        const isWrong = Math.abs(now - stored) > TOLERANCE;
        return isWrong ? [`${selector} is ${now} px at ${width} px, ${part}; stored are ${stored}`] : [];
      }),
    ),
  );
  expect(wrong).toEqual([]);
});
