import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { heights, WIDTHS } from '../../src/embed/heights.js';
import { few } from '../support/exhaustive.js';
import { measureHeights } from '../support/heights.js';

/** In pixels; a figure may be a line of text higher, and its images by a few pixels per unit. */
const TOLERANCE = 32;

/** A phone, and a page of text. */
const MEASURED = few(WIDTHS, (width) => width === 320 || width === 800);

it('the heights that elements reserve are those that they have: `node scripts/heights.mjs` measures them', async () => {
  await page.viewport(1280, 900);
  const wrong = Object.entries(await measureHeights(MEASURED)).flatMap(([selector, measured]) =>
    (['body', 'caption', 'images'] as const).flatMap((part) =>
      MEASURED.flatMap((width, index) => {
        const [now, stored] = [measured[part]?.[index] ?? 0, heights[selector]?.[part]?.[WIDTHS.indexOf(width)] ?? 0];
        const isWrong = Math.abs(now - stored) > TOLERANCE;
        return isWrong ? [`${selector} is ${now} px at ${width} px, ${part}; stored are ${stored}`] : [];
      }),
    ),
  );
  expect(wrong).toEqual([]);
});
