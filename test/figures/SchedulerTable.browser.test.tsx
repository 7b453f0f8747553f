import { fireEvent } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { SchedulerTable } from '../../src/index.js';
import { expectMessageBelow, messageOf, seenText, showReady, waitForState } from '../support/figures.js';

const textsOf = (root: Element, selector: string) => [...root.querySelectorAll(selector)].map(seenText);
const rowOf = (figure: Element, step: number) => textsOf(figure, `tbody tr:nth-child(${step + 1}) > *`);
const markedOf = (figure: Element) => textsOf(figure, 'tr[aria-current] th');
const notesOf = (figure: Element) => textsOf(figure, '.df-scheduler-notes li');
const chartOf = (figure: Element) => figure.querySelector('svg[role=img]')?.getAttribute('aria-label') ?? '';
const pickerOf = (side: 'A' | 'B') => page.getByRole('combobox', { name: `Configuration ${side}` });

/** Writes into the file of a configuration. */
async function write(figure: Element, side: 'A' | 'B', text: string): Promise<void> {
  const [file] = [...figure.querySelectorAll<HTMLDetailsElement>('details')].slice(side === 'A' ? 0 : 1);
  if (file) file.open = true;
  await page.getByRole('textbox', { name: `the file of configuration ${side}` }).fill(text);
}

// A row is marked wherever the pointer was left before.
beforeEach(() => userEvent.hover(document.documentElement, { position: { x: 0, y: 0 } }));

describe('the table', () => {
  it('has the timesteps and σ of two configurations side by side, to the end', async () => {
    const { figure } = await showReady(<SchedulerTable />);
    expect(rowOf(figure, 0)).toEqual(['0', '951', '11.0283', '999.0', '14.6146']);
    const names = textsOf(figure, 'thead [scope=colgroup]');
    expect(names).toEqual([expect.stringMatching(/^A.*DDIM/), expect.stringMatching(/^B.*Euler/)]);
    expect(textsOf(figure, '.df-scheduler-notes p')).toEqual(names);
    const inks = [...figure.querySelectorAll('thead [scope=colgroup]')].map((one) => one.getAttribute('data-ink'));
    const curves = [...figure.querySelectorAll('[data-curve]')].map((one) => one.getAttribute('data-ink'));
    expect(inks).toEqual(curves);
    expect(rowOf(figure, 20)).toEqual(['end', '–', '0.0292', '–', '0']);
    expect(notesOf(figure)).toContain(
      'The last step ends at ᾱ = 0.99915, σ = 0.02917, not at the clean image: set_alpha_to_one is false.',
    );
    expect(chartOf(figure)).toMatch(/At step 0: A 11; B 14\.6\.$/);
  });

  it('has a chart whose label says the last σ before the end', async () => {
    const { figure } = await showReady(<SchedulerTable />);
    const short = (step: number) => Number(Number(rowOf(figure, step)[4]).toPrecision(3));
    expect(chartOf(figure)).toContain(`B from ${short(0)} to ${short(19)}`);
  });

  it('leaves the end, 0, out of a curve, as a logarithmic axis has no place for it, and says so', async () => {
    const { figure } = await showReady(<SchedulerTable steps={20} />);
    const ends = [...figure.querySelectorAll('[data-curve]')].map((curve) =>
      Number(/L([\d.]+),[\d.]+$/.exec(curve.getAttribute('d') ?? '')?.[1]),
    );
    // Thousandths of the width, of 20 steps. A ends at 0.0292, B at 0.
    expect(ends).toEqual([1000, 950]);
    expect(figure.querySelector('.df-chart-title')).toHaveTextContent('the end, 0, has no place on a logarithmic axis');
  });

  it('has a column more for a flow, whose σ is no noise over signal', async () => {
    const { figure, rerender } = await showReady(<SchedulerTable config="sd3" compared={null} steps={28} />);
    expect(rowOf(figure, 0)).toEqual(['0', '1000.0', '1.0000', '∞']);
    expect(rowOf(figure, 28)).toEqual(['end', '–', '0', '0']);
    const title = figure.querySelector('.df-chart-title');
    expect(title).toHaveTextContent('of a flow');
    rerender(<SchedulerTable compared={null} />);
    await waitForState(figure, 'ready');
    expect(title).not.toHaveTextContent('of a flow');
  });

  it('has an infinite σ in its cells, in the label of the chart, and where its values are read', async () => {
    const config = { _class_name: 'HeunDiscreteScheduler', beta_start: 0.5, beta_end: 0.9 };
    const { figure } = await showReady(<SchedulerTable config={config} compared={null} steps={5} />);
    expect([0, 1].map((step) => rowOf(figure, step))).toEqual([
      ['0', '999.0', '∞'],
      ['1', '749.3', '∞'],
    ]);
    expect(chartOf(figure)).toContain('A from ∞ to 1. At step 0: A ∞.');
    await userEvent.tab();
    (page.getByRole('slider', { name: 'step' }).element() as HTMLElement).focus();
    await vi.waitFor(() => expect(textsOf(figure, '.df-chart-tip-value')).toEqual(['∞']));
    expect(figure.textContent).not.toMatch(/NaN|Infinity/);
  });

  it('is of the tokens that the page says', async () => {
    const { figure, rerender } = await showReady(<SchedulerTable config="flux" compared={null} />);
    const before = rowOf(figure, 10);
    rerender(<SchedulerTable config="flux" compared={null} tokens={256} />);
    await waitForState(figure, 'ready');
    expect(rowOf(figure, 10)).not.toEqual(before);
  });
});

