import { describe, expect, it } from 'vitest';
import { DiffusionProvider, MeanComparison, NoiseTriptych, X0Reconstruction } from '../../src/index.js';
import { canvasesOf, labelsOf, pixelsOf, showReady, smallImage, waitForState } from '../support/figures.js';

const image = smallImage();

describe('the figures of one x_t', () => {
  it.each([1, 50, 400, 999])('agree on its pixels at t = %i', async (t) => {
    const triptych = await showReady(<NoiseTriptych image={image} t={t} seed={5} />);
    const reconstruction = await showReady(<X0Reconstruction image={image} t={t} seed={5} />);
    const comparison = await showReady(<MeanComparison image={image} t={t} seed={5} />);
    const noisy = pixelsOf(canvasesOf(triptych.figure)[1] as HTMLCanvasElement);
    expect(pixelsOf(canvasesOf(reconstruction.figure)[0] as HTMLCanvasElement)).toEqual(noisy);
    expect(pixelsOf(canvasesOf(comparison.figure)[0] as HTMLCanvasElement)).toEqual(noisy);
  });

  it('show x0 itself, and x0 as predicted, with the pixels of the image', async () => {
    const triptych = await showReady(<NoiseTriptych image={image} t={300} />);
    const reconstruction = await showReady(<X0Reconstruction image={image} t={300} />);
    expect(pixelsOf(canvasesOf(triptych.figure)[0] as HTMLCanvasElement)).toEqual(image.data);
    expect(pixelsOf(canvasesOf(reconstruction.figure)[2] as HTMLCanvasElement)).toEqual(image.data);
    expect(pixelsOf(canvasesOf(reconstruction.figure)[1] as HTMLCanvasElement)).toEqual(image.data);
  });
});

describe('MeanComparison', () => {
  it('strings its labels together as the language does', async () => {
    const { figure } = await showReady(
      <DiffusionProvider lang="zh">
        <MeanComparison image={image} t={50} />
      </DiffusionProvider>,
    );
    await expect.poll(() => labelsOf(figure).join()).toMatch(/前向均值，仅由 x0 得到，ℓ1 \d\.\d{3}$/);
  });

  it('shows the ℓ1 distance of each of its panels, below it and in its label', async () => {
    const { figure } = await showReady(<MeanComparison image={image} t={50} />);
    const shown = [...figure.querySelectorAll('.df-panel-note')].map(
      (note) => note.textContent?.match(/\d\.\d{3}$/)?.[0],
    );
    const errors = labelsOf(figure).map((label) => label.match(/, ℓ1 (\d\.\d{3})$/)?.[1]);
    expect(errors.every(Boolean)).toBe(true);
    expect(shown).toEqual(errors);
    // The forward mean has no noise, so its error is exact: (1 - √ᾱ_49) times the mean size of x0.
    const [xt, posterior, forward] = errors.map(Number) as [number, number, number];
    expect(xt).toBeGreaterThan(posterior);
    expect(posterior).toBeGreaterThan(forward);
  });

  it('says at which t its panels are', async () => {
    const { figure, rerender } = await showReady(<MeanComparison image={image} t={50} />);
    expect(labelsOf(figure).every((label) => label.includes('t = 50'))).toBe(true);
    rerender(<MeanComparison image={image} t={51} />);
    await waitForState(figure, 'ready');
    expect(labelsOf(figure).every((label) => label.includes('t = 51'))).toBe(true);
  });
});
