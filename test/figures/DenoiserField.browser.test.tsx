import { act, fireEvent } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { type GaussianPath, gaussianPath } from '../../src/core/index.js';
import { DenoiserField, DiffusionProvider } from '../../src/index.js';
import { canvasesOf, labelsOf, messageOf, pixelHash, show, showReady } from '../support/figures.js';
import { trainedDenoiser } from '../support/trained.js';

const denoiser = trainedDenoiser();

const numbersOf = (figure: Element) =>
  Object.fromEntries(
    [...figure.querySelectorAll('dl > div')].map((row) => [
      row.children[0]?.textContent,
      Number(row.children[1]?.textContent),
    ]),
  );

describe('DenoiserField', () => {
  it('shows the exact arrows over the data', async () => {
    const { figure } = await showReady(<DenoiserField t={300} />);
    expect(labelsOf(figure)).toEqual([
      'arrows from x_t towards x̂0 at t = 300, exact, over 2000 points of the set two moons',
    ]);
    expect(canvasesOf(figure)[0]).toHaveAttribute('data-painted');
    expect(Object.keys(numbersOf(figure))).toEqual(['exact, rms length', 'drawn at a scale of']);
  });

  it('shows those of a network over them, and how far they are apart, also from its plain data', async () => {
    const { figure } = await showReady(<DenoiserField t={300} denoiser={denoiser} />);
    const { 'learned − exact, rms': difference, 'exact, rms length': length } = numbersOf(figure);
    expect(difference).toBeGreaterThan(0);
    expect(difference).toBeLessThan(length as number);
    expect(labelsOf(figure)[0]).toContain(
      `learned over exact, over 2000 points of the set two moons, rms difference ${difference}`,
    );
    const pixels = pixelHash(figure);
    const again = await showReady(<DenoiserField t={300} denoiser={JSON.parse(JSON.stringify(denoiser))} />);
    expect(pixelHash(again.figure)).toBe(pixels);
  });

  it('follows the page’s t, and its kind of arrow', async () => {
    const at = (t: number, arrows: 'x0' | 'score') => (
      <DiffusionProvider t={t}>
        <DenoiserField arrows={arrows} count={100} />
      </DiffusionProvider>
    );
    const { figure, rerender } = await showReady(at(500, 'x0'));
    act(() => rerender(at(50, 'x0')));
    await expect.poll(() => labelsOf(figure)[0]).toContain('at t = 50, exact');
    act(() => rerender(at(50, 'score')));
    await expect.poll(() => labelsOf(figure)[0]).toContain('arrows along the score at t = 50');
  });

  it('keeps the exact arrows beside a network that fails, and draws a single point', async () => {
    const failing = { ...denoiser, predictValues: (xt: Float32Array) => xt.fill(Number.NaN) };
    const { figure } = show(<DenoiserField denoiser={failing} points={[1, 1]} />);
    expect(await messageOf(figure)).toMatch(/^invalid output of the denoiser at t = 200: NaN at index 0/);
    expect(labelsOf(figure)[0]).toMatch(/exact, over 1 point$/);
  });
});

describe('DenoiserField on a path', () => {
  const flow = gaussianPath({ kind: 'flow' });

  it('points towards x̂0 of the path at its time', async () => {
    const { figure } = await showReady(<DenoiserField count={100} schedule={flow} t={0.35} />);
    expect(labelsOf(figure)[0]).toContain('at t = 0.35, exact');
  });

  it('has the score in the symbols of the path', async () => {
    const { figure } = await showReady(<DenoiserField count={100} schedule={flow} t={0.35} arrows="score" />);
    await expect.poll(() => figure.querySelector('.df-field-formula')?.textContent).toContain('σ');
  });

  it('asks a network for the x_t of its own schedule: the same place on paths of the same logSnr', async () => {
    const differenceAt = async (schedule: GaussianPath, t: number) => {
      const { figure, unmount } = await showReady(
        <DenoiserField count={100} denoiser={denoiser} schedule={schedule} t={t} />,
      );
      const { 'learned − exact, rms': difference } = numbersOf(figure);
      unmount();
      return difference;
    };
    // α/σ is 1 on both.
    expect(await differenceAt(gaussianPath({ kind: 'edm' }), 1)).toBe(await differenceAt(flow, 0.5));
  });

  it('has no score without noise, and says so', async () => {
    const { figure } = show(<DenoiserField count={100} schedule={flow} t={0} arrows="score" />);
    expect(await messageOf(figure)).toBe('invalid t: 0; expected a time at which there is noise, and so a score');
  });
});

