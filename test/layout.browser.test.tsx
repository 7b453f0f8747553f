import { type CSSProperties, type ReactElement, useLayoutEffect } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import {
  ChainDiagram,
  CoefficientValue,
  Equation,
  ForwardGrid,
  Histogram,
  ImagePicker,
  NoiseTriptych,
  PathComparison,
  PlayControls,
  ScheduleChart,
  SchedulerTable,
  TimestepSlider,
} from '../src/index.js';
import { show, showReady, smallImage } from './support/figures.js';
import { FAMILIES, loadFonts } from './support/fonts.js';

const image = smallImage();
const figures: [string, ReactElement][] = [
  ['a row of panels', <NoiseTriptych key="" image={image} />],
  ['a grid', <ForwardGrid key="" image={image} rows={2} samples={2} />],
  ['a chart', <ScheduleChart key="" />],
  ['a diagram', <ChainDiagram key="" image={image} />],
];

/** Parents that give a figure no width of their own, or one that it must not exceed. */
const parents: [string, CSSProperties][] = [
  ['a column that centres its items', { display: 'flex', flexDirection: 'column', alignItems: 'center' }],
  ['a flex row', { display: 'flex' }],
  ['a grid that centres its items', { display: 'grid', placeItems: 'center' }],
  ['a float', { float: 'left' }],
  ['an inline block', { display: 'inline-block' }],
  ['a box that fits its content', { width: 'fit-content' }],
  ['a table cell', { display: 'table-cell' }],
];

/** What asks a figure for its width. */
const SHRINKING: CSSProperties[] = [{ display: 'flex' }, { float: 'left' }];

/** Stands for a page of some width. */
function Page({ width, style, children }: { width: number; style: CSSProperties; children: ReactElement }) {
  return (
    <div style={{ width }}>
      <div style={style}>{children}</div>
    </div>
  );
}

describe.each(parents)('in %s', (_parent, style) => {
  it.each(figures)('%s takes the room there is, and a width where there is none', async (_figure, element) => {
    const { figure, container } = await showReady(
      <Page width={900} style={style}>
        {element}
      </Page>,
    );
    expect(figure.getBoundingClientRect().width).toBeGreaterThanOrEqual(640);
    expect(container.scrollWidth).toBeLessThanOrEqual(container.clientWidth);
  });
});

it('has the same width of its own in any font', async () => {
  await loadFonts();
  // The widest letters that there are for code, and the page's own; whatever the machine has for `monospace`, it is between.
  const monospace = document.createElement('style');
  document.head.append(monospace);
  const widths: number[] = [];
  for (const family of FAMILIES) {
    monospace.textContent = `.df-figure::before { font-family: "${family}" }`;
    for (const style of SHRINKING) {
      const { figure, unmount } = show(
        <Page width={900} style={{ ...style, fontFamily: family }}>
          <NoiseTriptych image={image} />
        </Page>,
      );
      widths.push(figure.getBoundingClientRect().width);
      unmount();
    }
  }
  monospace.remove();
  expect(Math.min(...widths)).toBeGreaterThan(648);
  expect(Math.max(...widths)).toBeLessThan(652);
});

it('shares the columns of a grid, however narrow', async () => {
  const { container } = await showReady(
    <div style={{ width: 600, display: 'grid', gridTemplateColumns: 'repeat(3, 1fr)' }}>
      {[0, 1, 2].map((seed) => (
        <div key={seed}>
          <NoiseTriptych image={image} seed={seed} />
        </div>
      ))}
    </div>,
  );
  const widths = [...container.querySelectorAll('figure')].map((figure) => figure.getBoundingClientRect().width);
  expect(widths).toEqual([200, 200, 200]);
});

it.each(parents)('in %s of a narrow page a figure is as wide as the page', async (_parent, style) => {
  const { figure } = await showReady(
    <Page width={300} style={style}>
      <NoiseTriptych image={image} />
    </Page>,
  );
  expect(figure.getBoundingClientRect().width).toBe(300);
});

it('is written across in a page of vertical lines', async () => {
  const { container, figure } = await showReady(
    <div style={{ writingMode: 'vertical-rl', width: 600, height: 500 }}>
      <SchedulerTable />
    </div>,
  );
  const { width } = figure.getBoundingClientRect();
  expect(width).toBeLessThanOrEqual(600);
  expect(width).toBeGreaterThan(400);
  expect(figure.scrollWidth).toBeLessThanOrEqual(figure.clientWidth);
  expect(getComputedStyle(container.querySelector('.df-caption') as Element).writingMode).toBe('horizontal-tb');
});

