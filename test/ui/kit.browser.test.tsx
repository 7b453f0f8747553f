import { cleanup, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import * as num from '../../src/i18n/num.js';
import { DiffusionProvider } from '../../src/index.js';
import { DataTable } from '../../src/ui/DataTable.js';
import { Facts, Reading } from '../../src/ui/Facts.js';
import { Key } from '../../src/ui/Key.js';
import { Slider } from '../../src/ui/Slider.js';
import { seenText } from '../support/figures.js';

afterEach(cleanup);

/** A part of a figure, in a place of some width. */
function show(part: ReactNode, width = 600): HTMLElement {
  const { container } = render(
    <figure className="df-figure df-root" style={{ width, margin: 0 }}>
      <div className="df-body">{part}</div>
    </figure>,
  );
  return container;
}

const cellsOf = (row: Element) => [...row.children].map(seenText);
const spokenIn = (element: Element) =>
  [...element.querySelectorAll('.df-visually-hidden')].map(({ textContent }) => textContent);

describe('Facts', () => {
  it('shows labels and values, and tells pending numbers from missing ones', async () => {
    const container = show(
      <Facts
        rows={[
          ['distance', num.distance(0.123)],
          ['steps', undefined],
          ['order', null],
        ]}
      >
        <Reading label="grids" value={num.count(1288)} unit="of 2,000" />
      </Facts>,
    );
    expect([...container.querySelectorAll('dl > div')].map(cellsOf)).toEqual([
      ...[
        ['grids', '1,288 of 2,000'],
        ['distance', '0.12'],
        ['steps', '…'],
        ['order', '–'],
      ],
    ]);
    expect(spokenIn(container)).toEqual(['not computed yet', 'none']);
    const size = (element: Element | null) => Number.parseFloat(getComputedStyle(element as Element).fontSize);
    expect(size(container.querySelector('.df-reading-number'))).toBeGreaterThan(size(container.querySelector('dd')));
  });

  it('says the marks in the language of the page', async () => {
    const { container } = render(
      <DiffusionProvider lang="de">
        <Facts rows={[['Abstand', undefined]]} />
      </DiffusionProvider>,
    );
    await expect.poll(() => spokenIn(container)).toEqual(['noch nicht berechnet']);
  });
});

describe('DataTable', () => {
  const rows = [
    { head: 'DDIM', sample: { ink: 'category-1' }, cells: [8, num.decimal(1.5)] },
    { head: 'exact', isCurrent: true, cells: [null, undefined] },
  ] as const;

  it('has heads, samples, a current row, a caption and notes', async () => {
    const container = show(
      <DataTable caption="Errors" columns={['solver', 'steps', 'error']} rows={rows} note={['One.', 'Two.']} />,
    );
    expect([...container.querySelectorAll('tr')].map(cellsOf)).toEqual([
      ['solver', 'steps', 'error'],
      ['DDIM', '8', '1.50'],
      ['exact', '–', '…'],
    ]);
    await expect.element(page.getByRole('table', { name: 'Errors' })).toBeInTheDocument();
    await expect.element(page.getByRole('rowheader', { name: 'DDIM' })).toBeInTheDocument();
    expect(container.querySelectorAll('[aria-current]')).toHaveLength(1);
    expect(container.querySelector('[aria-current]')).toHaveTextContent('exact');
    expect([...container.querySelectorAll('p')].map(({ textContent }) => textContent)).toEqual(['One.', 'Two.']);
    const head = container.querySelector('th[data-ink]') as Element;
    expect(getComputedStyle(head.querySelector('path') as Element).stroke).toBe(getComputedStyle(head).color);
  });

  it('is reached by the keyboard only if it scrolls', async () => {
    const wide = 'incomprehensibilities'.repeat(3);
    const container = show(<DataTable columns={['name', wide]} rows={[{ head: wide, cells: [1] }]} />, 200);
    const box = container.querySelector('.df-table-box') as HTMLElement;
    await vi.waitFor(() => expect(box.tabIndex).toBe(0));
    (container.querySelector('figure') as HTMLElement).style.width = '2000px';
    await vi.waitFor(() => expect(box.hasAttribute('tabindex')).toBe(false));
  });

  it('scrolls to its current row, and tells which one a pointer is on', async () => {
    const onPoint = vi.fn();
    const high = (current: number) => (
      <div style={{ display: 'grid', height: 100 }}>
        <DataTable
          columns={['step', 'sigma']}
          rows={Array.from({ length: 50 }, (_, step) => ({ head: step, isCurrent: step === current, cells: [step] }))}
          isFollowing
          onPoint={onPoint}
        />
      </div>
    );
    const { container, rerender } = render(high(0));
    const box = container.querySelector('.df-table-box') as HTMLElement;
    expect(box.scrollTop).toBe(0);
    rerender(high(40));
    expect(box.scrollTop).toBeGreaterThan(300);
    await page.getByRole('cell', { name: '40', exact: true }).hover();
    expect(onPoint).toHaveBeenLastCalledWith(40);
  });

  it('is for screen readers alone if it is hidden', () => {
    const container = show(<DataTable isHidden caption="The cells" rows={[{ head: 'row 1', cells: [1, 2] }]} />);
    const { width, height } = (container.querySelector('.df-visually-hidden') as Element).getBoundingClientRect();
    expect([width, height]).toEqual([1, 1]);
    expect(container.querySelectorAll('td')).toHaveLength(2);
  });
});

describe('Key', () => {
  it('shows a sample of one length for each name', () => {
    const marks = ['line', 'dot', 'area', 'arrow'] as const;
    const container = show(<Key items={marks.map((mark) => ({ mark, ink: 'signal', name: mark }))} />);
    expect([...container.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual([...marks]);
    const samples = [...container.querySelectorAll('svg')];
    expect(new Set(samples.map((sample) => sample.getBoundingClientRect().width))).toEqual(new Set([28]));
    expect(new Set(samples.map(({ innerHTML }) => innerHTML)).size).toBe(4);
  });
});

describe('Slider', () => {
  it('says its text, and widens its range to its value', () => {
    const container = show(
      <Slider label="scale" text="30, large" min={0} max={10} step={0.5} value={30} onChange={() => {}} />,
    );
    const input = container.querySelector('input') as HTMLInputElement;
    expect([input.min, input.max, input.value]).toEqual(['0', '30', '30']);
    expect(input).toHaveAttribute('aria-valuetext', '30, large');
  });
});
