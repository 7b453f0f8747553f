import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transformer } from '@napi-rs/image';
import { afterAll, expect, it } from 'vitest';
import { drawThumbnails, SCHEMES, types } from '../../scripts/thumbnails.mjs';
import { few } from '../support/exhaustive.js';

const DRAWN = mkdtempSync(join(tmpdir(), 'diffusion-figures-'));
afterAll(() => rmSync(DRAWN, { recursive: true }));

/** Of 255: what lossy files of the same picture differ by is below a tenth of it. */
const TOLERANCE = 3;

it('thumbnails are those of the present figures: `npm run thumbnails` draws them anew', async () => {
  const drawn = few(types(), (type) => type === 'schedule-chart');
  await drawThumbnails(DRAWN, drawn);
  const stale = [];
  for (const name of drawn.flatMap((type) => SCHEMES.map((scheme) => `${type}-${scheme}.webp`))) {
    const difference = await differenceOf(`stories/assets/thumbnails/${name}`, join(DRAWN, name));
    if (difference > TOLERANCE) stale.push(`${name}: ${difference.toFixed(1)}`);
  }
  expect(stale).toEqual([]);
});

/** The mean difference of the values of two pictures. */
async function differenceOf(path: string, otherPath: string): Promise<number> {
  const [pixels, others] = await Promise.all([pixelsOf(path), pixelsOf(otherPath)]);
  return pixels.reduce((sum, value, i) => sum + Math.abs(value - (others[i] as number)), 0) / pixels.length;
}

function pixelsOf(path: string): Promise<Buffer> {
  return new Transformer(readFileSync(path)).rawPixels();
}
