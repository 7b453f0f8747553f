import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { Chart, catalogue, Line, linearAxis, Rule } from '../../src/define/index.js';
import { show } from '../support/figures.js';

// Charts as a page makes them, which say less than those of the library's figures.

const axis = linearAxis(0, 1, { name: null });
const places = linearAxis(0, 4, { name: null, steps: 4 });
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
    const { figure } = show(
      <Framed>
        <Chart x={places} y={axis} curves={[{ name: 'mine', values }]} marker={{ value: 2 }} label="a chart" />
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
    const { figure } = show(
      <Framed>
        <div data-ink="noise">
          <Chart x={places} y={axis} curves={[{ name: 'mine', values }]} label="a chart" />
        </div>
      </Framed>,
    );
    const { stroke } = styleOf(figure, '.df-chart-curve');
    expect(stroke).toMatch(/^(rgb|oklab)/);
    expect(stroke).not.toBe(quietInk(figure));
  });

  it('is drawn in the quiet ink among the children', () => {
    const { figure } = show(
      <Framed>
        <Chart x={axis} y={axis} label="a plane" height="square">
          <Line
            name="mine"
            points={[
              [0, 0],
              [1, 1],
            ]}
            dots={[[0.5, 0.5]]}
          />
        </Chart>
      </Framed>,
    );
    const { width, height } = (figure.querySelector('.df-chart-area') as Element).getBoundingClientRect();
    expect(height).toBeCloseTo(width, 0);
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
    const x = linearAxis(0, 4, { name: words.axis, steps: 4, valueName: () => words[label] });
    const { container, figure } = show(
      <div style={{ width: 360, overflow: 'auto' }}>
        <Framed>
          <Chart
            {...{ x, y: axis }}
            curves={[{ name: 'mine', values, ink: 'signal' }]}
            marker={{ value: t, onChange: () => {} }}
            label="a chart"
          />
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
  const scales = linearAxis(0, 8, { name: 'guidance scale', symbol: 's', steps: 80 });

  it('names its axis, and its marker moves in the steps of the axis', async () => {
    const moved: number[] = [];
    const { figure } = show(
      <Framed>
        <Chart
          {...{ x: scales, y: axis }}
          curves={[{ name: 'gain', values: (s) => s / 8 }]}
          marker={{ value: 3, onChange: (scale) => moved.push(scale) }}
          label="a chart"
        />
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

  it.each([
    ['x', { across: 0.26, up: 0.9 }, 2.1],
    ['y', { across: 0.9, up: 0.26 }, 0.26],
  ] as const)('has a marker along %s that the pointer drags, without a name', (along, { across, up }, value) => {
    const moved: number[] = [];
    const { figure } = show(
      <Framed>
        <Chart
          {...{ x: scales, y: axis, height: 200 }}
          marker={{ axis: along, value: null, onChange: (value) => moved.push(value) }}
          label="a plane"
        />
      </Framed>,
    );
    expect(figure.querySelector('[role=slider]')).toBeNull();
    const area = figure.querySelector('.df-chart-area') as HTMLElement;
    area.setPointerCapture = () => {};
    const { left, width, bottom, height } = area.getBoundingClientRect();
    const at = { clientX: left + across * width, clientY: bottom - up * height, button: 0, pointerId: 1 };
    area.dispatchEvent(new PointerEvent('pointerdown', { ...at, bubbles: true }));
    expect(moved).toEqual([value]);
    expect(getComputedStyle(area).cursor).toBe(along === 'x' ? 'ew-resize' : 'ns-resize');
  });
});

describe('the width and height of a chart', () => {
  it('are bounded in a wide figure', () => {
    const { figure } = show(
      <div style={{ width: 1250 }}>
        <Framed>
          <Chart x={axis} y={axis} curves={[{ name: 'mine', values }]} label="a chart" />
        </Framed>
      </div>,
    );
    const { width, height } = (figure.querySelector('.df-chart-frame') as Element).getBoundingClientRect();
    expect(width).toBe(640);
    expect(width / height).toBeGreaterThan(16 / 9);
    expect(width / height).toBeLessThan(5 / 2);
  });

  it('hold the names of both axes and of the marker, one above the other', () => {
    const x = linearAxis(0, 1, { name: 'share' });
    const y = linearAxis(0, 1, { name: 'loss' });
    const { figure } = show(
      <Framed>
        <Chart {...{ x, y, height: 240 }} marker={{ value: 0 }} label="a chart" />
      </Framed>,
    );
    const boxOf = (selector: string) => (figure.querySelector(selector) as Element).getBoundingClientRect();
    const [chart, above, marker] = [boxOf('.df-chart'), boxOf('.df-chart-y'), boxOf('.df-chart-at')];
    expect(chart.height).toBe(240);
    expect(above.top).toBeGreaterThanOrEqual(chart.top);
    expect(above.bottom).toBeLessThanOrEqual(marker.top);
    expect(boxOf('.df-chart-x').bottom).toBeLessThanOrEqual(chart.bottom);
  });
});

it('has a line of one point as a dot, and none of a rule outside of its axis', () => {
  const { figure } = show(
    <Framed>
      <Chart x={axis} y={axis} label="a chart">
        <Line name="single" points={[[0.5, 0.5]]} />
        <Rule x={2} />
        <Rule y={0.5} />
      </Chart>
    </Framed>,
  );
  expect(figure.querySelectorAll('.df-chart-dot')).toHaveLength(1);
  expect([...figure.querySelectorAll('.df-chart-marker')].map((line) => line.getAttribute('y1'))).toEqual(['50%']);
});
