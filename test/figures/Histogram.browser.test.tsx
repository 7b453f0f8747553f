import { memory } from '@tensorflow/tfjs-core';
import { act } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { gaussianPath } from '../../src/core/index.js';
import { DiffusionProvider, Histogram, type HistogramProps } from '../../src/index.js';
import { forwardJumpCoefficients } from '../../src/process/coefficients.js';
import { gaussianNoise } from '../../src/process/noise.js';
import { createSchedule } from '../../src/process/schedule.js';
import { blend, randomImage, valuesOf } from '../support/arithmetic.js';
import { messageOf, settle, show, showReady, smallImage, waitForState } from '../support/figures.js';
import { moments } from '../support/statistics.js';

afterEach(() => vi.restoreAllMocks());

const image = smallImage();

/** Mean, sd, and the shares outside [-1, 1] and beyond the axis, as they are shown. */
function numbersIn(figure: Element): string[] {
  return [...figure.querySelectorAll('dd')].map((number) => number.textContent ?? '');
}

function labelOf(figure: Element): string {
  return figure.querySelector('[role=img]')?.getAttribute('aria-label') ?? '';
}

function pathOf(figure: Element, name: 'bars' | 'theory' | 'normal'): string | null {
  return figure.querySelector(`.df-chart-overflow .df-histogram-${name}`)?.getAttribute('d') ?? null;
}

/** The points of a path of straight lines, each [x, y]. */
function pointsOf(path: string): number[][] {
  return (path.match(/[\d.]+,[\d.]+/g) ?? []).map((point) => point.split(',').map(Number));
}

async function numbersOf(props: HistogramProps): Promise<string[]> {
  const { figure, unmount } = await showReady(<Histogram {...props} />);
  const numbers = numbersIn(figure);
  unmount();
  return numbers;
}

describe('the numbers', () => {
  it('of the cat are those of an image of little contrast, and grow to those of noise', async () => {
    expect((await numbersOf({ of: 'x0' }))[1]).toBe('0.33');
    const sds = [];
    for (const t of [0, 100, 300, 999]) sds.push(Number((await numbersOf({ t }))[1]));
    expect(sds[0]).toBe(0.33);
    expect(sds[3]).toBe(1);
    expect(sds).toEqual([...sds].sort());
  });

  it('are those of the x_t that NoiseTriptych shows', async () => {
    const source = randomImage();
    const { a, sigma } = forwardJumpCoefficients(createSchedule(), 300);
    const clean = valuesOf(source);
    const xt = blend([a, clean], [sigma, gaussianNoise(clean.length, { seed: 5, stream: 0 })]);
    const { mean, variance } = moments(xt);
    const share = xt.filter((value) => Math.abs(value) > 1).length / xt.length;
    expect(await numbersOf({ image: source, t: 300, seed: 5 })).toEqual([
      mean.toFixed(2).replace('-', '−'),
      Math.sqrt(variance).toFixed(2),
      `${(100 * share).toFixed(1)}%`,
      '0.0%',
    ]);
  });

  it('of the noise depend on the seed alone', async () => {
    const noise = await numbersOf({ image, of: 'epsilon', t: 3 });
    expect(await numbersOf({ image, of: 'epsilon', t: 700 })).toEqual(noise);
    expect(await numbersOf({ image, of: 'epsilon', seed: 1 })).not.toEqual(noise);
  });
});

describe.each([0, 50, 500, 999])('of the cat at t = %d', (t) => {
  it('the line goes through the bars', async () => {
    const { figure } = await showReady(<Histogram t={t} />);
    const tops = pointsOf(pathOf(figure, 'bars') as string).slice(1, -1);
    const line = pointsOf(pathOf(figure, 'theory') as string);
    const heightAt = (x: number) => {
      const after = line.findIndex(([at]) => (at as number) >= x);
      const [[x0, y0], [x1, y1]] = [line[after - 1], line[after]] as [[number, number], [number, number]];
      return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
    };
    for (let bar = 0; bar < 60; bar++) {
      const [[left, y], [right]] = [tops[2 * bar], tops[2 * bar + 1]] as [[number, number], [number, number]];
      // Of 1000: chance moves a bar of 7,000 values by about one in a hundred.
      expect(Math.abs(heightAt((left + right) / 2) - y)).toBeLessThan(25);
    }
  });
});

