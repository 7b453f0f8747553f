import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { gaussianPath } from '../../src/core/index.js';
import { DensityFlow, type DensityFlowProps, DiffusionProvider } from '../../src/index.js';
import { canvasesOf, labelsOf, messageOf, notesOf, pixelHash, showReady, waitForState } from '../support/figures.js';

const few = { count: 60, particles: 20 } as const;
const button = (name: string) => page.getByRole('button', { name });
const padOf = (figure: Element) => figure.querySelector<HTMLButtonElement>('.df-pad') as HTMLButtonElement;
const shown = (props: DensityFlowProps = {}) => showReady(<DensityFlow {...few} {...props} />);

/** The numbers of the point: of its noise, the integral, by the flow, exact, and the difference. */
function numbersOf(figure: Element): number[] {
  return [...figure.querySelectorAll('.df-likelihood dd')].map((value) =>
    Number(value.textContent?.replace('−', '-') ?? 'none'),
  );
}

/** Presses the plot at shares of its sides. */
async function press(figure: Element, across: number, down: number): Promise<void> {
  const pad = padOf(figure);
  await userEvent.click(pad, { position: { x: across * pad.clientWidth, y: down * pad.clientHeight } });
}

describe('the two ways', () => {
  it('show one density, and particles that keep it', async () => {
    const { figure } = await shown({ defaultT: 200 });
    expect(labelsOf(figure)).toEqual([
      expect.stringMatching(
        /^density at t = 200, and particles on the probability flow: \d+ of 20 within the 90% line; the flow of a point, at −?\d\.\d\d, −?\d\.\d\d now$/,
      ),
      expect.stringMatching(/^density at t = 200, and particles on the SDE: \d+ of 20 within the 90% line$/),
    ]);
    for (const note of notesOf(figure)) expect(Number(/^\d+/.exec(note)?.[0])).toBeGreaterThanOrEqual(14);
  });

  it('are played from noise to data, the density and the point with them', async () => {
    const { figure } = await shown({ defaultT: 0, schedule: { kind: 'cosine', timesteps: 40 } });
    const [exactAtData] = numbersOf(figure).slice(3);
    const before = pixelHash(figure);
    await button('one step forward').click();
    await expect.poll(() => labelsOf(figure)[0]).toContain('at t = 1,');
    await expect.poll(() => pixelHash(figure)).not.toBe(before);
    await waitForState(figure, 'ready');
    expect(numbersOf(figure)[3]).not.toBe(exactAtData);
    await button('play').click();
    await expect.poll(() => labelsOf(figure)[1]).toContain('at t = 0,');
  });

  it('are those of the deviation that the page says', async () => {
    const { figure, rerender } = await shown({ t: 0 });
    const [exact = 0] = numbersOf(figure).slice(3);
    rerender(<DensityFlow {...few} t={0} deviation={0.3} />);
    await expect.poll(() => numbersOf(figure)[3]).not.toBe(exact);
  });

  it('follow the page’s t', async () => {
    const at = (t: number) => (
      <DiffusionProvider t={t}>
        <DensityFlow {...few} schedule={{ kind: 'cosine' }} />
      </DiffusionProvider>
    );
    const { figure, rerender } = await showReady(at(900));
    rerender(at(100));
    await expect.poll(() => labelsOf(figure)[1]).toContain('at t = 100,');
  });
});