describe('the marked step', () => {
  it('is moved in the chart by the keyboard, and kept in sight in the table', async () => {
    const { figure } = await showReady(<SchedulerTable />);
    const region = page.getByRole('region', { name: 'timesteps and σ' });
    await expect.element(region).toBeInTheDocument();
    const box = region.element();
    (page.getByRole('slider', { name: 'step' }).element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(markedOf(figure)).toEqual(['1']);
    const [top, scrolled] = [document.scrollingElement?.scrollTop, box.scrollTop];
    await userEvent.keyboard('{End}');
    expect(markedOf(figure)).toEqual(['end']);
    expect(box.scrollTop).toBeGreaterThan(scrolled);
    expect(document.scrollingElement?.scrollTop).toBe(top);
    expect(chartOf(figure)).toMatch(/At end: A 0\.0292; B 0\.$/);
    // With fewer steps it stays the last.
    await page.getByRole('spinbutton', { name: 'Steps' }).fill('5');
    expect(markedOf(figure)).toEqual(['end']);
    expect(chartOf(figure)).toMatch(/At end: A 0\.0292; B 0\.$/);
  });

  it('is the row that a reader points at', async () => {
    const { figure } = await showReady(<SchedulerTable />);
    await userEvent.hover(figure.querySelectorAll('tbody tr')[3] as Element);
    expect(markedOf(figure)).toEqual(['3']);
    expect(chartOf(figure)).toContain('At step 3:');
  });
});

describe('what readers change', () => {
  it('is pasted too: what is wrong is named, and the last good table stays', async () => {
    const { figure } = await showReady(<SchedulerTable />);
    const fileOf = () => page.getByRole('textbox', { name: 'the file of configuration B' }).element();
    await write(figure, 'B', '{ "_class_name": "DDIMScheduler", "set_alpha_to_one": true, "steps_offset": 1 }');
    expect(rowOf(figure, 20)).toEqual(['end', '–', '0.0292', '–', '0']);
    const before = rowOf(figure, 0);
    await write(figure, 'B', '{ "_class_name": "DDIMScheduler", "set_alpha_to_one": true, "steps_ofset": 1 }');
    expect(await messageOf(figure)).toMatch(
      /^Configuration B: invalid steps_ofset: 1; expected a key of DDIMScheduler/,
    );
    expect(rowOf(figure, 0)).toEqual(before);
    expectMessageBelow(figure);
    await write(figure, 'B', '{ "_class_name": ');
    expect(await messageOf(figure)).toMatch(/^Configuration B: invalid configuration: /);
    await pickerOf('B').selectOptions('edm');
    await waitForState(figure, 'ready');
    expect(JSON.parse((fileOf() as HTMLTextAreaElement).value)).toMatchObject({ sigma_max: 80 });
    expect(rowOf(figure, 0)[4]).toBe('80.0000');
  });

  it('a text that is too long is refused by its length, and the last good one stays', async () => {
    const text = '{ "_class_name": "DDIMScheduler" }'.padEnd(500_000);
    const { figure, rerender } = await showReady(<SchedulerTable config={text} />);
    rerender(<SchedulerTable config={`${text} `} />);
    expect(await messageOf(figure)).toBe('invalid config: 500001 characters; expected at most 500000');
    expect(figure.querySelector('textarea')?.value).toBe(text);
    rerender(<SchedulerTable compared={`${text} `} />);
    await vi.waitFor(async () => expect(await messageOf(figure)).toMatch(/^invalid compared: 500001 characters/));
  });

  it('a number of steps that is none changes nothing', async () => {
    const onStepsChange = vi.fn();
    const { figure } = await showReady(<SchedulerTable onStepsChange={onStepsChange} />);
    const field = page.getByRole('spinbutton', { name: 'Steps' });
    await field.fill('0');
    expect(onStepsChange).not.toHaveBeenCalled();
    fireEvent.blur(field.element());
    expect((field.element() as HTMLInputElement).value).toBe('20');
    expect(figure.dataset['state']).toBe('ready');
  });

  it('is read and not written where the page holds it and hears of nothing', async () => {
    const { figure } = await showReady(<SchedulerTable config="edm" defaultCompared="sd3" />);
    for (const file of figure.querySelectorAll('details')) file.open = true;
    const fileOf = (side: 'A' | 'B') => page.getByRole('textbox', { name: `the file of configuration ${side}` });
    await expect.element(fileOf('A')).toHaveAttribute('readonly');
    await expect.element(fileOf('B')).not.toHaveAttribute('readonly');
    await expect.element(pickerOf('A')).toBeDisabled();
    const text = (fileOf('A').element() as HTMLTextAreaElement).value;
    await userEvent.click(fileOf('A'));
    await userEvent.keyboard('x');
    expect((fileOf('A').element() as HTMLTextAreaElement).value).toBe(text);
    expect(figure.dataset['state']).toBe('ready');
  });
});
