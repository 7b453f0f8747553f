import { describe, expect, it } from 'vitest';
import { DiffusionProvider, NoiseTriptych, Spectrum } from '../../src/index.js';
import {
  canvasesOf,
  labelsOf,
  messageOf,
  pixelHash,
  show,
  showReady,
  smallImage,
  waitForState,
} from '../support/figures.js';
import { withoutMemory } from '../support/withoutMemory.js';

const chartOf = (figure: Element) => figure.querySelector('.df-spectrum svg[role=img]')?.getAttribute('aria-label');
const wordsOf = (figure: Element) =>
  [...figure.querySelectorAll('.df-reading, .df-spectrum-law')].map((p) => p.textContent);

describe('the spectrum', () => {
  it('says which details are below the noise, and how fast the power falls', async () => {
    const { figure } = await showReady(<Spectrum t={200} />);
    expect(labelsOf(figure)).toEqual(['x_t at t = 200']);
    const [hidden, law] = wordsOf(figure);
    expect(hidden).toMatch(/^Finest detail above the noise1[5-9] cycles per image width$/);
    expect(law).toMatch(/costs 2\.0 in log-SNR\.$/);
    expect(chartOf(figure)).toMatch(
      /^the power of the image and of the noise over 128 cycles per image width, both axes logarithmic: the image from [\d.]+ to [\d.e-]+, the noise 0\.3\d+; At t = 200/,
    );
    expect(figure.querySelectorAll('.df-spectrum .df-chart-curve')).toHaveLength(2);
  });

  it('is an error of the figure where it cannot be measured', async () => {
    // The transform of 24 × 18 pixels has 32 × 32 values.
    const shown = withoutMemory('Float64Array', 32 * 32, () =>
      messageOf(show(<Spectrum image={smallImage()} t={200} />).figure),
    );
    expect(await shown).toBe('Array buffer allocation failed');
  });

  it('shows the x_t of NoiseTriptych', async () => {
    const { figure } = await showReady(<Spectrum t={100} seed={3} />);
    const [own] = canvasesOf(figure).map((canvas) => canvas.toDataURL());
    const { figure: triptych } = await showReady(<NoiseTriptych t={100} seed={3} />);
    expect(canvasesOf(triptych).map((canvas) => canvas.toDataURL())[1]).toBe(own);
  });

  it('follows the page’s t', async () => {
    const at = (t: number) => (
      <DiffusionProvider t={t}>
        <Spectrum />
      </DiffusionProvider>
    );
    const { figure, rerender } = await showReady(at(20));
    const [hash, before] = [pixelHash(figure), wordsOf(figure)[0]];
    rerender(at(600));
    await expect.poll(() => wordsOf(figure)[0]).not.toBe(before);
    await waitForState(figure, 'ready');
    expect(pixelHash(figure)).not.toBe(hash);
  });

  it('measures another image, a gray one, whose one wave is its only power', async () => {
    const { figure, rerender } = await showReady(<Spectrum t={50} />);
    const values = Float32Array.from({ length: 48 * 64 }, (_, i) => Math.cos((2 * Math.PI * 8 * (i % 64)) / 64));
    rerender(<Spectrum t={50} image={{ shape: [48, 64], values }} />);
    await expect.poll(() => chartOf(figure)).toContain('over 32 cycles');
    await waitForState(figure, 'ready');
    expect(wordsOf(figure)[0]).toMatch(/(9|10) cycles per image width$/);
  });
});
