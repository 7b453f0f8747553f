import { memory } from '@tensorflow/tfjs-core';
import { act } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { noisedPoints, noisyAt } from '../../../src/figures/PointProcess/model.js';
import { DiffusionProvider, Histogram, PointProcess } from '../../../src/index.js';
import { createSchedule } from '../../../src/process/schedule.js';
import { showReady, smallImage, waitForState } from '../../support/figures.js';
import { moments } from '../../support/statistics.js';

const numbersIn = (figure: Element) => [...figure.querySelectorAll('dd')].map(({ textContent }) => textContent);
const labelOf = (figure: Element) => figure.querySelector('svg[role=img]')?.getAttribute('aria-label') ?? '';
const pathOf = (figure: Element, name: 'bars' | 'theory') =>
  figure.querySelector(`.df-chart-overflow .df-histogram-${name}`)?.getAttribute('d') ?? '';

/** The points of a path of straight lines, each [x, y]. */
function pointsOf(path: string): [number, number][] {
  return (path.match(/[\d.]+,[\d.]+/g) ?? []).map((point) => point.split(',').map(Number) as [number, number]);
}

/** How much is under a line of the drawing, of 1000 × 1000. */
function areaUnder(line: [number, number][]): number {
  return line.reduce((sum, [x, y], index) => {
    const [before, height] = line[index - 1] ?? [x, y];
    return sum + ((x - before) * (2000 - y - height)) / 2;
  }, 0);
}

describe('a histogram of points', () => {
  it('counts the coordinates that PointProcess shows', async () => {
    const { figure } = await showReady(<Histogram points="twoMoons" count={900} seed={3} t={400} />);
    const noised = noisedPoints('twoMoons', 900, 3);
    const { mean, variance } = moments(noisyAt(noised, createSchedule({ kind: 'cosine' }), 400));
    expect(labelOf(figure)).toMatch(/^The 1800 coordinates of x_t at t = 400 in 60 bars over .* for these points/);
    expect(numbersIn(figure)).toEqual([
      mean.toFixed(2).replace('-', '−').replace('−0.00', '0.00'),
      Math.sqrt(variance).toFixed(2),
      '0.0%',
    ]);
  });

  it('has the t and the schedule of PointProcess unless it is told others', async () => {
    const { figure } = await showReady(<Histogram points="spiral" />);
    const { figure: process } = await showReady(<PointProcess points="spiral" />);
    expect(process.querySelectorAll('canvas')[1]?.getAttribute('aria-label')).toContain('x_t at t = 200');
    expect(labelOf(figure)).toContain('x_t at t = 200');
    const { figure: linear } = await showReady(<Histogram points="spiral" schedule={{ kind: 'linear' }} />);
    expect(pathOf(linear, 'theory')).not.toBe(pathOf(figure, 'theory'));
  });

  it.each([0, 200, 900])('has the line of theory through its bars at t = %i', async (t) => {
    const { figure } = await showReady(<Histogram points="eightGaussians" count={20_000} t={t} />);
    const tops = pointsOf(pathOf(figure, 'bars')).slice(1, -1);
    const line = pointsOf(pathOf(figure, 'theory'));
    expect(Math.abs(areaUnder(line) / areaUnder(tops) - 1)).toBeLessThan(0.02);
    const heightAt = (x: number) => {
      const after = line.findIndex(([at]) => at >= x);
      const [[x0, y0], [x1, y1]] = [line[after - 1], line[after]] as [[number, number], [number, number]];
      return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
    };
    for (let bar = 0; bar < 60; bar++) {
      const [[left, y], [right]] = [tops[2 * bar], tops[2 * bar + 1]] as [[number, number], [number, number]];
      // Of 1000: chance moves a bar of 2,000 values by one in fifty.
      expect(Math.abs(heightAt((left + right) / 2) - y)).toBeLessThan(45);
    }
  });

  it.each([
    ['x0', 'the data x0'],
    ['epsilon', 'the noise ε'],
  ] as const)('of %s shows these', async (of, name) => {
    const { figure } = await showReady(<Histogram points={[0, 0.5, -0.5, 1]} of={of} />);
    expect(labelOf(figure)).toContain(`The 4 coordinates of ${name} in 60 bars`);
  });

  it('follows the page, turns from an image to points and back, and leaves no tensor', async () => {
    const page = (t: number, points?: 'letters') => (
      <DiffusionProvider t={t} image={smallImage()}>
        <Histogram points={points} />
      </DiffusionProvider>
    );
    const { figure, rerender } = await showReady(page(100));
    const tensors = memory().numTensors;
    act(() => rerender(page(100, 'letters')));
    await waitForState(figure, 'ready');
    expect(labelOf(figure)).toContain('coordinates of x_t at t = 100');
    act(() => rerender(page(300, 'letters')));
    await waitForState(figure, 'ready');
    expect(labelOf(figure)).toContain('coordinates of x_t at t = 300');
    act(() => rerender(page(300)));
    await waitForState(figure, 'ready');
    expect(labelOf(figure)).toContain('values of x_t at t = 300');
    expect(memory().numTensors).toBeLessThanOrEqual(tensors);
  });

  it('takes an array that is written in place, and counts it once', async () => {
    const { figure, rerender } = await showReady(<Histogram points={Float32Array.of(0, 1)} t={5} />);
    rerender(<Histogram points={Float32Array.of(0, 1)} t={5} />);
    expect(figure.dataset['state']).toBe('ready');
  });
});
