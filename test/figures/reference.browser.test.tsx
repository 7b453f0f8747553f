import { describe, expect, inject, it } from 'vitest';
import { MeanComparison, X0Reconstruction } from '../../src/index.js';
import { canvasesOf, distancesOf, showReady } from '../support/figures.js';

// The notebook prints ℓ1 distances for its own photograph, which is not part of the repository.
const photo = `${inject('otherSite')}/open/reference.jpg`;
const present = await fetch(photo).then(({ ok }) => ok);
if (!present) console.warn('skipped: the photograph of the notebook is not at ../shared/reference/Klettersteig.jpg');

describe.skipIf(!present)('on the photograph of the notebook, at its full resolution and t = 50', () => {
  it('the forward mean has the ℓ1 distance 0.009 and the posterior mean about 0.134', async () => {
    const { figure } = await showReady(<MeanComparison image={photo} resolution={1600} t={50} />);
    expect(canvasesOf(figure).map(({ width, height }) => [width, height])).toEqual(Array(3).fill([1200, 1600]));
    const [xt, posterior, forward] = distancesOf(figure);
    expect(Math.abs(Number(xt) - 0.139)).toBeLessThan(0.0015);
    expect(Math.abs(Number(posterior) - 0.134)).toBeLessThan(0.0015);
    expect(forward).toBe('0.009');
  });

  it('the predicted x0 has the ℓ1 distance 0.000', async () => {
    const { figure } = await showReady(<X0Reconstruction image={photo} resolution={1600} t={50} />);
    expect(distancesOf(figure)[1]).toBe('0.000');
  });
});
