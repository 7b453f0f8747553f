import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { SolverComparison, type SolverComparisonProps } from '../../src/index.js';
import { cutTexts } from '../support/cut.js';
import { labelsOf, seenText, showReady, waitForState } from '../support/figures.js';

/** A problem of little work. */
const small = { count: 20, starts: 8 } as const;
const rowsOf = (figure: Element) =>
  [...figure.querySelectorAll('tbody tr')].map((row) => [...row.children].map(seenText));
const namesOf = (figure: Element) => rowsOf(figure).map(([name]) => name);
const chartOf = (figure: Element) => figure.querySelector('svg[role=img]') as SVGElement;
const box = (name: string) => page.getByRole('checkbox', { name, exact: true });

async function moveOn(key = '{ArrowRight}'): Promise<void> {
  (page.getByRole('slider', { name: 'evaluations of the denoiser' }).element() as HTMLElement).focus();
  await userEvent.keyboard(key);
}

describe('SolverComparison', () => {
  it('says what each solver reaches with the marked evaluations, and how fast its error falls', async () => {
    const { figure } = await showReady(<SolverComparison {...small} />);
    const rows = rowsOf(figure);
    expect(rows.map(([name, evaluations]) => [name, evaluations])).toEqual([
      ['DDIM by log-SNR', '8'],
      ['DPM++ 2M by log-SNR', '8'],
      ['Heun by log-SNR', '8'],
      ['exact', '–'],
    ]);
    const orders = rows.slice(0, 3).map((row) => Math.round(Number(row[3])));
    expect(orders).toEqual([1, 2, 2]);
    expect(chartOf(figure).getAttribute('aria-label')).toMatch(/With 8: DDIM by log-SNR 0\.\d+;/);
    expect(labelsOf(figure)).toHaveLength(3);
  });

  it('tells lines apart without their colours: by dashes, dots and names at their ends, as in its table', async () => {
    const { figure } = await showReady(
      <div style={{ width: 900 }}>
        <SolverComparison {...small} defaultSpacings={['time', 'logSnr', 'karras']} />
      </div>,
    );
    const samples = [...figure.querySelectorAll('tbody .df-sample')];
    const looks = samples.map((sample) => sample.innerHTML.replaceAll(/data-ink="\w+"/g, ''));
    expect(new Set(looks).size).toBe(9);
    const dashes = [...figure.querySelectorAll('[data-curve]')].map((line) => line.getAttribute('stroke-dasharray'));
    expect(new Set(dashes).size).toBe(3);
    const names = [...figure.querySelectorAll('.df-chart-name')];
    expect(names.map(({ textContent }) => textContent).sort()).toEqual(namesOf(figure).slice(0, -1).sort());
    expect(names.every((name) => name.checkVisibility())).toBe(true);
    expect(cutTexts(figure)).toEqual([]);
  });

  it('shows the trajectories and numbers of other evaluations, by slider and by pointer', async () => {
    const { figure } = await showReady(<SolverComparison {...small} />);
    const before = rowsOf(figure)[0]?.[2];
    await moveOn();
    expect(rowsOf(figure)[0]?.[1]).toBe('16');
    expect(Number(rowsOf(figure)[0]?.[2])).toBeLessThan(Number(before));
    expect(labelsOf(figure)[0]).toContain('8 trajectories with 16 evaluations');
    const area = figure.querySelector('[data-markable]') as HTMLElement;
    await userEvent.click(area, { position: { x: area.clientWidth - 2, y: 40 } });
    expect(rowsOf(figure)[0]?.[1]).toBe('256');
  });

  it('compares the solvers and spacings that a reader ticks; the last of each stays', async () => {
    const { figure } = await showReady(
      <SolverComparison {...small} defaultSolvers={['ddim']} defaultEvaluations={64} />,
    );
    await box('Karras').click();
    await waitForState(figure, 'ready');
    expect(namesOf(figure)).toEqual(['DDIM by log-SNR', 'DDIM by Karras', 'exact']);
    expect(figure.querySelectorAll('[data-curve]')).toHaveLength(2);
    const [even, karras] = rowsOf(figure).map(([, , error]) => error);
    expect(even).not.toBe(karras);
    expect(labelsOf(figure)[0]).toContain(`${even} from the exact ends`);
    expect(labelsOf(figure)[1]).toContain(`${karras} from the exact ends`);
    await expect.element(box('DDIM')).toBeChecked();
    await expect.element(box('DDIM')).toBeDisabled();
    await expect.element(box('DDIM')).toHaveAccessibleDescription('Select at least one.');
    await expect.element(box('Karras')).toBeEnabled();
    await box('Heun').click();
    await box('DDIM').click();
    await expect.element(box('DDIM')).not.toBeChecked();
    expect(figure.querySelector('.df-note')).toHaveTextContent('of the 8 ends from the data');
  });

  it('shows the flow map once when a reader asks for it: as near in one evaluation as in eight', async () => {
    const { figure } = await showReady(
      <SolverComparison {...small} defaultSolvers={['ddim']} defaultSpacings={['time', 'logSnr']} />,
    );
    await box('Flow map').click();
    await waitForState(figure, 'ready');
    expect(namesOf(figure)).toEqual(['DDIM by t', 'DDIM by log-SNR', 'Flow map', 'exact']);
    (
      page.getByRole('slider', { name: 'evaluations of the denoiser or the flow map' }).element() as HTMLElement
    ).focus();
    await userEvent.keyboard('{Home}');
    const [ddim, , map] = rowsOf(figure);
    expect([ddim?.[1], map?.[1], map?.[3]]).toEqual(['1', '1', '–']);
    expect(Number(ddim?.[2])).toBeGreaterThan(0.5);
    expect(Number(map?.[2])).toBeLessThan(0.001);
    expect(labelsOf(figure)[2]).toMatch(/^Flow map: 8 trajectories with 1 evaluations?, 0\.0\d+ from the exact ends/);
    expect(figure).toHaveTextContent('The flow map is exact, up to its solver');
  });

  it.each<SolverComparisonProps>([
    { seed: 1 },
    { path: 've' },
    { deviation: 0.3 },
    { starts: 5 },
    { points: 'spiral' },
  ])('solves what the page says: %o', async (other) => {
    const { figure, rerender } = await showReady(<SolverComparison {...small} solvers={['ddim']} />);
    const rows = rowsOf(figure);
    rerender(<SolverComparison {...small} solvers={['ddim']} {...other} />);
    await waitForState(figure, 'ready');
    expect(rowsOf(figure)).not.toEqual(rows);
  });
});
