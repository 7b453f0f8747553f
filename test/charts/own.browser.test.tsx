import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { axisBetween, CurveChart, catalogue, curveChart, PlanePlot, sampled } from '../../src/define/index.js';
import { show } from '../support/figures.js';

// Charts as a page makes them, which say less than those of the library's figures.

const axis = axisBetween(0, 1);
const values = Float64Array.of(0, 0.25, 0.5, 0.75, 1);

/** A chart in the frame that a figure gives it. */
function Framed({ children }: { children: ReactNode }) {
  return (
    <figure className="df-figure" style={{ margin: 0 }}>
      <div className="df-body">{children}</div>
    </figure>
  );
}

const styleOf = (figure: Element, selector: string) => getComputedStyle(figure.querySelector(selector) as Element);
/** That of the numbers at the axes. */
const quietInk = (figure: Element) => styleOf(figure, '.df-chart-tick').fill;

describe('a line without a meaning', () => {
  it('is drawn in the quiet ink, with its dot, its leader and its name', () => {
    const chart = curveChart([{ name: 'mine', values }], { y: axis, mark: 2, label: 'a chart' });
    const { figure } = show(
      <Framed>
        <CurveChart chart={chart} onMark={null} />
      </Framed>,
    );
    const ink = quietInk(figure);
    expect(ink).toMatch(/^(rgb|oklab)/);
    expect(styleOf(figure, '.df-chart-curve').stroke).toBe(ink);
    expect(styleOf(figure, '.df-chart-dot').fill).toBe(ink);
    expect(styleOf(figure, '.df-chart-leader').stroke).toBe(ink);
    expect(styleOf(figure, '.df-chart-name').color).toBe(ink);
    expect(styleOf(figure, '.df-chart-entry').color).toBe(ink);
  });

  it('takes the colour of what is around it', () => {
    const chart = curveChart([{ name: 'mine', values }], { y: axis, label: 'a chart' });
    const { figure } = show(
      <Framed>
        <div data-meaning="noise">
          <CurveChart chart={chart} onMark={null} />
        </div>
      </Framed>,
    );
    const { stroke } = styleOf(figure, '.df-chart-curve');
    expect(stroke).toMatch(/^(rgb|oklab)/);
    expect(stroke).not.toBe(quietInk(figure));
  });

  it('is drawn in the quiet ink in a chart of two axes', () => {
    const line = { name: 'mine', points: [[0, 0] as const, [1, 1] as const], dots: [[0.5, 0.5] as const] };
    const { figure } = show(
      <Framed>
        <PlanePlot x={axis} y={axis} lines={[line]} label="a plane" />
      </Framed>,
    );
    expect(styleOf(figure, '.df-chart-curve').stroke).toBe(quietInk(figure));
    expect(styleOf(figure, '.df-chart-dot').fill).toBe(quietInk(figure));
  });
});

describe('the label of a marker', () => {
  const words = catalogue('ownChart', {
    axis: 'the scale of the guidance',
    short: 'half',
    long: 'a scale of guidance at which every sample is a copy of some image that it was trained on, and none is new',
  });

  /** Where the label and the plot are, in a figure as wide as a phone. */
  function boxesAt(t: number, label: keyof typeof words) {
    const x = axisBetween(0, 4, { name: words.axis, valueName: () => words[label] });
    const chart = curveChart([{ name: 'mine', values, meaning: 'signal' }], { x, y: axis, mark: t, label: 'a chart' });
    const { container, figure } = show(
      <div style={{ width: 360, overflow: 'auto' }}>
        <Framed>
          <CurveChart chart={chart} onMark={() => {}} />
        </Framed>
      </div>,
    );
    const boxOf = (selector: string) => (figure.querySelector(selector) as Element).getBoundingClientRect();
    const page = container.firstElementChild as HTMLElement;
    return { page, figure: boxOf('.df-body'), name: boxOf('[role=slider]'), marker: boxOf('.df-chart-marker') };
  }

  it.each([0, 1, 2, 3, 4])('stays in the figure at t = %d, however long it is', (t) => {
    const { page, figure, name } = boxesAt(t, 'long');
    expect(page.scrollWidth).toBe(page.clientWidth);
    expect(name.left).toBeGreaterThanOrEqual(figure.left);
    expect(name.right).toBeLessThanOrEqual(figure.right);
    expect(name.width).toBeGreaterThan(200);
    expect(name.height).toBeLessThan(30);
  });

  it.each([0, 1, 2, 3, 4])('has the marker below its middle at t = %d, where it is short', (t) => {
    const { name, marker } = boxesAt(t, 'short');
    expect((name.left + name.right) / 2).toBeCloseTo((marker.left + marker.right) / 2, 0);
  });
});

describe('a chart over a guidance scale', () => {
  const scales = axisBetween(0, 8, { name: 'guidance scale', symbol: 's' });
  const gains = sampled(scales, (s) => s / 8, 81);

  it('names its axis, and its marker moves in the steps of its values', async () => {
    const moved: number[] = [];
    const chartAt = (mark: number) =>
      curveChart([{ name: 'gain', values: gains }], { x: scales, y: axis, mark, label: 'a chart' });
    const { figure } = show(
      <Framed>
        <CurveChart chart={chartAt(3)} onMark={(scale) => moved.push(scale)} />
      </Framed>,
    );
    const slider = figure.querySelector('[role=slider]') as HTMLElement;
    expect(slider.getAttribute('aria-label')).toBe('guidance scale s');
    expect(slider.getAttribute('aria-valuetext')).toBe('s = 3');
    expect(slider.getAttribute('aria-valuenow')).toBe('30');
    for (const key of ['ArrowRight', 'ArrowLeft', 'End', 'Home']) {
      slider.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    }
    expect(moved).toEqual([3.1, 2.9, 8, 0]);
    expect(figure.querySelector('.df-chart-dot')?.getAttribute('cy')).toBe('62.5%');
    expect([...figure.querySelectorAll('.df-chart-tick')].map(({ textContent }) => textContent)).toContain('8');
    await expect.poll(() => figure.querySelector('.df-chart-axis')?.textContent).toContain('guidance scale');
  });

  it('has two axes and a mark that is dragged', () => {
    const moved: number[] = [];
    const { figure } = show(
      <Framed>
        <PlanePlot
          x={scales}
          y={axis}
          lines={[{ name: 'mine', points: [[0, 0] as const, [8, 1] as const], dots: [[4, 0.5] as const] }]}
          label="a plane"
          height={100}
          mark={{ axis: 'x', step: 0.5, onMark: (scale) => moved.push(scale) }}
        />
      </Framed>,
    );
    expect(figure.querySelector('.df-chart-curve')?.getAttribute('d')).toBe('M0,1000L1000,0');
    const area = figure.querySelector('[data-markable]') as HTMLElement;
    area.setPointerCapture = () => {};
    const { left, width, top } = area.getBoundingClientRect();
    const at = { clientX: left + 0.26 * width, clientY: top + 10, button: 0, pointerId: 1, bubbles: true };
    area.dispatchEvent(new PointerEvent('pointerdown', at));
    expect(moved).toEqual([2]);
  });
});
