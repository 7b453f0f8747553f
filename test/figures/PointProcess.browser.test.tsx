import { act } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { noisedPoints, noisyAt } from '../../src/figures/PointProcess/model.js';
import { DiffusionProvider, PointProcess } from '../../src/index.js';
import { forwardJumpCoefficients } from '../../src/process/coefficients.js';
import { gaussianNoise } from '../../src/process/noise.js';
import { createSchedule } from '../../src/process/schedule.js';
import { showReady } from '../support/figures.js';

function plotsIn(figure: Element): HTMLCanvasElement[] {
  return [...figure.querySelectorAll('canvas')];
}

const labelsOf = (figure: Element) => plotsIn(figure).map((plot) => plot.getAttribute('aria-label'));

/** Where paint lies on a plot: as text, row after row of coarse cells. */
function paintIn(canvas: HTMLCanvasElement): Uint8ClampedArray {
  return canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
}

function colorOf(canvas: HTMLCanvasElement): number[] {
  const data = paintIn(canvas);
  const at = data.findIndex((value, index) => index % 4 === 3 && value === 255);
  return [...data.subarray(at - 3, at)];
}

describe('PointProcess', () => {
  it('shows data, x_t and noise with their numbers: unit variance all along', async () => {
    const { figure } = await showReady(<PointProcess t={500} />);
    expect(labelsOf(figure)).toEqual([
      'the data x0: 2000 points of the set Swiss roll, standard deviation 0.99',
      expect.stringMatching(/^the noisy points x_t at t = 500, standard deviation (0\.9[7-9]|1\.0[0-3])$/),
      expect.stringMatching(/^the noise ε in x_t, standard deviation (0\.9[7-9]|1\.0[0-3])$/),
    ]);
    for (const plot of plotsIn(figure)) expect(plot).toHaveAttribute('data-painted');
  });

  it('takes a path: on flow the sd is √((1-t)²·var + t²), on edm that of x_t divided', async () => {
    const { figure, rerender } = await showReady(<PointProcess schedule={{ path: 'flow' }} t={0.5} />);
    expect(labelsOf(figure)[1]).toMatch(/^the noisy points x_t at t = 0.5, standard deviation 0\.(69|7[0-2])$/);
    rerender(<PointProcess schedule={{ path: 'edm' }} t={40} />);
    await expect.poll(() => labelsOf(figure)[1]).toMatch(/at t = 40, standard deviation (0\.9[7-9]|1\.0[0-3])$/);
    expect(figure.querySelector('figcaption')?.textContent).toContain('too large for a screen');
  });

  it('paints each in the colour of its meaning, and again when the ink of the page changes', async () => {
    const { figure, container } = await showReady(<PointProcess />);
    const light = plotsIn(figure).map(colorOf);
    expect(light[0]?.[2]).toBeGreaterThan(light[0]?.[0] as number);
    expect(light[2]?.[0]).toBeGreaterThan(light[2]?.[2] as number);
    container.style.color = '#eee';
    await expect.poll(() => Math.min(...colorOf(plotsIn(figure)[1] as HTMLCanvasElement))).toBeGreaterThan(200);
  });

  it('follows the page’s t, and paints only x_t again', async () => {
    const page = (t: number) => (
      <DiffusionProvider t={t}>
        <PointProcess schedule={{ kind: 'cosine' }} />
      </DiffusionProvider>
    );
    const { figure, rerender } = await showReady(page(100));
    const painted = new Set<Node>();
    // Painting begins with the size of the canvas, which is an attribute.
    const observer = new MutationObserver((records) => {
      for (const { target } of records) painted.add(target);
    });
    observer.observe(figure, { attributes: true, attributeFilter: ['width'], subtree: true });
    act(() => rerender(page(900)));
    expect(labelsOf(figure)[1]).toContain('the noisy points x_t at t = 900');
    await expect.poll(() => [...painted]).toEqual([plotsIn(figure)[1]]);
    observer.disconnect();
  });

  it('says of how many points it shows some', async () => {
    const { figure } = await showReady(<PointProcess points={new Float32Array(2 * 50_000).fill(1)} />);
    expect(labelsOf(figure)[0]).toBe('the data x0: 20000 of 50000 points, standard deviation 0.00');
  });

  it('computes x_t by (2) from noise that is independent of the data', () => {
    const schedule = createSchedule({ kind: 'cosine' });
    const noised = noisedPoints('swissRoll', 2000, 5);
    expect(noised.epsilon).toEqual(gaussianNoise(4000, { seed: 5, stream: 0x100 }));
    const { a, sigma } = forwardJumpCoefficients(schedule, 300);
    const xt = noisyAt(noised, schedule, 300);
    let [covariance, error] = [0, 0];
    xt.forEach((value, index) => {
      const [clean, noise] = [noised.points.values[index] as number, noised.epsilon[index] as number];
      error = Math.max(error, Math.abs(value - a * clean - sigma * noise));
      covariance += (clean * noise) / xt.length;
    });
    expect(error).toBeLessThan(1e-6);
    expect(Math.abs(covariance)).toBeLessThan(0.03);
  });
});
