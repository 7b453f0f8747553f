import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { DiffusionProvider, PredictionTargets } from '../../src/index.js';
import { showReady, waitForState } from '../support/figures.js';
import { trainedDenoiser } from '../support/trained.js';

const denoiser = trainedDenoiser();

const labelOf = (figure: Element) => figure.querySelector('svg[role=img]')?.getAttribute('aria-label') ?? '';
const valuesOf = (figure: Element) =>
  [...figure.querySelectorAll('.df-targets dd')].map(
    ({ textContent }) => /t = \d+/.exec(textContent)?.[0] ?? textContent,
  );

/** Moves the marker by one, with the keyboard. */
async function moveOn(): Promise<void> {
  (page.getByRole('slider', { name: 'timestep t' }).element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}');
}

describe('PredictionTargets', () => {
  it('says what an error becomes at the marked t', async () => {
    const { figure } = await showReady(<PredictionTargets t={700} />);
    expect(valuesOf(figure)).toEqual(['0.20', '0.10', '0.089', 't = 700']);
    expect(labelOf(figure)).toMatch(/At t = 700: ε 0\.2; x₀ 0\.1; v 0\.089\.$/);
    expect([...figure.querySelectorAll('[data-curve]')].map((curve) => curve.getAttribute('data-curve'))).toEqual([
      'epsilon',
      'x0',
      'v',
    ]);
  });

  it('adds what is measured of a network', async () => {
    const { figure } = await showReady(<PredictionTargets t={700} denoiser={denoiser} count={200} />);
    expect(figure.querySelector('[data-curve=measured]')).not.toBeNull();
    expect(Number(valuesOf(figure)[3])).toBeGreaterThan(0.01);
    expect(labelOf(figure)).toContain('measured of a network that predicts v');
  });

  it('moves the page’s t with its marker, by pointer and keyboard', async () => {
    const { figure } = await showReady(
      <DiffusionProvider defaultT={300} schedule={{ kind: 'cosine' }}>
        <PredictionTargets />
      </DiffusionProvider>,
    );
    await moveOn();
    expect(valuesOf(figure).at(-1)).toBe('t = 301');
    const area = figure.querySelector('.df-chart-area') as HTMLElement;
    await userEvent.click(area, { position: { x: area.clientWidth / 2, y: 60 } });
    expect(valuesOf(figure).at(-1)).toMatch(/^t = (499|500)$/);
  });

  it('does not measure again for another error of the curves', async () => {
    const predictValues = vi.fn(denoiser.predictValues);
    const of = (predictionError: number) => (
      <PredictionTargets denoiser={{ ...denoiser, predictValues }} count={50} predictionError={predictionError} />
    );
    const { figure, rerender } = await showReady(of(0.1));
    const { length } = predictValues.mock.calls;
    rerender(of(0.2));
    expect(figure.querySelector('[data-curve=measured]')).not.toBeNull();
    await waitForState(figure, 'ready');
    expect(predictValues.mock.calls).toHaveLength(length);
  });
});
