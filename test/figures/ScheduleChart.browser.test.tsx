import { fireEvent } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { gaussianPath } from '../../src/core/index.js';
import { curveNames } from '../../src/equations/curves.js';
import { DiffusionProvider, ScheduleChart } from '../../src/index.js';
import { showReady, waitForState } from '../support/figures.js';

it('marks the page’s t, its own in place of it, and none where it is given null', async () => {
  const chart = (props: object) => (
    <DiffusionProvider defaultT={50}>
      <ScheduleChart {...props} />
    </DiffusionProvider>
  );
  const { figure, rerender } = await showReady(chart({}));
  const words = () => figure.querySelector('svg[role=img]')?.getAttribute('aria-label');
  expect(words()).toContain('At t = 50: ');
  rerender(chart({ t: 7 }));
  expect(words()).toContain('At t = 7: ');
  rerender(chart({ t: null }));
  expect(words()).not.toContain('At t = ');
});

it('is not drawn again for options that say the same', async () => {
  const onReady = vi.fn();
  const { figure, rerender } = await showReady(<ScheduleChart curves={['betas']} t={3} onReady={onReady} />);
  rerender(<ScheduleChart curves={['betas']} t={3} onReady={onReady} />);
  await vi.waitFor(() => expect(onReady).toHaveBeenCalledTimes(1));
  rerender(<ScheduleChart curves={['betas']} t={4} onReady={onReady} />);
  await waitForState(figure, 'ready');
  await vi.waitFor(() => expect(onReady).toHaveBeenCalledTimes(2));
});

describe.each([328, 800])('in %d pixels, the numbers of t and the name of their axis', (width) => {
  it.each([2, 1000, 1100, 10_000, 10_001, 10_900, 11_000, 50_001, 110_001, 1_000_000])(
    'of %d steps keep apart, within the figure',
    async (timesteps) => {
      const { figure } = await showReady(
        <div style={{ width }}>
          <ScheduleChart schedule={{ timesteps }} />
        </div>,
      );
      const numbers = [...figure.querySelectorAll('.df-chart-tick[text-anchor=middle]')];
      const name = figure.querySelector('.df-chart-axis .katex-html');
      expect(name?.textContent).toBe('t');
      const boxes = numbers.map((element) => element.getBoundingClientRect());
      for (const [index, { left }] of boxes.slice(1).entries())
        expect(left - (boxes[index]?.right ?? 0)).toBeGreaterThan(4);
      expect(boxes.at(-1)?.right).toBeLessThanOrEqual(figure.getBoundingClientRect().right + 0.5);
      // The name is below the numbers, where it cannot be taken for one of them.
      const { top, right } = (name as Element).getBoundingClientRect();
      expect(top).toBeGreaterThan(Math.max(...boxes.map(({ bottom }) => bottom)) - 1);
      const axisEnd = figure.querySelector('.df-chart-drawing')?.getBoundingClientRect().right as number;
      expect(right).toBeCloseTo(axisEnd, 0);
    },
  );
});

it.each([328, 800])('in %d pixels, both charts of β apart begin and end at the same places', async (width) => {
  const { figure } = await showReady(
    <div style={{ width }}>
      <ScheduleChart betasApart t={50} />
    </div>,
  );
  const [upper, lower] = [...figure.querySelectorAll('.df-chart-drawing')].map((plot) => plot.getBoundingClientRect());
  expect(lower?.left).toBe(upper?.left);
  expect(lower?.right).toBe(upper?.right);
  expect(lower?.top).toBeGreaterThan(upper?.bottom ?? 0);
});

it.each([160, 280])('%d pixels high, the names of all curves keep apart, within the chart', async (height) => {
  const { figure } = await showReady(
    <div style={{ width: 800 }}>
      <ScheduleChart curves={curveNames} height={height} t={50} />
    </div>,
  );
  const names = [...figure.querySelectorAll('.df-chart-name-tex .katex-html')].map((name) =>
    name.getBoundingClientRect(),
  );
  const chart = figure.querySelector('.df-chart')?.getBoundingClientRect() as DOMRect;
  names.sort((one, other) => one.top - other.top);
  expect(names[0]?.top).toBeGreaterThanOrEqual(chart.top);
  expect(names.at(-1)?.bottom).toBeLessThanOrEqual(chart.bottom + 1);
  for (const [index, { top }] of names.slice(1).entries())
    expect(top).toBeGreaterThanOrEqual((names[index]?.bottom ?? 0) - 1);
});

describe('of a path', () => {
  const flow = gaussianPath({ kind: 'flow' });
  const sayings = (figure: Element) =>
    [...figure.querySelectorAll('svg[role=img]')].map((drawing) => drawing.getAttribute('aria-label'));

  it('the page’s t is a thousandth of its way, told back when a reader moves the mark', async () => {
    const onTChange = vi.fn();
    const { figure } = await showReady(
      <DiffusionProvider schedule={flow} defaultT={350} onTChange={onTChange}>
        <ScheduleChart />
      </DiffusionProvider>,
    );
    expect([...figure.querySelectorAll('[data-curve]')].map((one) => one.getAttribute('data-curve'))).toEqual([
      'alpha',
      'sigma',
      'logSnr',
    ]);
    expect(sayings(figure)[0]).toContain('At t = 0.35: alpha_t, which scales x0, is 0.65');
    const mark = figure.querySelector('[role=slider]') as HTMLElement;
    expect(mark.getAttribute('aria-valuetext')).toBe('t = 0.35');
    fireEvent.keyDown(mark, { key: 'ArrowRight' });
    expect(onTChange).toHaveBeenCalledWith(351);
    await vi.waitFor(() => expect(sayings(figure)[0]).toContain('At t = 0.351'));
  });

  it('a mark of its own is a time, and told as one', async () => {
    const onTChange = vi.fn();
    const { figure } = await showReady(<ScheduleChart schedule={flow} defaultT={0.2} onTChange={onTChange} />);
    fireEvent.keyDown(figure.querySelector('[role=slider]') as HTMLElement, { key: 'PageUp' });
    expect(onTChange).toHaveBeenCalledWith(0.25);
    await vi.waitFor(() => expect(sayings(figure)[0]).toContain('At t = 0.25'));
  });
});
