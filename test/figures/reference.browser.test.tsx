import { describe, expect, inject, it } from 'vitest';
import { MeanComparison, X0Reconstruction } from '../../src/index.js';
import { canvasesOf, labelsOf, showReady } from '../support/figures.js';

// The notebook prints ℓ1 errors for its own photograph, which is not part of the repository.
const photo = `${inject('otherSite')}/open/reference.jpg`;
const present = await fetch(photo).then(({ ok }) => ok);
if (!present) console.warn('skipped: the photograph of the notebook is not at ../shared/reference/Klettersteig.jpg');

/** The errors in the labels of a figure's pictures. */
const errorsOf = (figure: Element) => labelsOf(figure).map((label) => label.match(/ℓ1 (\d\.\d{3})/)?.[1]);

describe.skipIf(!present)('on the photograph of the notebook, at its full resolution and t = 50', () => {
  it('the forward mean has the ℓ1 error 0.009 and the posterior mean about 0.134', async () => {
    const { figure } = await showReady(<MeanComparison image={photo} resolution={1600} t={50} />);
    expect(canvasesOf(figure).map(({ width, height }) => [width, height])).toEqual(Array(3).fill([1200, 1600]));
    const [xt, posterior, forward] = errorsOf(figure);
    expect(Math.abs(Number(xt) - 0.139)).toBeLessThanOrEqual(0.001);
    expect(Math.abs(Number(posterior) - 0.134)).toBeLessThanOrEqual(0.001);
    expect(forward).toBe('0.009');
  });

  it('the predicted x0 has the ℓ1 error 0.000', async () => {
    const { figure } = await showReady(<X0Reconstruction image={photo} resolution={1600} t={50} />);
    expect(errorsOf(figure)[1]).toBe('0.000');
  });
});
