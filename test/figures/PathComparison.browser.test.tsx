import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { PathComparison, type PathComparisonProps } from '../../src/index.js';
import { labelsOf, notesOf, pixelHash, showReady, waitForState } from '../support/figures.js';

const few = { count: 100, kinds: ['vp-linear', 'flow'] } as const;
const cellsOf = (figure: Element) =>
  [...figure.querySelectorAll('tbody tr')].map((row) =>
    [...row.querySelectorAll('td')].map((cell) => cell.textContent),
  );
const chartsOf = (figure: Element) => [...figure.querySelectorAll('.df-chart-area')];
/** Where the dots of a chart are, in its order of curves. */
const dotsOf = (chart: Element | undefined) =>
  [...(chart?.querySelectorAll('circle') ?? [])].map((dot) =>
    [dot.getAttribute('cx'), dot.getAttribute('cy')].join(' '),
  );

async function moveOn(name: RegExp | string, key = '{ArrowRight}'): Promise<void> {
  (page.getByRole('slider', { name }).element() as HTMLElement).focus();
  await userEvent.keyboard(key);
}

describe('PathComparison', () => {
  it('says that trajectories on all paths end in the same place', async () => {
    const { figure } = await showReady(<PathComparison {...few} />);
    expect(notesOf(figure)).toEqual(['The ends are at most 10⁻¹² apart.']);
    expect(labelsOf(figure)[0]).toMatch(/8 trajectories from noise to data on each path/);
  });

  it('marks one logSnr on every path: at different times, and on the arc at one place', async () => {
    const { figure } = await showReady(<PathComparison {...few} defaultLogSnr={0} />);
    const [scales, arc, clock] = chartsOf(figure).map(dotsOf) as [string[], string[], string[]];
    expect([new Set(scales).size, new Set(arc).size, new Set(clock).size]).toEqual([2, 1, 2]);
    expect(cellsOf(figure)[1]).toEqual(['50.0%']);
    await moveOn(/^Marked/);
    expect(cellsOf(figure)[1]).toEqual(['48.8%']);
    expect(
      page
        .getByRole('slider', { name: /^Marked/ })
        .element()
        .getAttribute('aria-valuetext'),
    ).toContain('0.1');
    const [[ofLinear = ''] = []] = cellsOf(figure);
    expect(ofLinear).not.toBe('48.8%');
    const label = chartsOf(figure)[2]?.querySelector('[role=img]')?.getAttribute('aria-label');
    for (const time of [ofLinear, '48.8%']) expect(label).toContain(time);
  });

  it('is marked by dragging in the chart of logSnr', async () => {
    const { figure } = await showReady(<PathComparison {...few} />);
    const area = figure.querySelector('[data-markable]') as HTMLElement;
    await userEvent.click(area, { position: { x: 20, y: area.clientHeight / 2 } });
    expect(cellsOf(figure)[1]?.[0]).toMatch(/^(49|50|51)\.\d%$/);
    // Much signal is up, and flow has it early.
    await userEvent.click(area, { position: { x: 20, y: 4 } });
    expect(Number.parseFloat(cellsOf(figure)[1]?.[0] ?? '')).toBeLessThan(2);
  });

  it.each<PathComparisonProps>([{ seed: 1 }, { points: 'spiral' }])(
    'starts and ends as the page says: %o',
    async (other) => {
      const { figure, rerender } = await showReady(<PathComparison {...few} />);
      const before = pixelHash(figure);
      rerender(<PathComparison {...few} {...other} />);
      await waitForState(figure, 'ready');
      expect(pixelHash(figure)).not.toBe(before);
    },
  );

  it('changes the clocks with another shift, and neither scales nor arc', async () => {
    const { figure } = await showReady(<PathComparison {...few} defaultLogSnr={0} />);
    await moveOn('Shift of every path', '{End}');
    expect(cellsOf(figure)[1]).toEqual(['9.1%']);
    expect(new Set(dotsOf(chartsOf(figure)[1])).size).toBe(1);
  });

  it('says where a path has no such logSnr', async () => {
    const { figure } = await showReady(<PathComparison count={100} kinds={['ve', 'flow']} logSnr={10} />);
    expect(cellsOf(figure)[0]).toEqual(['–none']);
    expect(chartsOf(figure)[2]?.querySelector('[role=img]')?.getAttribute('aria-label')).toContain(
      'not on variance exploding',
    );
  });
});
