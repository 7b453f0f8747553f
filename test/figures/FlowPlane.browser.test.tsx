import { act, fireEvent } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { DiffusionProvider, FlowPlane, type FlowPlaneProps } from '../../src/index.js';
import { messageOf, pixelHash, showReady, waitForState } from '../support/figures.js';
import { expectNoLongTask } from '../support/longTasks.js';

const shown = (props: FlowPlaneProps = {}) => showReady(<FlowPlane {...props} />);
const plotOf = (figure: Element) => figure.querySelector('.df-chart-drawing')?.getAttribute('aria-label') ?? '';
const pointsOf = (figure: Element) => [...figure.querySelectorAll<SVGGElement>('.df-draggable')];
const dialsOf = (figure: Element) => [...figure.querySelectorAll<HTMLInputElement>('input[type=range]')];

/** The numbers of the table, row by row: null where there is none. */
function numbersOf(figure: Element): (number | null)[][] {
  return [...figure.querySelectorAll('tbody tr')].map((row) =>
    [...row.querySelectorAll('td')].map(({ textContent }) => {
      const number = Number(textContent.replace('−', '-') || Number.NaN);
      return Number.isNaN(number) ? null : number;
    }),
  );
}

/** Drags a point by shares of the plot. */
function drag(point: SVGGElement, across: number, up: number): void {
  point.setPointerCapture = () => {};
  const { width, height } = (point.ownerSVGElement as SVGElement).getBoundingClientRect();
  const { left, top } = (point.querySelector('.df-draggable-dot') as Element).getBoundingClientRect();
  const pointer = { button: 0, pointerId: 1, isPrimary: true };
  fireEvent.pointerDown(point, { ...pointer, clientX: left + 6, clientY: top + 6 });
  fireEvent.pointerMove(point, { ...pointer, clientX: left + 6 + across * width, clientY: top + 6 - up * height });
  fireEvent.pointerUp(point, pointer);
}

describe('the plane', () => {
  it('is told in words and numbers', async () => {
    const { figure } = await shown();
    expect(plotOf(figure)).toBe(
      'Flow lines over t. From the start −0.300 the flow is at −0.281 at t = 650, with slope −0.000135. It is at 0.294 at s = 0, ' +
        'and the chord has slope −0.000884. One Euler step ends at −0.193, with an error of 0.487. The SDE trajectory is at 1.173.',
    );
    expect(numbersOf(figure)).toEqual([
      [null, 0.294],
      [null, 1.173],
      [-0.000884, 0.294],
      [-0.000135, -0.193],
      [null, 0.487],
    ]);
    expect(figure.querySelectorAll('[data-curve^="flow "]')).toHaveLength(9);
    expect(figure.querySelector('.df-scatter-canvas')).toHaveAttribute('data-painted');
  });

  it('draws conditional paths and a critical time where the page asks', async () => {
    const { figure } = await shown({ conditional: true, critical: true });
    expect(figure.querySelectorAll('[data-curve^="conditional "]')).toHaveLength(3);
    expect(figure.querySelector('.df-chart-marker')).not.toBeNull();
    expect(figure.querySelector('.df-note')).toHaveTextContent(/^The density has one maximum from .*t = 176.* on\.$/);
  });

  it('has another SDE trajectory with another seed, and the same flow', async () => {
    const { figure, rerender } = await shown();
    const [[, flow] = [], [, sde] = []] = numbersOf(figure);
    rerender(<FlowPlane seed={1} />);
    await expect.poll(() => numbersOf(figure)[1]?.[1]).not.toBe(sde);
    expect(numbersOf(figure)[0]?.[1]).toBe(flow);
  });
});

