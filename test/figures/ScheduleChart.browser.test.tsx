import { describe, expect, it, vi } from 'vitest';
import { ScheduleChart } from '../../src/index.js';
import { figureIn, messageOf, showReady, waitForState } from '../support/figures.js';

/** The drawn curves, one a line. */
function curvesOf(figure: Element): string {
  return [...figure.querySelectorAll('[data-curve]')].map((curve) => curve.getAttribute('d')).join('\n');
}

it('keeps the last good chart while an option is wrong, and recovers', async () => {
  const onReady = vi.fn();
  const onError = vi.fn();
  const chart = (betaStart: number) => <ScheduleChart schedule={{ betaStart }} onReady={onReady} onError={onError} />;
  const { container, rerender } = await showReady(chart(1e-3));
  const figure = figureIn(container);
  const good = curvesOf(figure);
  expect(onReady).toHaveBeenCalledTimes(1);

  rerender(chart(-1));
  expect(await messageOf(figure)).toContain('invalid betaStart: -1');
  expect(curvesOf(figure)).toBe(good);
  expect(onError).toHaveBeenCalledTimes(1);

  rerender(chart(1e-3));
  await waitForState(figure, 'ready');
  expect(figure.querySelector('.df-message')).toBeNull();
  expect(curvesOf(figure)).toBe(good);
});

it('is not drawn again for options that say the same', async () => {
  const onReady = vi.fn();
  const { figure, rerender } = await showReady(<ScheduleChart curves={['betas']} t={3} onReady={onReady} />);
  rerender(<ScheduleChart curves={['betas']} t={3} onReady={onReady} />);
  expect(onReady).toHaveBeenCalledTimes(1);
  rerender(<ScheduleChart curves={['betas']} t={4} onReady={onReady} />);
  await waitForState(figure, 'ready');
  expect(onReady).toHaveBeenCalledTimes(2);
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
      const boxes = [...numbers, name as Element].map((element) => element.getBoundingClientRect());
      for (const [index, { left }] of boxes.slice(1).entries())
        expect(left - (boxes[index]?.right ?? 0)).toBeGreaterThan(4);
      const nameEnd = boxes.at(-1)?.right as number;
      expect(nameEnd).toBeLessThanOrEqual(figure.getBoundingClientRect().right);
      const axisEnd = figure.querySelector('.df-chart-drawing')?.getBoundingClientRect().right as number;
      expect(nameEnd).toBeGreaterThan(axisEnd - 1);
    },
  );
});