describe('a point', () => {
  it('is as likely by its flow as by the density, to a thousandth of a bit per dimension', async () => {
    const { figure } = await shown();
    const [noise = 0, integral = 0, byFlow = 0, exact = 0, difference = 1] = numbersOf(figure);
    expect(difference).toBeLessThanOrEqual(1e-3);
    expect(difference).toBeGreaterThan(0);
    expect(Math.abs(byFlow - exact)).toBeLessThanOrEqual(1.1e-3);
    expect(Math.abs(noise + integral - byFlow)).toBeLessThanOrEqual(1.1e-4);
  });

  it('is dropped by a press, at the t that is shown', async () => {
    const onPointChange = vi.fn();
    const { figure } = await shown({ t: 300, onPointChange });
    const before = numbersOf(figure);
    await press(figure, 0.75, 0.25);
    expect(onPointChange).toHaveBeenCalledExactlyOnceWith([expect.any(Number), expect.any(Number), 300]);
    const [[x, y]] = onPointChange.mock.lastCall as [[number, number, number]];
    expect(Math.min(x, y)).toBeGreaterThan(1);
    const place = `at ${x.toFixed(2)}, ${y.toFixed(2)}`;
    await expect.poll(() => labelsOf(figure)[0]).toContain(`${place} now`);
    expect(figure.querySelector('.df-likelihood-note')).toHaveTextContent(`Bits per dimension ${place}, t=300`);
    await waitForState(figure, 'ready');
    expect(numbersOf(figure)).not.toEqual(before);
  });

  it('is moved with the keyboard', async () => {
    const { figure } = await shown({ defaultT: 0 });
    padOf(figure).focus();
    await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowUp}{/Shift}{Enter}');
    const half = 2.8 * 1.06;
    const place = (0.2 * half).toFixed(2);
    await expect.poll(() => labelsOf(figure)[0]).toContain(`at ${place}, ${place} now`);
  });

  it('stays where the page holds it, and may be none', async () => {
    const told = vi.fn();
    const { figure, rerender } = await shown({ point: [0.5, 0.25], t: 0, onPointChange: told });
    await press(figure, 0.1, 0.1);
    expect(told).toHaveBeenCalledOnce();
    expect(labelsOf(figure)[0]).toContain('at 0.50, 0.25 now');
    const withLine = canvasesOf(figure).map((canvas) => canvas.toDataURL());
    rerender(<DensityFlow {...few} point={null} t={0} />);
    await expect.poll(() => labelsOf(figure)[0]).not.toContain('now');
    expect(figure.querySelector('.df-likelihood')).toBeNull();
    await waitForState(figure, 'ready');
    const without = canvasesOf(figure).map((canvas) => canvas.toDataURL());
    expect(without[0]).not.toBe(withLine[0]);
    expect(without[1]).toBe(withLine[1]);
  });
});