describe('a page from right to left', () => {
  const page = (element: ReactElement) => (
    <div dir="rtl" style={{ width: 800 }}>
      {element}
    </div>
  );
  const isBefore = (first: Element, second: Element) =>
    first.getBoundingClientRect().left < second.getBoundingClientRect().left;

  it('leaves formulas from left to right', () => {
    const { container } = show(
      page(
        <figure>
          <Equation tex="a = b" />
        </figure>,
      ),
    );
    const [a, b] = [...container.querySelectorAll('.katex-html .mord')];
    expect(isBefore(a as Element, b as Element)).toBe(true);
  });

  it.each<[string, ReactElement, string, string]>([
    ['a statistic', <Histogram key="" of="x0" image={{ shape: [1, 2, 1], values: [-0.5, -0.5] }} />, 'dd', '−0.50'],
    ['a dial', <PathComparison key="" logSnr={-2} />, 'output', '−2.0'],
  ])('puts a minus before its number: %s', async (_, element, place, written) => {
    const { figure } = await showReady(page(element));
    const number = [...figure.querySelectorAll(place)].find(({ textContent }) => textContent === written) as Element;
    const text = document.createTreeWalker(number, NodeFilter.SHOW_TEXT).nextNode() as Text;
    const leftOf = (at: number) => {
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return range.getBoundingClientRect().left;
    };
    expect(leftOf(0)).toBeLessThan(leftOf(1));
  });

  it('leaves charts and diagrams from left to right', async () => {
    const { figure, rerender } = await showReady(page(<ScheduleChart curves={['betas']} />));
    const [first, last] = [...figure.querySelectorAll('.df-chart-tick[text-anchor=middle]')].slice(0, 2);
    expect(isBefore(first as Element, last as Element)).toBe(true);
    rerender(page(<ChainDiagram image={image} />));
    const states = [...document.querySelectorAll('.df-chain-state')];
    expect(isBefore(states[0] as Element, states[3] as Element)).toBe(true);
  });

  it('has the panels in the order of the terms above them, with their numbers, and turns captions round', async () => {
    const { figure } = await showReady(page(<NoiseTriptych image={image} formula caption="كلام" />));
    await vi.waitFor(() => expect(figure.querySelector('.df-formula .katex')).not.toBeNull());
    await userEvent.click(figure.querySelector('canvas') as HTMLCanvasElement);
    await vi.waitFor(() => expect(figure.querySelector('.df-loupe-panel')).not.toBeNull());
    for (const kind of ['.df-formula .df-target', '.df-panel', '.df-loupe-panel']) {
      const [first, second] = figure.querySelectorAll(kind);
      expect(isBefore(first as Element, second as Element), kind).toBe(true);
    }
    expect(getComputedStyle(figure.querySelector('figcaption') as Element).direction).toBe('rtl');
  });

  it('begins a caption where the page does, as wide as the images beside the names of rows', async () => {
    const { figure } = await showReady(page(<ForwardGrid image={image} rows={2} samples={2} caption="كلام" />));
    const caption = figure.querySelector('figcaption') as HTMLElement;
    const panels = figure.querySelector('.df-panels') as HTMLElement;
    const [captionBox, panelsBox] = [caption, panels].map((element) => element.getBoundingClientRect());
    expect(captionBox?.right).toBeCloseTo(panelsBox?.right ?? 0, 0);
    expect(isBefore(figure.querySelector('.df-row-label') as Element, panels)).toBe(true);
  });

  it('has − and + at the ends of the slider that they lead to, and a step back at the left of one forward', () => {
    const { container } = show(
      page(
        <figure>
          <TimestepSlider />
          <PlayControls />
        </figure>,
      ),
    );
    for (const control of ['.df-slider', '.df-player']) {
      const [back, forward] = ['back', 'forward'].map((way) =>
        container.querySelector(`${control} [aria-label="one step ${way}"]`),
      );
      expect(isBefore(back as Element, forward as Element), control).toBe(true);
    }
    const label = container.querySelector('.df-slider-label') as Element;
    expect(isBefore(container.querySelector('.df-slider-value') as Element, label)).toBe(true);
  });
});

describe('the styles of a page', () => {
  function Sheet({ css }: { css: string }) {
    useLayoutEffect(() => {
      const style = document.createElement('style');
      style.textContent = css;
      document.head.append(style);
      return () => style.remove();
    }, [css]);
    return null;
  }

  it('win by a class in the layer of utilities', () => {
    const { figure } = show(
      <>
        <NoiseTriptych className="m-0" image={image} />
        <Sheet css="@layer components, utilities; @layer utilities { .m-0 { margin: 0 } }" />
      </>,
    );
    expect(getComputedStyle(figure).marginTop).toBe('0px');
  });

  it('win on figures and controls themselves by one class', () => {
    const all = (
      <>
        <NoiseTriptych className="mine" image={image} />
        <Equation className="mine" name="forward-jump" />
        <TimestepSlider className="mine" />
        <PlayControls className="mine" />
        <ImagePicker className="mine" />
        <CoefficientValue className="mine" name="betas" />
      </>
    );
    const { container } = show(
      <>
        {all}
        <Sheet css=".mine { display: none; margin: 1px; padding: 2px; border: 3px solid red; color: blue }" />
      </>,
    );
    const roots = [...container.querySelectorAll('.mine')].map((root) => {
      const { display, marginTop, paddingTop, borderTop, color } = getComputedStyle(root);
      return [display, marginTop, paddingTop, borderTop, color].join();
    });
    expect(roots).toEqual(Array(6).fill('none,1px,2px,3px solid rgb(255, 0, 0),rgb(0, 0, 255)'));
  });

  it('win on captions by the classes of figure and caption', () => {
    const { figure } = show(
      <>
        <NoiseTriptych image={image} caption="A caption." />
        <Sheet css=".df-figure .df-caption { margin: 1px; color: blue; font-size: 20px }" />
      </>,
    );
    const { marginTop, color, fontSize } = getComputedStyle(figure.querySelector('figcaption') as Element);
    expect([marginTop, color, fontSize]).toEqual(['1px', 'rgb(0, 0, 255)', '20px']);
  });

  it('are undone inside a figure, not in what a page has put there', () => {
    const { figure } = show(
      <>
        <NoiseTriptych image={image} caption={<em>A caption.</em>} />
        <Sheet css="em, .df-panel { padding: 5px }" />
      </>,
    );
    const paddingOf = (selector: string) => getComputedStyle(figure.querySelector(selector) as Element).paddingTop;
    expect([paddingOf('em'), paddingOf('.df-panel')]).toEqual(['5px', '0px']);
  });
});
