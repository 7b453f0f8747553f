import { fireEvent } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { Guidance } from '../../src/index.js';
import { labelsOf, messageOf, seenText, show, showReady } from '../support/figures.js';

const numbersOf = (figure: Element) =>
  [...figure.querySelectorAll('dl > div')].map((row) => seenText(row.querySelector('dd') as Element));
const dial = (figure: Element, index: number) => figure.querySelectorAll<HTMLInputElement>('input[type=range]')[index];
const choice = (figure: Element, index: number) => figure.querySelectorAll('select')[index] as HTMLSelectElement;
const setDial = (figure: Element, index: number, value: number) =>
  fireEvent.change(dial(figure, index) as HTMLInputElement, { target: { value: String(value) } });
/** What is said below the plots, and in which ink. */
const namesOf = (figure: Element) =>
  [...figure.querySelectorAll('.df-key li')].map(
    (name) => `${name.querySelector('svg')?.getAttribute('data-ink')}: ${name.textContent}`,
  );
/** The power in the density that guidance is taken for. */
const exponentOf = (figure: Element) => figure.querySelector('dt msup')?.lastElementChild?.textContent;
const samplesOf = (figure: Element) => labelsOf(figure)[0];

describe('Guidance', () => {
  it('shows samples of a class, what they cover, and the arrows that lead to them', async () => {
    const { figure } = await showReady(<Guidance />);
    expect(labelsOf(figure)).toEqual([
      '200 samples guided towards class 1, away from all points, at scale 3, over 500 points of the set two moons: 0.68 of the class is covered, their mean is (1.26, −0.75)',
      'arrows from x_t to x̂0 at t = 500: of all points, of class 1, and their difference times 3',
    ]);
    expect(numbersOf(figure)).toEqual(['0.68', '0.97', '(1.26, −0.75)', '(0.68, −0.53)']);
    expect(namesOf(figure)).toEqual([
      ...['posterior: samples', 'ink: class 1', 'quiet: other points'],
      ...['quiet: of all points', 'ink: of class 1', 'posterior: difference × 3'],
    ]);
    expect(exponentOf(figure)).toBe('3');
  });

  it.each([
    [360, 780],
    [1280, 800],
  ])('has its scale in sight with all samples on %i × %i pixels, below the bar of a lesson', async (width, height) => {
    await page.viewport(width, height);
    const { figure } = await showReady(<Guidance />);
    const top = dial(figure, 0)?.closest('.df-dial')?.getBoundingClientRect().top ?? 0;
    const { bottom } = (figure.querySelector('canvas') as Element).getBoundingClientRect();
    expect(bottom - top).toBeGreaterThan(300);
    expect(bottom - top).toBeLessThan(height - 60);
  });

  it('samples at the scale that a reader chooses, says w, and tells the page', async () => {
    const onScaleChange = vi.fn();
    const { figure } = await showReady(<Guidance onScaleChange={onScaleChange} />);
    expect(dial(figure, 0)).toHaveAttribute('aria-valuetext', '3 (w = 2)');
    setDial(figure, 0, 8);
    await expect.poll(() => samplesOf(figure)).toContain('at scale 8, over 500 points of the set two moons: 0.18');
    expect(dial(figure, 0)).toHaveAttribute('aria-valuetext', '8 (w = 7)');
    expect(onScaleChange.mock.calls).toEqual([[8]]);
  });

  it('guides in an interval alone, whose ends push each other', async () => {
    const onIntervalChange = vi.fn();
    const { figure } = await showReady(<Guidance defaultScale={5} onIntervalChange={onIntervalChange} />);
    setDial(figure, 1, 0);
    await expect.poll(() => samplesOf(figure)).toContain('0.86 of the class');
    setDial(figure, 2, -2);
    setDial(figure, 1, 3);
    setDial(figure, 1, -10);
    setDial(figure, 2, 10);
    const [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    expect(onIntervalChange.mock.calls).toEqual([[[0, high]], [[-2, -2]], [[3, 3]], [[low, 3]], [null]]);
    expect(dial(figure, 1)).toHaveAttribute('aria-valuetext', 'no end');
  });

  it('goes towards the class that a reader chooses, and away from another, of which there is no product', async () => {
    const { figure } = await showReady(<Guidance />);
    fireEvent.change(choice(figure, 0), { target: { value: '0' } });
    await expect.poll(() => samplesOf(figure)).toContain('towards class 0, away from all points');
    fireEvent.change(choice(figure, 1), { target: { value: '2' } });
    await expect.poll(() => samplesOf(figure)).toContain('towards class 0, away from class 1');
    expect(numbersOf(figure)[1]).toBe('–');
  });

  it('moves the arrows with t, and not the samples', async () => {
    const { figure, rerender } = await showReady(<Guidance t={500} />);
    const [samples, arrows] = [...figure.querySelectorAll('canvas')].map((canvas) => canvas.toDataURL());
    rerender(<Guidance t={100} />);
    await expect.poll(() => labelsOf(figure)[1]).toContain('at t = 100');
    const after = [...figure.querySelectorAll('canvas')].map((canvas) => canvas.toDataURL());
    expect(after[0]).toBe(samples);
    expect(after[1]).not.toBe(arrows);
  });

  it('says how many samples lie outside the plot, above it too', async () => {
    const points = [0, -1, 0.1, -1, 0, 1, 0.1, 1];
    const { figure } = await showReady(<Guidance points={points} labels={[0, 0, 1, 1]} scale={30} />);
    expect(figure.querySelector('.df-guidance-numbers p')).toHaveTextContent('200 samples lie outside the plot.');
    expect(dial(figure, 0)).toHaveValue('30');
  });

  it('takes points and labels of the page', async () => {
    const { figure } = await showReady(<Guidance points={[-1, 0, 1, 0, 1, 1]} labels={[4, 2, 2]} />);
    expect(samplesOf(figure)).toContain('towards class 4, away from all points, at scale 3, over 3 points');
    expect([...choice(figure, 0).options].map(({ text }) => text)).toEqual(['class 2', 'class 4']);
  });

  it('keeps what a reader sets while the class is wrong, which only the page can change', async () => {
    const { figure, rerender } = show(<Guidance label={7} />);
    await messageOf(figure);
    setDial(figure, 0, 8);
    setDial(figure, 1, 0);
    expect(dial(figure, 0)).toHaveAttribute('aria-valuetext', '8 (w = 7)');
    expect(dial(figure, 1)).toHaveAttribute('aria-valuetext', '0');
    expect([choice(figure, 0), choice(figure, 1)].map(({ disabled }) => disabled)).toEqual([true, false]);
    rerender(<Guidance label={1} onLabelChange={() => undefined} />);
    await expect.poll(() => samplesOf(figure)).toContain('towards class 1, away from all points, at scale 8');
    expect(choice(figure, 0)).toBeEnabled();
  });
});

describe('Guidance by a blurred copy of the denoiser', () => {
  const guided = { deviation: 0.2, guide: { deviation: 0.4 }, defaultScale: 2 } as const;

  it('shows samples without classes, how close they are to the curve, and what they cover', async () => {
    const { figure } = await showReady(<Guidance {...guided} />);
    expect(labelsOf(figure)).toEqual([
      '200 samples guided by a blurred copy of the denoiser, of standard deviation 0.4, at scale 2, over 500 points of the set two moons: precision 0.94, recall 0.99, mean distance from the curve 0.085, of the data 0.070',
      'arrows from x_t to x̂0 at t = 500: of the guide, of the denoiser, and their difference times 2',
    ]);
    expect(numbersOf(figure)).toEqual(['0.94', '0.99', '0.085; data 0.070']);
    expect(namesOf(figure)).toEqual([
      ...['posterior: samples', 'ink: data'],
      ...['quiet: of the guide, the blurred copy', 'ink: of the denoiser', 'posterior: difference × 2'],
    ]);
    expect(figure.querySelectorAll('select')).toHaveLength(0);
    expect(figure.querySelector('figcaption')).toHaveTextContent(
      'a blurred exact denoiser stands in for a weak network',
    );
  });

  it('follows the scale and the interval that a reader chooses', async () => {
    const { figure } = await showReady(<Guidance {...guided} />);
    expect(dial(figure, 0)).toHaveAttribute('aria-valuetext', '2');
    setDial(figure, 0, 1);
    await expect.poll(() => samplesOf(figure)).toContain('at scale 1');
    const [precision] = numbersOf(figure);
    expect(Number(precision)).toBeLessThan(0.85);
    setDial(figure, 0, 2);
    setDial(figure, 2, -10);
    await expect.poll(() => numbersOf(figure)[0]).toBe(precision);
  });

  it('takes points without labels, which have no curve', async () => {
    const { figure } = await showReady(<Guidance {...guided} points={[-1, 0, -1, 1, 1, 0, 1, 1]} />);
    expect(samplesOf(figure)).toMatch(/over 4 points: precision \d\.\d\d, recall \d\.\d\d$/);
    expect(numbersOf(figure)[2]).toBe('–');
    const few = await showReady(<Guidance {...guided} points={[-1, 0, 1, 0]} />);
    expect(samplesOf(few.figure)).toContain('precision –, recall –');
  });

  it('takes no class that a reader had chosen before, and goes back to it without the guide', async () => {
    const { figure, rerender } = await showReady(<Guidance />);
    fireEvent.change(choice(figure, 0), { target: { value: '0' } });
    await expect.poll(() => samplesOf(figure)).toContain('towards class 0');
    rerender(<Guidance guide={{ deviation: 0.4 }} />);
    await expect.poll(() => samplesOf(figure)).toContain('blurred copy');
    rerender(<Guidance />);
    await expect.poll(() => samplesOf(figure)).toContain('towards class 0');
  });

  it('keeps what it showed while a class is beside the guide', async () => {
    const { figure, rerender } = await showReady(<Guidance {...guided} />);
    const numbers = numbersOf(figure);
    rerender(<Guidance {...guided} label={1} />);
    await messageOf(figure);
    expect(numbersOf(figure)).toEqual(numbers);
  });
});
