import { expect, it, vi } from 'vitest';
import { ScheduleChart } from '../../src/index.js';
import { figureIn, messageOf, show } from '../support/figures.js';

/** The drawn curves, one below the other. */
function curvesOf(figure: Element): string {
  return [...figure.querySelectorAll('[data-curve]')].map((curve) => curve.getAttribute('d')).join('\n');
}

it('keeps the last good chart while an option is wrong, and recovers', async () => {
  const onReady = vi.fn();
  const onError = vi.fn();
  const chart = (betaStart: number) => <ScheduleChart schedule={{ betaStart }} onReady={onReady} onError={onError} />;
  const { container, rerender } = show(chart(1e-3));
  const figure = figureIn(container);
  const good = curvesOf(figure);
  expect(onReady).toHaveBeenCalledTimes(1);

  rerender(chart(-1));
  expect(await messageOf(figure)).toContain('invalid betaStart: -1');
  expect(curvesOf(figure)).toBe(good);
  expect(onError).toHaveBeenCalledTimes(1);

  rerender(chart(1e-3));
  expect(figure.dataset['state']).toBe('ready');
  expect(figure.querySelector('.df-message')).toBeNull();
  expect(curvesOf(figure)).toBe(good);
});

it('is not drawn again for options that say the same', () => {
  const onReady = vi.fn();
  const { rerender } = show(<ScheduleChart curves={['betas']} t={3} onReady={onReady} />);
  rerender(<ScheduleChart curves={['betas']} t={3} onReady={onReady} />);
  expect(onReady).toHaveBeenCalledTimes(1);
  rerender(<ScheduleChart curves={['betas']} t={4} onReady={onReady} />);
  expect(onReady).toHaveBeenCalledTimes(2);
});