describe('readers move', () => {
  it('t, s and the start by dragging', async () => {
    const told = { t: vi.fn(), s: vi.fn(), start: vi.fn() };
    const { figure } = await shown({ defaultT: 650, onTChange: told.t, onSChange: told.s, onStartChange: told.start });
    const [start, s, t] = pointsOf(figure) as [SVGGElement, SVGGElement, SVGGElement];
    const shade = pixelHash(figure);
    drag(t, -0.25, 0.2);
    expect(told.t.mock.lastCall?.[0]).toBeGreaterThan(390);
    expect(told.t.mock.lastCall?.[0]).toBeLessThan(410);
    await expect.poll(() => plotOf(figure)).toContain(`at t = ${told.t.mock.lastCall?.[0]},`);
    drag(s, 0.1, 0);
    expect(told.s.mock.lastCall?.[0]).toBeCloseTo(100, -1);
    drag(start, -0.5, 0.2);
    expect(told.start).toHaveBeenCalledExactlyOnceWith(expect.closeTo(0.9, 1));
    await expect.poll(() => plotOf(figure)).toContain('From the start 0.900');
    await waitForState(figure, 'ready');
    expect(pixelHash(figure)).toBe(shade);
  });

  it('them with arrow keys on the points, and with sliders', async () => {
    const { figure } = await shown({ defaultT: 500 });
    const [start, s, t] = pointsOf(figure) as [SVGGElement, SVGGElement, SVGGElement];
    expect([start, s, t].map((point) => point.getAttribute('aria-label'))).toEqual([
      'start of the flow',
      'time s on the flow',
      'time t on the flow',
    ]);
    const press = async (point: SVGGElement, keys: string) => {
      act(() => point.focus());
      await userEvent.keyboard(keys);
    };
    await press(t, '{ArrowRight}{ArrowUp}');
    await expect.poll(() => plotOf(figure)).toContain('at t = 520,');
    await press(s, '{ArrowRight}');
    await expect.poll(() => plotOf(figure)).toContain('at s = 20,');
    await press(start, '{ArrowUp}{ArrowLeft}');
    await expect.poll(() => plotOf(figure)).toContain('From the start −0.200');
    expect(start).toHaveAttribute('aria-valuenow', '-0.2');
    const [dialT, dialS, dialStart] = dialsOf(figure) as [HTMLInputElement, HTMLInputElement, HTMLInputElement];
    for (const [dial, value] of [
      [dialT, 300],
      [dialS, 700],
      [dialStart, 1.5],
    ] as const) {
      fireEvent.change(dial, { target: { value } });
    }
    await expect.poll(() => plotOf(figure)).toMatch(/start 1\.500 .* at t = 300,.* at s = 700,/);
  });

  it('the page’s t', async () => {
    const { figure } = await showReady(
      <DiffusionProvider defaultT={200}>
        <FlowPlane />
      </DiffusionProvider>,
    );
    expect(plotOf(figure)).toContain('at t = 200,');
    fireEvent.change(dialsOf(figure)[0] as Element, { target: { value: 100 } });
    await expect.poll(() => plotOf(figure)).toContain('at t = 100,');
  });

  it('all of it in tasks of less than 50 ms', async () => {
    const { figure } = await shown({ defaultT: 500, conditional: true, critical: true });
    const dials = dialsOf(figure);
    const placesOf = (i: number) => [900 - 40 * i, 50 * i, -1.5 + 0.1 * i];
    await expectNoLongTask(async () => {
      for (let i = 0; i < 36; i++) {
        fireEvent.change(dials[i % 3] as Element, { target: { value: placesOf(i >> 1)[i % 3] } });
        await new Promise(requestAnimationFrame);
      }
    });
  });
});

describe('what is wrong is said in the figure', () => {
  it('and the last valid plane stays', async () => {
    const { figure, rerender } = await shown();
    const before = plotOf(figure);
    rerender(<FlowPlane deviation={-1} />);
    await messageOf(figure);
    expect(plotOf(figure)).toBe(before);
    rerender(<FlowPlane schedule={{ path: 'flow' }} />);
    await expect.poll(() => plotOf(figure)).toContain('at t = 0.65,');
    expect(figure.querySelectorAll('[data-curve="sde"]')).toHaveLength(1);
    // The line of the path is still there, on which 650 is no time.
    rerender(<FlowPlane />);
    await expect.poll(() => plotOf(figure)).toBe(before);
  });
});
