import { fireEvent } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { Observations } from '../../src/index.js';
import { labelsOf, showReady, waitForState } from '../support/figures.js';
import { expectNoLongTask } from '../support/longTasks.js';

const dial = (figure: Element, index: number) =>
  figure.querySelectorAll<HTMLInputElement>('input[type=range]')[index] as HTMLInputElement;
const handle = (figure: Element) => figure.querySelector('.df-draggable') as Element;
const notesOf = (figure: Element) => [...figure.querySelectorAll('.df-panel-note')].map((note) => note.textContent);
const distancesOf = (figure: Element) => notesOf(figure).map((note) => Number(note?.replace('distance ', '')));

describe('Observations', () => {
  it('says what was measured, and how far each method is from the posterior', async () => {
    const { figure } = await showReady(<Observations />);
    const labels = labelsOf(figure);
    expect(labels).toHaveLength(4);
    expect(labels[1]).toMatch(
      /^DPS: 200 samples, over 200 points of the set two moons\. Measured: 0\.60 x \+ 0\.80 y = 0\.30, with noise of standard deviation 0\.10\. Sliced Wasserstein distance from the exact posterior 0\.\d\d$/,
    );
    const [exact = 1, dps = 0] = distancesOf(figure);
    expect(dps).toBeGreaterThan(2 * exact);
    expect(figure.querySelector('.df-observations-floor')?.textContent).toMatch(
      /have a distance of 0\.\d\d on average/,
    );
  });

  it('moves the line by a slider, by keys and by dragging, and tells the page', async () => {
    const onObservedChange = vi.fn();
    const { figure } = await showReady(<Observations count={20} onObservedChange={onObservedChange} />);
    fireEvent.change(dial(figure, 0), { target: { value: '1.2' } });
    await expect.poll(() => labelsOf(figure)[0]).toContain('= 1.20');
    expect(onObservedChange).toHaveBeenLastCalledWith({ matrix: [0.6, 0.8], values: [1.2], deviation: 0.1 });
    fireEvent.keyDown(handle(figure), { key: 'ArrowDown' });
    const [{ values }] = onObservedChange.mock.lastCall as [{ values: number[] }];
    expect(values[0]).toBeLessThan(1.2);
    expect(dial(figure, 0)).toHaveAttribute('aria-valuetext', `y = ${values[0]?.toFixed(2)}`);
    await waitForState(figure, 'ready');
  });

  it('turns the line', async () => {
    const onObservedChange = vi.fn();
    const { figure } = await showReady(<Observations count={20} onObservedChange={onObservedChange} />);
    expect(dial(figure, 1)).toHaveAttribute('aria-valuetext', '53°');
    fireEvent.change(dial(figure, 1), { target: { value: '90' } });
    expect(onObservedChange).toHaveBeenLastCalledWith({ matrix: [0, 1], values: [0.3], deviation: 0.1 });
    await waitForState(figure, 'ready');
    expect(labelsOf(figure)[3]).toContain('Measured: 0.00 x + 1.00 y = 0.30');
  });

  it('keeps the last distances, dimmed, until the samples are those of the line', async () => {
    const { figure } = await showReady(<Observations count={20} />);
    const dimmed = () => figure.querySelectorAll('.df-stale').length;
    const before = notesOf(figure);
    expect(dimmed()).toBe(0);
    fireEvent.change(dial(figure, 0), { target: { value: '-0.5' } });
    expect(notesOf(figure)).toEqual(before);
    expect(dimmed()).toBe(5);
    await waitForState(figure, 'ready');
    expect(notesOf(figure)).not.toEqual(before);
    expect(dimmed()).toBe(0);
  });

  it('has no task above 50 ms while the line is dragged', async () => {
    const { figure } = await showReady(<Observations />);
    await expectNoLongTask(async () => {
      for (let value = -0.5; value < 0.5; value += 0.05) {
        fireEvent.change(dial(figure, 0), { target: { value: value.toFixed(2) } });
        // A frame for each move, in which the samplers go on.
        await new Promise(requestAnimationFrame);
      }
      await waitForState(figure, 'ready');
    });
  });

  it('has a slider for each of several values, and no line to drag', async () => {
    const observed = { matrix: [1, 0, 0, 1], values: [0.5, -0.3], deviation: 0.3 };
    const { figure } = await showReady(<Observations count={20} defaultObserved={observed} />);
    expect(figure.querySelectorAll('input[type=range]')).toHaveLength(2);
    expect(handle(figure)).toBeNull();
    expect(labelsOf(figure)[0]).toContain('2 values were measured');
  });
});
