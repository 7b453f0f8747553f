import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { PlanePlot } from '../../../src/charts/PlanePlot.js';
import { axisBetween, CurveChart, catalogue, curveChart } from '../../../src/define/index.js';
import { show } from '../../support/figures.js';

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
    const chart = curveChart([{ name: 'mine', values }], { axis, t: 2, label: 'a chart' });
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
    const chart = curveChart([{ name: 'mine', values }], { axis, t: null, label: 'a chart' });
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
    const chart = { xTicks: axis.ticks, valueTicks: axis.ticks, lines: [line], marker: null, label: 'a plane' };
    const { figure } = show(
      <Framed>
        <PlanePlot chart={chart} />
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
    const chart = curveChart([{ name: 'mine', values, meaning: 'signal' }], { axis, t, label: 'a chart' });
    const { container, figure } = show(
      <div style={{ width: 360, overflow: 'auto' }}>
        <Framed>
          <CurveChart chart={chart} onMark={() => {}} across={{ axis: words.axis, at: () => words[label] }} />
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