describe('what is undecided', () => {
  const clusters = {
    ...{ points: [1.2, 0.3, 1.2, -0.3, -1.2, 0.3, -1.2, -0.3], deviation: 0.08, particles: 0, defaultPoint: null },
    undecided: ['leftOrRight', 'upperOrLower'],
  } as const;
  const chartOf = (figure: Element) => figure.querySelector('.df-undecided svg[role=img]') as SVGElement;
  const cellsOf = (figure: Element) =>
    [...figure.querySelectorAll('.df-undecided tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].map(({ textContent }) => Number(textContent?.replace('−', '-'))),
    );

  it('is drawn over the log-SNR, with the bits at t and when each choice is decided', async () => {
    const { figure } = await shown({ ...clusters, defaultT: 350 });
    const [[pairs, pairsAt, pairsFormula] = [], [halves, halvesAt, halvesFormula] = []] = cellsOf(figure);
    expect(pairsAt).toBeCloseTo(-0.32, 1.7);
    expect(halvesAt).toBeCloseTo(2.53, 1.7);
    expect([pairsFormula, halvesFormula]).toEqual([-0.36, 2.48]);
    expect(chartOf(figure)).toHaveAccessibleName(
      `undecided bits over the log-SNR, from −6 to 8: left or right from 1.00 to 0.00; upper or lower from 1.00 to 0.00; at t = 350, log-SNR 0.94: left or right ${pairs?.toFixed(2)}; upper or lower ${halves?.toFixed(2)}`,
    );
    expect(figure.querySelectorAll('.df-undecided .df-chart-curve')).toHaveLength(4);
  });

  it('follows t, which readers move in the chart as well, but not where the page holds it', async () => {
    const { figure, rerender } = await shown({ ...clusters, defaultT: 350 });
    const [[before = 1] = []] = cellsOf(figure);
    const area = figure.querySelector('.df-undecided .df-chart-area') as HTMLElement;
    await userEvent.click(area, { position: { x: area.clientWidth * 0.25, y: 50 } });
    await expect.poll(() => cellsOf(figure)[0]?.[0]).toBeGreaterThan(before + 0.3);
    // A quarter of the way from -6 to 8.
    await expect.poll(() => chartOf(figure).getAttribute('aria-label')).toMatch(/log-SNR −2\.[45]\d:/);
    rerender(<DensityFlow {...few} {...clusters} t={100} />);
    await expect.poll(() => chartOf(figure).getAttribute('aria-label')).toContain('at t = 100,');
    expect(figure.querySelector('.df-undecided .df-chart-area')).not.toHaveAttribute('data-markable');
  });

  it('has the numbers of a point beside it, unless the page has none and readers drop none', async () => {
    const { figure, rerender } = await shown({ ...clusters, defaultT: 350 });
    expect(figure.querySelector('.df-likelihood')).not.toBeNull();
    rerender(<DensityFlow {...few} {...clusters} defaultT={350} point={null} />);
    await expect.poll(() => figure.querySelector('.df-likelihood')).toBeNull();
    rerender(<DensityFlow {...few} {...clusters} defaultT={350} point={null} onPointChange={() => {}} />);
    await expect.poll(() => figure.querySelector('.df-likelihood')).not.toBeNull();
  });

  it('is missing where nothing is asked for, and says which halves there are none of', async () => {
    const { figure, rerender } = await shown(clusters);
    rerender(<DensityFlow {...few} {...clusters} undecided={[]} />);
    await expect.poll(() => figure.querySelector('.df-undecided')).toBeNull();
    rerender(<DensityFlow {...few} {...clusters} points={[0, 1, 0, -1]} undecided={['leftOrRight']} />);
    expect(await messageOf(figure)).toBe(
      "invalid undecided: 'leftOrRight'; expected points that differ in x, or none of it",
    );
    expect(figure.querySelector('.df-undecided')).not.toBeNull();
  });
});

describe('another schedule', () => {
  it('comes in place of the one before, whose times it does not have', async () => {
    const { figure, rerender } = await shown();
    for (const schedule of [{ path: 'flow' }, { kind: 'cosine', timesteps: 50 }, { path: 'edm' }] as const) {
      rerender(<DensityFlow {...few} schedule={schedule} />);
      await waitForState(figure, 'ready');
      expect(figure.querySelector('[role=alert]')).toBeNull();
      expect(numbersOf(figure)[4]).toBeLessThan(4e-3);
    }
  });

  it('forgets the point that a reader has dropped at a time of the other', async () => {
    const { figure, rerender } = await shown({ defaultT: 200 });
    const [before] = labelsOf(figure);
    await press(figure, 0.75, 0.25);
    await expect.poll(() => labelsOf(figure)[0]).not.toBe(before);
    rerender(<DensityFlow {...few} schedule={{ kind: 'cosine', timesteps: 100 }} defaultT={20} />);
    await waitForState(figure, 'ready');
    await press(figure, 0.6, 0.6);
    await waitForState(figure, 'ready');
    expect(labelsOf(figure)[0]).toMatch(/^density at t = 20,/);
    expect(numbersOf(figure)[4]).toBeLessThan(4e-3);
  });
});

describe('on a path', () => {
  it('plays along its own t, and knows how likely a point is', async () => {
    const { figure } = await shown({ schedule: gaussianPath({ kind: 'flow' }), defaultT: 0.3 });
    expect(labelsOf(figure)[1]).toMatch(/^density at t = 0.3, and particles on the SDE: \d+ of 20/);
    for (const note of notesOf(figure)) expect(Number(/^\d+/.exec(note)?.[0])).toBeGreaterThanOrEqual(14);
    expect(numbersOf(figure)[4]).toBeLessThan(1e-3);
    await button('one step forward').click();
    await expect.poll(() => labelsOf(figure)[1]).toContain('at t = 0.301,');
  });

  it('without a bound draws all divided, and takes a point where it is dropped', async () => {
    const { figure } = await shown({ schedule: gaussianPath({ kind: 'edm' }), t: 8 });
    expect(figure.querySelector('figcaption')?.textContent).toContain('too large for a screen');
    await press(figure, 0.75, 0.25);
    await expect.poll(() => labelsOf(figure)[0]).toMatch(/of a point, at 1.[3-6]\d, 1.[3-6]\d now$/);
    await waitForState(figure, 'ready');
    // At σ = 80 a little of the mean of sixty points is left in the noise.
    expect(numbersOf(figure)[4]).toBeLessThan(4e-3);
    for (const note of notesOf(figure)) expect(Number(/^\d+/.exec(note)?.[0])).toBeGreaterThanOrEqual(14);
  });
});
