import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { MaskedDiffusion } from '../../src/index.js';
import { seenText, showReady, waitForState } from '../support/figures.js';

const gridOf = (figure: Element) => figure.querySelector('.df-masked-sudoku')?.getAttribute('aria-label');
const cellsOf = (figure: Element) =>
  [...figure.querySelectorAll('.df-visually-hidden td')].map((cell) => cell.textContent);
const numbersOf = (figure: Element) => [...figure.querySelectorAll('.df-facts dd')].map(seenText);
const rowsOf = (figure: Element) =>
  [...figure.querySelectorAll('.df-table tbody tr')].map((row) => [...row.children].map(seenText));
const slider = (name: string) => page.getByRole('slider', { name, exact: true });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const order = (name: string) => page.getByRole('radio', { name, exact: true });

async function press(name: string, key: string): Promise<void> {
  (slider(name).element() as HTMLElement).focus();
  await userEvent.keyboard(key);
}

describe('MaskedDiffusion', () => {
  it('says how many cells are shown, how many grids fit, and what is in each cell', async () => {
    const { figure } = await showReady(<MaskedDiffusion defaultStep={0} />);
    expect(gridOf(figure)).toBe('Step 0 of 8: 0 of 16 cells are shown. 288 of 288 grids fit.');
    expect(cellsOf(figure)).toEqual(new Array(16).fill('masked: 1 25%; 2 25%; 3 25%; 4 25%'));
    expect(numbersOf(figure)).toEqual(['288', '0.00', '16 cells are masked']);
    await press('step', '{End}');
    expect(gridOf(figure)).toBe('Step 8 of 8: 16 of 16 cells are shown. 1 of 288 grids fits.');
    expect(cellsOf(figure).every((cell) => /^[1-4]$/.test(cell ?? ''))).toBe(true);
    expect(numbersOf(figure)[2]).toBe('valid');
  });

  it('lets a reader make cells known, by a press, by the arrow keys and by digits', async () => {
    const onKnownChange = vi.fn<(known: readonly number[] | null) => void>();
    const { figure } = await showReady(<MaskedDiffusion defaultStep={0} onKnownChange={onKnownChange} />);
    const cell = (name: RegExp) => page.getByRole('button', { name });
    await cell(/^row 1, column 1: masked/).click();
    expect(onKnownChange.mock.lastCall).toEqual([[0, ...new Array(15).fill(-1)]]);
    expect(cellsOf(figure)[0]).toBe('1, known from the start');
    expect(gridOf(figure)).toContain('1 of 16 cells are shown. 72 of 288 grids fit.');
    // Two cells to the right, where 1 does not fit; 3 does.
    await userEvent.keyboard('{ArrowRight}{ArrowRight}1');
    expect(onKnownChange).toHaveBeenCalledTimes(1);
    await userEvent.keyboard('3');
    expect(cellsOf(figure)[2]).toBe('3, known from the start');
    await cell(/^row 1, column 3: 3, known/).click();
    await cell(/^row 1, column 1: 1, known/).click();
    expect(onKnownChange.mock.lastCall).toEqual([null]);
    expect(gridOf(figure)).toContain('288 of 288 grids fit.');
  });

  it('has no buttons over cells that the page holds', async () => {
    const { figure } = await showReady(<MaskedDiffusion known={[0, ...new Array(15).fill(-1)]} />);
    expect(figure.querySelector('.df-masked-cell')).toBeNull();
  });

  it('goes on and back by keys and buttons, and plays', async () => {
    const { figure } = await showReady(<MaskedDiffusion />);
    expect(gridOf(figure)).toContain('Step 2 of 8: 4 of 16');
    await press('step', '{ArrowRight}');
    expect(gridOf(figure)).toContain('Step 3 of 8: 6 of 16');
    await expect.element(slider('step')).toHaveAttribute('aria-valuetext', 'step 3 of 8');
    await press('step', '{PageUp}');
    expect(gridOf(figure)).not.toContain('Step 3 of 8');
    await press('step', '{Home}');
    expect(gridOf(figure)).toContain('Step 0 of 8');
    await button('play').click();
    await vi.waitFor(() => expect(gridOf(figure)).not.toContain('Step 0 of 8'));
  });

  it('draws a candidate as large as it is likely, and a shown digit larger', async () => {
    const known = [0, 1, 2, ...new Array(13).fill(-1)];
    const { figure } = await showReady(<MaskedDiffusion known={known} defaultStep={0} />);
    const sizes = (kind: string) =>
      [...figure.querySelectorAll(`.df-masked-${kind}`)].map((text) => Number(text.getAttribute('font-size')));
    const [certain, half] = sizes('candidate');
    expect(certain).toBe(32);
    expect((half as number) ** 2 / 32 ** 2).toBeCloseTo(0.5, 1);
    expect(Math.min(...sizes('digit'))).toBeGreaterThan(32);
    expect(figure.querySelectorAll('[data-known]')).toHaveLength(3);
    expect(cellsOf(figure).slice(2, 4)).toEqual(['3, known from the start', 'masked: 4 100%']);
  });

  it('marks cells that contradict each other', async () => {
    const { figure } = await showReady(<MaskedDiffusion tokensPerStep={4} seed={1} step={4} />);
    const clashing = cellsOf(figure).filter((cell) => cell?.endsWith('contradicts another cell'));
    expect(clashing.length).toBeGreaterThan(1);
    expect(figure.querySelectorAll('.df-masked-clash')).toHaveLength(clashing.length);
    expect(gridOf(figure)).toContain('No grid fits.');
    expect(numbersOf(figure)[2]).toBe('not valid');
  });

  it('counts the valid grids of 500 for each order, and their steps', async () => {
    const { figure } = await showReady(<MaskedDiffusion />);
    const rows = rowsOf(figure);
    expect(rows.map(([name, steps]) => [name, steps])).toEqual([
      ['random', '8.0'],
      ['most confident first', '8.0'],
      ['all certain cells, plus 2', expect.stringMatching(/^4\.[5-8]$/)],
    ]);
    expect(Number(rows[1]?.[2])).toBeLessThan(Number(rows[0]?.[2]));
    await press('Cells per step', '{ArrowLeft}');
    await waitForState(figure, 'ready');
    expect(rowsOf(figure).map(([, , valid]) => valid)).toEqual(['1.00', '1.00', '1.00']);
    expect(gridOf(figure)).toContain('of 16: 2 of 16');
    const [staircase, shares] = [...figure.querySelectorAll('svg.df-chart-drawing')].map((svg) =>
      svg.getAttribute('aria-label'),
    );
    expect(staircase).toMatch(
      /1\.39 with 0; 1\.21 with 1; .*; 0\.00 with 15\. one at a time: 5\.66 nats\. 1 at a time: /,
    );
    expect(shares).toContain('random: 1.00 with 1.0; 0.');
  });

  it('shows what several cells at once lose', async () => {
    const { figure } = await showReady(<MaskedDiffusion defaultTokensPerStep={4} />);
    const legend = figure.querySelector('.df-chart-legend') as Element;
    expect(legend).toHaveTextContent('one at a time: 5.66 nats');
    expect(legend).toHaveTextContent('4 at a time: 7.89 nats, 2.23 lost');
  });

  it('shows the grid alone without charts', async () => {
    const { figure } = await showReady(<MaskedDiffusion charts={false} />);
    expect(gridOf(figure)).toContain('Step 2 of 8');
    expect(figure.querySelector('.df-chart')).toBeNull();
  });

  it('masks cells again by remasking, with a probability that readers choose', async () => {
    const { figure } = await showReady(<MaskedDiffusion defaultStep={4} />);
    expect(rowsOf(figure)).toHaveLength(3);
    await order('random, with remasking').click();
    await waitForState(figure, 'ready');
    const before = rowsOf(figure)[3];
    expect(before?.slice(0, 2)).toEqual(['random, with remasking', '8.0']);
    expect(numbersOf(figure)[1]).toBe('–');
    await press('Remasking probability η', '{Home}');
    await waitForState(figure, 'ready');
    expect(Number(rowsOf(figure)[3]?.[2])).toBeLessThan(Number(before?.[2]));
    expect(figure.querySelector('.df-masked-hidden')).toBeNull();
  });
});