describe('the posterior of one x_t', () => {
  const flow = gaussianPath({ kind: 'flow' });
  const at = { arrows: 'posterior', count: 60, schedule: flow, t: 0.5 } as const;
  const written = (figure: Element) => [...figure.querySelectorAll('dd')].map((value) => value.textContent);
  const point = (figure: Element) => figure.querySelector('[role=slider]') as SVGElement;

  it('says how many points count, what no prediction can beat, and what is explained', async () => {
    const { figure } = await showReady(<DenoiserField {...at} place={[0.25, 0.1]} />);
    expect(labelsOf(figure)[0]).toBe(
      'arrows from x_t = (0.25, 0.10) to 60 points of the set two moons at t = 0.5, by probability; effective number of points 40.9, their mean x̂0 = (0.22, 0.04), least squared error 1.14',
    );
    expect(written(figure)).toEqual(['40.9 of 60', '1.14', '58%']);
    // The names of x_t and x̂0, beside their places.
    expect(figure.querySelectorAll('.df-field-label')).toHaveLength(2);
    expect(canvasesOf(figure)[0]).toHaveAttribute('data-painted');
    // The page holds the place, and hears of nothing.
    expect(point(figure)).toHaveAttribute('aria-disabled');
  });

  it('follows x_t, which arrow keys and a pointer move', async () => {
    const onPlaceChange = vi.fn();
    const { figure } = await showReady(<DenoiserField {...at} defaultPlace={[0, 0]} onPlaceChange={onPlaceChange} />);
    const pixels = pixelHash(figure);
    expect(point(figure)).toHaveAttribute('aria-label', 'x_t');
    fireEvent.keyDown(point(figure), { key: 'ArrowRight', shiftKey: true });
    await expect.poll(() => labelsOf(figure)[0]).toMatch(/^arrows from x_t = \(0\.5\d, 0\.00\)/);
    expect(onPlaceChange).toHaveBeenCalledTimes(1);
    await expect.poll(() => pixelHash(figure)).not.toBe(pixels);
    const plot = (figure.querySelector('canvas') as Element).getBoundingClientRect();
    const to = { clientX: plot.left + plot.width / 4, clientY: plot.top + plot.height / 4, isPrimary: true, button: 0 };
    point(figure).setPointerCapture = () => {};
    fireEvent.pointerDown(point(figure), to);
    fireEvent.pointerMove(point(figure), to);
    await expect.poll(() => labelsOf(figure)[0]).toMatch(/^arrows from x_t = \(−1\.\d+, 1\.\d+\)/);
    expect(onPlaceChange.mock.lastCall?.[0]).toHaveLength(2);
  });

  it('shows a network’s x̂0 and how far it is from the mean; of one that fails the exact one stays', async () => {
    const { figure, unmount } = await showReady(
      <DenoiserField arrows="posterior" count={60} t={300} denoiser={denoiser} />,
    );
    expect(written(figure)).toHaveLength(4);
    expect(Number(written(figure)[3])).toBeGreaterThan(0);
    unmount();
    const failing = { ...denoiser, predictValues: (xt: Float32Array) => xt.fill(Number.NaN) };
    const broken = show(<DenoiserField arrows="posterior" count={60} t={300} denoiser={failing} />).figure;
    expect(await messageOf(broken)).toMatch(/^invalid output of the denoiser at t = 300: NaN at index 0/);
    expect(labelsOf(broken)[0]).toContain('effective number of points');
  });

  it('becomes the field and back again', async () => {
    const { figure, rerender } = await showReady(<DenoiserField {...at} />);
    act(() => rerender(<DenoiserField {...at} arrows="x0" />));
    await expect.poll(() => labelsOf(figure)[0]).toContain('arrows from x_t towards x̂0 at t = 0.5');
    expect(figure.querySelector('[role=slider]')).toBeNull();
    act(() => rerender(<DenoiserField {...at} />));
    await expect.poll(() => labelsOf(figure)[0]).toContain('by probability');
  });
});
