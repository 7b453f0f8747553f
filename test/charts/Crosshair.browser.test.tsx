import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createSchedule } from '../../src/core/index.js';
import { FlowPlane, Histogram, LossFloor, ScheduleChart } from '../../src/index.js';
import { settle, showReady, smallImage } from '../support/figures.js';
import { dragByTouch } from '../support/pointer.js';

// The values of a chart where a reader points.

const areaOf = (figure: Element) => figure.querySelector<HTMLElement>('.df-chart-area') as HTMLElement;
/** The texts of the values, a row for each; the first is the value of x. */
const read = (figure: Element) =>
  [...figure.querySelectorAll('.df-chart-tip > *')].map(
    (row) =>
      row.querySelector('.df-chart-tip-value')?.textContent ??
      row.querySelector('annotation')?.textContent ??
      row.textContent,
  );

/** Points at a share of the plot's width. */
async function pointAt(figure: Element, share: number): Promise<void> {
  const area = areaOf(figure);
  await userEvent.hover(area, { position: { x: share * area.clientWidth, y: area.clientHeight / 2 } });
}

const schedule = createSchedule();
const valuesAt = (t: number) => {
  const signal = schedule.alphasCumprod[t] as number;
  const values = [schedule.betas[t] as number, Math.sqrt(signal), Math.sqrt(1 - signal)];
  return values.map((value) => value.toPrecision(3));
};

it('shows t and the value of each curve there, and nothing once the pointer has left', async () => {
  const { figure } = await showReady(<ScheduleChart />);
  expect(read(figure)).toEqual([]);
  await pointAt(figure, 0.2);
  await vi.waitFor(() => expect(read(figure)).toHaveLength(4));
  const t = Number(read(figure)[0]?.replace('t = ', ''));
  expect(Math.abs(t - 200)).toBeLessThanOrEqual(2);
  expect(read(figure).slice(1)).toEqual(valuesAt(t));
  expect(figure.querySelectorAll('circle.df-chart-dot')).toHaveLength(3);
  await userEvent.unhover(areaOf(figure));
  await vi.waitFor(() => expect(read(figure)).toEqual([]));
});

it('shows the values at the marker while the keyboard moves it', async () => {
  const { figure } = await showReady(<ScheduleChart defaultT={300} />);
  await userEvent.tab();
  figure.querySelector<HTMLElement>('[role=slider]')?.focus();
  expect(read(figure)).toEqual(['t = 300', ...valuesAt(300)]);
  await userEvent.keyboard('{ArrowRight}');
  await vi.waitFor(() => expect(read(figure)).toEqual(['t = 301', ...valuesAt(301)]));
  figure.querySelector<HTMLElement>('[role=slider]')?.blur();
  await vi.waitFor(() => expect(read(figure)).toEqual([]));
});

it('stays inside of the figure at both ends', async () => {
  const { figure } = await showReady(<ScheduleChart />);
  const box = figure.getBoundingClientRect();
  for (const share of [0.01, 0.49, 0.51, 0.99]) {
    await pointAt(figure, share);
    await vi.waitFor(() => expect(read(figure)).toHaveLength(4));
    const tip = (figure.querySelector('.df-chart-tip') as HTMLElement).getBoundingClientRect();
    expect(tip.left).toBeGreaterThanOrEqual(box.left);
    expect(tip.right).toBeLessThanOrEqual(box.right);
  }
});

it('a finger reads where it touches, until it touches something else', async () => {
  const { figure, container } = await showReady(
    <div>
      <p>Above</p>
      <ScheduleChart />
    </div>,
  );
  await dragByTouch(areaOf(figure), [0.5, 0.2]);
  await vi.waitFor(() => expect(read(figure)).toHaveLength(4));
  await settle();
  expect(read(figure)).toHaveLength(4);
  await dragByTouch(container.querySelector('p') as Element, [0.5, 0.5]);
  await vi.waitFor(() => expect(read(figure)).toEqual([]));
});

it('leaves a point that is dragged to be seen', async () => {
  const { figure } = await showReady(<FlowPlane />);
  await pointAt(figure, 0.3);
  await vi.waitFor(() => expect(read(figure)).not.toEqual([]));
  await userEvent.hover(figure.querySelector('.df-draggable') as Element);
  await vi.waitFor(() => expect(read(figure)).toEqual([]));
  await dragByTouch(figure.querySelector('.df-draggable') as Element, [0.5, 0.5], [0.5, -0.5]);
  await settle();
  expect(read(figure)).toEqual([]);
});

it('reads bars, lines over them, and the curves of two charts', async () => {
  const histogram = await showReady(<Histogram image={smallImage()} t={50} />);
  await pointAt(histogram.figure, 0.5);
  await vi.waitFor(() => expect(read(histogram.figure)).toHaveLength(4));
  histogram.unmount();
  const { figure } = await showReady(<LossFloor />);
  await pointAt(figure, 0.4);
  await vi.waitFor(() => expect(read(figure).length).toBeGreaterThan(2));
});