describe('what is drawn over the bars', () => {
  it('is theory and N(0, 1) for x_t, theory alone for noise, N(0, 1) alone for the image', async () => {
    const drawn = async (of: 'x0' | 'xt' | 'epsilon') => {
      const { figure, unmount } = await showReady(<Histogram image={image} of={of} />);
      const paths = [pathOf(figure, 'theory') !== null, pathOf(figure, 'normal') !== null];
      unmount();
      return paths;
    };
    expect(await drawn('xt')).toEqual([true, true]);
    expect(await drawn('epsilon')).toEqual([true, false]);
    expect(await drawn('x0')).toEqual([false, true]);
  });
});

describe('options', () => {
  it('set the height, which is the same before and after the image has come', async () => {
    const { figure } = show(<Histogram image={image} height={300} />);
    const place = figure.querySelector('.df-chart')?.getBoundingClientRect().height;
    expect(place).toBe(300);
    await waitForState(figure, 'ready');
    const height = figure.getBoundingClientRect().height;
    const pending = show(<Histogram image="/never.png" height={300} />);
    expect(pending.figure.getBoundingClientRect().height).toBe(height);
  });
});

describe('while t moves', () => {
  it('the last histogram stays, and the newest t wins', async () => {
    const { figure, rerender } = await showReady(<Histogram image={image} t={0} />);
    const height = figure.getBoundingClientRect().height;
    const seen = new Set<string>();
    for (let t = 1; t <= 200; t++) {
      rerender(<Histogram image={image} t={t} />);
      if (t % 7 === 0) await settle(1);
      seen.add(numbersIn(figure).join());
      expect(figure.getBoundingClientRect().height).toBe(height);
    }
    await waitForState(figure, 'ready');
    expect([...seen].some((numbers) => numbers.includes('–'))).toBe(false);
    expect(seen.size).toBeGreaterThan(3);
    expect(labelOf(figure)).toContain('x_t at t = 200');
    const scrubbed = pathOf(figure, 'bars');
    const { figure: fresh } = await showReady(<Histogram image={image} t={200} />);
    expect(scrubbed).toBe(pathOf(fresh, 'bars'));
  });

  it('is pending from the commit that says so, and follows the page', async () => {
    const page = (t: number) => (
      <DiffusionProvider t={t}>
        <Histogram image={image} />
      </DiffusionProvider>
    );
    const { figure, rerender } = await showReady(page(3));
    rerender(page(700));
    expect(figure.dataset['state']).toBe('pending');
    expect(labelOf(figure)).toContain('t = 3 ');
    await waitForState(figure, 'ready');
    expect(labelOf(figure)).toContain('t = 700 ');
  });

  it('what does not depend on t is not counted again', async () => {
    const onReady = vi.fn();
    const element = (t: number) => <Histogram image={image} of="x0" t={t} onReady={onReady} />;
    const { figure, rerender } = await showReady(element(3));
    rerender(element(700));
    expect(figure.dataset['state']).toBe('ready');
    await settle();
    await vi.waitFor(() => expect(onReady).toHaveBeenCalledOnce());
  });

  it('no tensors are left behind', async () => {
    const { figure, rerender, unmount } = await showReady(<Histogram image={image} t={0} />);
    const before = memory().numTensors;
    for (let t = 1; t <= 30; t++) {
      rerender(<Histogram image={image} t={30 * t} of={t % 5 === 0 ? 'epsilon' : 'xt'} />);
      if (t % 4 === 0) await settle(1);
    }
    await waitForState(figure, 'ready');
    expect(memory().numTensors).toBe(before);
    rerender(<Histogram image={image} t={7} />);
    unmount();
    await settle();
    expect(memory().numTensors).toBe(before - 1);
  });

  it('work for a figure that has left the page ends', async () => {
    const queued = () => (globalThis as unknown as { diffusionFiguresQueued: () => number }).diffusionFiguresQueued();
    const { rerender, unmount } = await showReady(<Histogram image={image} t={0} />);
    rerender(<Histogram image={image} t={9} />);
    expect(queued()).toBe(1);
    unmount();
    expect(queued()).toBe(0);
  });

  it('another image is shown with its own theory', async () => {
    const { figure, rerender } = await showReady(<Histogram image={image} t={5} />);
    const other = randomImage();
    rerender(<Histogram image={other} t={5} />);
    await waitForState(figure, 'pending');
    await waitForState(figure, 'ready');
    const { figure: fresh } = await showReady(<Histogram image={other} t={5} />);
    expect(pathOf(figure, 'theory')).toBe(pathOf(fresh, 'theory'));
    expect(labelOf(figure)).toBe(labelOf(fresh));
  });
});

