import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { LossFloor } from '../../src/index.js';
import { showReady, waitForState } from '../support/figures.js';

/** Little work. */
const small = { count: 8 } as const;
const labelsOf = (figure: Element) =>
  [...figure.querySelectorAll('svg[role=img]')].map((chart) => chart.getAttribute('aria-label'));
const readingsOf = (figure: Element) =>
  [...figure.querySelectorAll('.df-reading, .df-fact')].map(({ textContent }) => textContent);
const slider = () => page.getByRole('slider', { name: 'log-SNR' });
const select = () => page.getByRole('combobox', { name: 'Prediction' });

async function press(key: string): Promise<void> {
  (slider().element() as HTMLElement).focus();
  await userEvent.keyboard(key);
}

describe('LossFloor', () => {
  it('draws the lowest loss and the weights, and says their numbers', async () => {
    const { figure } = await showReady(<LossFloor {...small} />);
    const [losses, weights] = labelsOf(figure);
    expect(losses).toMatch(/^Losses of ε over log-SNR from −10 to 14\. The lowest loss is at most 0\.\d\d/);
    expect(weights).toMatch(/At 2\.00: ELBO 1\.0; ε 0\.65; v 0\.37; min-SNR 5 0\.44; EDM 0\.50\.$/);
    const [reading, , area, entropy] = readingsOf(figure);
    expect(reading).toMatch(/^Lowest loss of any network at a log-SNR of 2\.00 ?0\.\d{3}$/);
    expect(area).toMatch(/^area under the lowest loss2\.0\d nats$/);
    expect(entropy).toBe('ln 82.08');
    expect([...figure.querySelectorAll('[data-curve]')].map((curve) => curve.getAttribute('data-curve'))).toEqual([
      ...['lowest', 'linear'],
      ...['elbo', 'epsilon', 'v', 'minSnr', 'edm'],
    ]);
  });

  it('marks a log-SNR by keyboard and by pointer', async () => {
    const onLogSnrChange = vi.fn<(logSnr: number) => void>();
    const { figure } = await showReady(<LossFloor {...small} defaultLogSnr={-1} onLogSnrChange={onLogSnrChange} />);
    await press('{ArrowRight}');
    expect(onLogSnrChange.mock.lastCall?.[0]).toBeCloseTo(-0.95, 9);
    await expect.element(slider()).toHaveAttribute('aria-valuetext', 'log-SNR −0.95');
    expect(readingsOf(figure)[0]).toContain('at a log-SNR of −0.95');
    await press('{End}');
    expect(onLogSnrChange).toHaveBeenLastCalledWith(14);
    const area = figure.querySelectorAll('[data-markable]')[1] as HTMLElement;
    await userEvent.click(area, { position: { x: area.clientWidth / 2, y: 20 } });
    expect(onLogSnrChange.mock.lastCall?.[0]).toBeCloseTo(2, 0);
  });

  it('shows the losses of what a reader chooses; only those of ε have an area', async () => {
    const { figure } = await showReady(<LossFloor {...small} />);
    await userEvent.selectOptions(select(), 'v');
    expect(labelsOf(figure)[0]).toMatch(/^Losses of v /);
    expect(readingsOf(figure)[2]).toMatch(/^area under the lowest loss–/);
    await userEvent.selectOptions(select(), 'ε');
    expect(readingsOf(figure)[2]).toContain('nats');
  });

  it('has no area where points are no points', async () => {
    const { figure } = await showReady(<LossFloor {...small} deviation={0.2} />);
    expect(readingsOf(figure)[2]).toMatch(/^area under the lowest loss–/);
  });

  it('draws measured losses as dots over the floor, and names the one at the marker', async () => {
    const measured = [
      [-20, 1],
      [-4, 0.2],
      [4, 0.5],
    ] as const;
    const { figure } = await showReady(<LossFloor {...small} measured={measured} />);
    const plot = figure.querySelector('.df-chart-area') as HTMLElement;
    const dots = [...plot.querySelectorAll('path.df-chart-dot')].map((dot) => dot.getBoundingClientRect());
    expect(dots).toHaveLength(2);
    const { left, bottom, width, height } = plot.getBoundingClientRect();
    const [across, up] = [dots.map((dot) => dot.x + dot.width / 2), dots.map((dot) => dot.y + dot.height / 2)];
    expect(across.map((x) => (x - left) / width)).toEqual([expect.closeTo(6 / 24, 2), expect.closeTo(14 / 24, 2)]);
    // The axis ends at 1.2, as without dots.
    expect(up.map((y) => (bottom - y) / height)).toEqual([expect.closeTo(0.2 / 1.2, 2), expect.closeTo(0.5 / 1.2, 2)]);
    await expect.element(page.getByText('measured', { exact: true })).toBeVisible();
    expect(readingsOf(figure)[1]).toBe('measured at a log-SNR of 4.000.500');
    expect(readingsOf(figure)[2]).toMatch(/^above the lowest loss there−?0\.\d{3}$/);
    await press('{Home}');
    expect(readingsOf(figure)[1]).toBe('measured at a log-SNR of −4.000.200');
    // In so much noise the lowest loss in ε is at most 0.018, as that of data of variance 1.
    expect(readingsOf(figure)[2]).toMatch(/^above the lowest loss there0\.(?:1[89]\d|200)$/);
    expect(labelsOf(figure)[0]).toContain('Measured losses: 2, at a log-SNR from −4.00 to 4.00.');
  });

  it('converts measured losses into those of the prediction that a reader chooses', async () => {
    const { figure } = await showReady(<LossFloor {...small} measured={[[0, 0.3]]} measuredTarget="x0" target="x0" />);
    expect(readingsOf(figure)[1]).toBe('measured at a log-SNR of 0.000.300');
    const { figure: other } = await showReady(
      <LossFloor {...small} measured={[[0, 0.3]]} measuredTarget="x0" target="v" />,
    );
    expect(readingsOf(other)[1]).toBe('measured at a log-SNR of 0.000.600');
  });

  it('keeps the last valid losses, and names a wrong one', async () => {
    const { figure, rerender } = await showReady(<LossFloor {...small} measured={[[0, 0.3]]} />);
    rerender(<LossFloor {...small} measured={[[0, -0.3]]} />);
    await waitForState(figure, 'error');
    expect(figure.textContent).toContain('invalid measured[0][1]: -0.3; expected a loss in 0 <= loss');
    expect(readingsOf(figure)[1]).toBe('measured at a log-SNR of 0.000.300');
  });

  it.each([360, 800])('keeps its height while it computes, at %i px', async (width) => {
    const { figure, container, rerender } = await showReady(<LossFloor {...small} />);
    container.style.width = `${width}px`;
    const height = figure.clientHeight;
    rerender(<LossFloor {...small} target="v" deviation={0.3} />);
    await waitForState(figure, 'ready');
    expect(figure.clientHeight).toBe(height);
  });
});
