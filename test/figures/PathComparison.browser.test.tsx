import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { PathComparison, type PathComparisonProps } from '../../src/index.js';
import { labelsOf, messageOf, notesOf, pixelHash, show, showReady, waitForState } from '../support/figures.js';

const few = { count: 100, kinds: ['vp-linear', 'flow'] } as const;
const cellsOf = (figure: Element) =>
  [...figure.querySelectorAll('tbody tr')].map((row) =>
    [...row.querySelectorAll('td')].map((cell) => cell.textContent),
  );
const chartsOf = (figure: Element) => [...figure.querySelectorAll('svg[role=img]')];
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

  it('keeps what a reader sets while another prop is wrong', async () => {
    const { figure, rerender } = await showReady(<PathComparison {...few} />);
    rerender(<PathComparison {...few} kinds={[]} />);
    await messageOf(figure);
    await moveOn(/^marked/);
    await moveOn(/^marked/);
    await moveOn('shift of every path');
    const valueAt = (name: RegExp | string) => (page.getByRole('slider', { name }).element() as HTMLInputElement).value;
    expect([valueAt(/^marked/), valueAt('shift of every path')]).toEqual(['-1.8', '1.5']);
    rerender(<PathComparison {...few} />);
    await waitForState(figure, 'ready');
    expect([valueAt(/^marked/), valueAt('shift of every path')]).toEqual(['-1.8', '1.5']);
  });

  it('marks one logSnr on every path: at different times, and on the arc at one place', async () => {
    const { figure } = await showReady(<PathComparison {...few} defaultLogSnr={0} />);
    const [scales, arc, clock] = chartsOf(figure).map(dotsOf) as [string[], string[], string[]];
    expect([new Set(scales).size, new Set(arc).size, new Set(clock).size]).toEqual([2, 1, 2]);
    expect(cellsOf(figure)[1]).toEqual(['50.0%']);
    await moveOn(/^marked/);
    expect(cellsOf(figure)[1]).toEqual(['48.8%']);
    expect(
      page
        .getByRole('slider', { name: /^marked/ })
        .element()
        .getAttribute('aria-valuetext'),
    ).toContain('0.1');
    const [[ofLinear = ''] = []] = cellsOf(figure);
    expect(ofLinear).not.toBe('48.8%');
    const label = chartsOf(figure)[2]?.getAttribute('aria-label');
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
    await moveOn('shift of every path', '{End}');
    expect(cellsOf(figure)[1]).toEqual(['9.1%']);
    expect(new Set(dotsOf(chartsOf(figure)[1])).size).toBe(1);
  });

  it.each<[string, (onChange: () => void) => PathComparisonProps, string, unknown]>([
    ['logSnr', (onLogSnrChange) => ({ logSnr: 0, onLogSnrChange }), '50.0%', 0.1],
    ['shift', (onShiftChange) => ({ shift: 1, logSnr: 0, onShiftChange }), '50.0%', 1.5],
  ])('%s stays as the page holds it, which is told what a reader chooses', async (name, held, before, told) => {
    const onChange = vi.fn();
    const { figure } = await showReady(<PathComparison {...few} {...held(onChange)} />);
    await moveOn(name === 'shift' ? 'shift of every path' : /^marked/);
    expect(onChange.mock.calls).toEqual([[told]]);
    expect(cellsOf(figure)[1]?.[0]).toBe(before);
  });

  it('says where a path has no such logSnr', async () => {
    const { figure } = await showReady(<PathComparison count={100} kinds={['ve', 'flow']} logSnr={10} />);
    expect(cellsOf(figure)[0]).toEqual(['–']);
    expect(chartsOf(figure)[2]?.getAttribute('aria-label')).toContain('not on variance exploding');
  });

  it.each<[object, RegExp]>([
    [{ kinds: [] }, /^invalid kinds/],
    [{ kinds: ['flow', 'flow'] }, /^invalid kinds: "flow"/],
    [{ shift: 0.5 }, /^invalid shift: 0\.5; expected 1 <= shift <= 10$/],
    [{ defaultLogSnr: Number.NaN }, /^invalid defaultLogSnr: NaN/],
    [{ points: [] }, /^invalid points: none/],
  ])('says what is wrong, and keeps the places: %o', async (props, message) => {
    const { figure } = show(<PathComparison {...few} {...(props as PathComparisonProps)} />);
    expect(await messageOf(figure)).toMatch(message);
    expect(chartsOf(figure)).toHaveLength(3);
  });
});