describe('loading', () => {
  it('that fails says so, and is tried again on a button', async () => {
    let works = false;
    const original = globalThis.fetch;
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (address, init) => {
      if (address !== '/later-histogram.png') return original(address, init);
      if (!works) throw new TypeError('offline');
      const canvas = new OffscreenCanvas(8, 6);
      canvas.getContext('2d')?.putImageData(smallImage(8, 6), 0, 0);
      return new Response(await canvas.convertToBlob(), { headers: { 'Content-Type': 'image/png' } });
    });
    const onError = vi.fn();
    const { figure } = show(<Histogram image="/later-histogram.png" onError={onError} />);
    expect(await messageOf(figure)).toContain('could not be reached');
    await vi.waitFor(() => expect(onError).toHaveBeenCalledOnce());
    works = true;
    await userEvent.click(figure.querySelector('.df-retry') as HTMLButtonElement);
    await waitForState(figure, 'ready');
  });

  it('waits until the figure is near, unless it is eager', async () => {
    const far = (loading: 'lazy' | 'eager') => (
      <div style={{ paddingTop: 20_000 }}>
        <Histogram image={image} loading={loading} />
      </div>
    );
    const { figure, rerender } = show(far('lazy'));
    await act(() => settle());
    expect(figure.dataset['state']).toBe('pending');
    rerender(far('eager'));
    await waitForState(figure, 'ready');
  });
});

it.each([
  ['an image', {}],
  ['points', { points: 'twoMoons' }],
])('is an element for pages without React, of %s', async (_, own) => {
  await import('../../src/embed/index.js');
  const element = document.createElement('diffusion-figure');
  for (const [name, value] of Object.entries({
    type: 'histogram',
    of: 'xt',
    t: '3',
    height: '200',
    resolution: '16',
    ...own,
  })) {
    element.setAttribute(name, value);
  }
  document.body.append(element);
  await vi.waitFor(() => expect(element.shadowRoot?.querySelector('figure')?.dataset['state']).toBe('ready'));
  const figure = element.shadowRoot?.querySelector('figure') as HTMLElement;
  expect(labelOf(figure)).toContain('x_t at t = 3 ');
  expect(figure.querySelector('.df-chart')?.getBoundingClientRect().height).toBe(200);
  element.remove();
});

describe('on a path', () => {
  it('counts α·x_0 + σ·ε at its time, under the symbols of a path', async () => {
    const source = randomImage();
    const clean = valuesOf(source);
    const xt = blend([0.65, clean], [0.35, gaussianNoise(clean.length, { seed: 5, stream: 0 })]);
    const { mean, variance } = moments(xt);
    const flow = gaussianPath({ kind: 'flow' });
    const { figure } = await showReady(<Histogram image={source} schedule={flow} t={0.35} seed={5} />);
    expect(numbersIn(figure).slice(0, 2)).toEqual([mean.toFixed(2).replace('-', '−'), Math.sqrt(variance).toFixed(2)]);
    expect(labelOf(figure)).toContain('x_t at t = 0.35');
    const legend = figure.querySelector('.df-histogram-legend') as HTMLElement;
    await vi.waitFor(() => expect(legend.textContent).toContain('σ'));
    expect(legend.textContent).not.toContain('1−');
  });

  it('without a bound counts what is divided, of an image and of points', async () => {
    const edm = gaussianPath({ kind: 'edm' });
    for (const props of [{ image }, { points: 'twoMoons' as const }]) {
      const { figure, unmount } = await showReady(<Histogram {...props} schedule={edm} t={40} />);
      expect(Number(numbersIn(figure)[1])).toBeCloseTo(1, 1);
      expect(labelOf(figure)).toContain('x_t at t = 40, divided by 40.0');
      unmount();
    }
  });
});
