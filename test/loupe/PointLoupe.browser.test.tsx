import { act } from '@testing-library/react';
import type { ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { noisedPoints, noisyAt } from '../../src/figures/PointProcess/model.js';
import { DiffusionProvider, PointProcess } from '../../src/index.js';
import { acrossOf, downOf } from '../../src/points/chosenPoints.js';
import { forwardJumpCoefficients } from '../../src/process/coefficients.js';
import { createSchedule } from '../../src/process/schedule.js';
import { showReady } from '../support/figures.js';

const points = [-1.5, 0.25, -0.5, 1, 0.5, -1, 1.5, 0];
const noised = noisedPoints(points, 4, 0);
const schedule = createSchedule({ kind: 'cosine' });
const T = 300;
const sets = [noised.points.values, noisyAt(noised, schedule, T), noised.epsilon];

/** A figure and what its loupe shows. */
async function open(element: ReactElement) {
  const shown = await showReady(element);
  const { figure } = shown;
  const plots = () => [...figure.querySelectorAll<HTMLCanvasElement>('.df-scatter-canvas')];
  await vi.waitFor(() => expect(plots()[0]?.parentElement?.tabIndex).toBe(0));
  const text = (selector: string) => figure.querySelector(selector)?.textContent ?? null;
  const place = () => text('.df-loupe-place span');
  return {
    ...shown,
    plots,
    place,
    rings: () => [...figure.querySelectorAll('.df-scatter-ring circle:last-child')],
    lines: () => [...figure.querySelectorAll('.df-loupe-line')].map(({ textContent }) => textContent),
    said: () => text('.df-loupe-words'),
    press: async (panel: number, point: number) => {
      const plot = plots()[panel] as Element;
      await userEvent.click(plot, { position: positionOf(plot, panel, point) });
      await vi.waitFor(() => expect(place()).not.toBeNull());
    },
    focus: (panel = 0) => act(() => plots()[panel]?.parentElement?.focus()),
  };
}

/** Where a point of a panel is in its plot. */
function positionOf(plot: Element, panel: number, point: number) {
  const { width } = plot.getBoundingClientRect();
  const [x, y] = (sets[panel] as Float32Array).subarray(2 * point, 2 * point + 2) as unknown as [number, number];
  return { x: width * acrossOf(noised.domain, x), y: width * downOf(noised.domain, y) };
}

const written = (value: number) => value.toFixed(2).replace('-', '−');
const figure = <PointProcess points={points} t={T} />;

describe('opened by the pointer', () => {
  it.each([0, 1, 2])('on panel %i finds the point there, and rings it in all panels', async (panel) => {
    const { press, place, rings, plots } = await open(figure);
    for (const point of [2, 0, 3]) {
      await press(panel, point);
      await vi.waitFor(() => expect(place()).toBe(`Point ${point + 1} of 4`));
      expect(rings()).toHaveLength(3);
      for (const [index, ring] of rings().entries()) {
        const [box, plot] = [ring.getBoundingClientRect(), (plots()[index] as Element).getBoundingClientRect()];
        const expected = positionOf(plots()[index] as Element, index, point);
        expect(box.x + box.width / 2 - plot.x).toBeCloseTo(expected.x, 0);
        expect(box.y + box.height / 2 - plot.y).toBeCloseTo(expected.y, 0);
      }
    }
  });

  it('tells both coordinates by (2), in the colours of their meanings', async () => {
    const { press, lines, figure: element } = await open(figure);
    await press(1, 2);
    const { a, sigma } = forwardJumpCoefficients(schedule, T);
    const at = (set: number, axis: number) => (sets[set] as Float32Array)[4 + axis] as number;
    const factor = (value: number) => (value < 0 ? `(${written(value)})` : written(value));
    const expected = ['x', 'y'].map((letter, axis) => {
      const sum = `${a.toFixed(3)} · ${factor(at(0, axis))} + ${sigma.toFixed(3)} · ${factor(at(2, axis))}`;
      return [
        `${letter} ${written(at(0, axis))}`,
        `${letter} ${sum} = ${written(at(1, axis))}`,
        `${letter} ${written(at(2, axis))}`,
      ];
    });
    expect(lines()).toEqual([0, 1, 2].flatMap((panel) => expected.map((axis) => axis[panel])));
    const meanings = [...element.querySelectorAll('.df-loupe-panel:nth-child(2) .df-loupe-term')];
    expect(meanings.map((term) => term.getAttribute('data-ink')).slice(0, 3)).toEqual(['signal', 'noise', null]);
  });

  it('has no point that is clipped', async () => {
    const { press, lines } = await open(<PointProcess points={[3, -2, -3, 2]} t={0} />);
    await press(0, 0);
    expect(lines().join()).not.toContain('clipped');
  });

  it('closes with a press outside and by its button, and the rings go', async () => {
    const { press, place, rings, container, plots, figure: element } = await open(figure);
    await press(0, 1);
    container.style.paddingBottom = '300px';
    await userEvent.click(container, { position: { x: 5, y: container.getBoundingClientRect().height - 10 } });
    await vi.waitFor(() => expect(place()).toBeNull());
    expect(rings()).toHaveLength(0);
    await press(2, 1);
    await userEvent.click(element.querySelector('.df-loupe button') as Element);
    await vi.waitFor(() => expect(place()).toBeNull());
    expect(document.activeElement).toBe(plots()[2]?.parentElement);
  });
});

describe('by keyboard', () => {
  it('opens, steps through the points, and closes', async () => {
    const { focus, place, rings, plots } = await open(<PointProcess count={40} t={T} />);
    expect(plots().filter(({ parentElement }) => parentElement?.tabIndex === 0)).toHaveLength(1);
    focus();
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(place()).toBe('Point 1 of 40'));
    await userEvent.keyboard('{ArrowRight}{ArrowDown}{ArrowLeft}');
    expect(place()).toBe('Point 2 of 40');
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
    expect(place()).toBe('Point 12 of 40');
    await userEvent.keyboard('{Shift>}{ArrowUp}{ArrowUp}{/Shift}');
    expect(place()).toBe('Point 1 of 40');
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(place()).toBeNull());
    expect(rings()).toHaveLength(0);
  });

  it('tells the numbers of the panel that has the focus', async () => {
    const { focus, figure: element, said } = await open(figure);
    focus();
    await userEvent.keyboard(' ');
    await vi.waitFor(() => expect(element.querySelector('.df-loupe')).not.toBeNull());
    await userEvent.keyboard('{Tab}');
    expect(element.querySelectorAll('.df-loupe-panel')[1]).toHaveAttribute('data-pressed');
    await vi.waitFor(() =>
      expect(said()).toMatch(
        /^the noisy points x_t at t = 300, point 1 of 4: x 0\.\d+ times .* is .*; y 0\.\d+ times /,
      ),
    );
  });
});

describe('on a page', () => {
  it('keeps its point while t moves, and its numbers follow', async () => {
    const page = (t: number) => (
      <DiffusionProvider t={t}>
        <PointProcess points={points} />
      </DiffusionProvider>
    );
    const { press, place, lines, rings, rerender } = await open(page(T));
    await press(0, 2);
    const [before, ring] = [lines(), rings()[1]?.getAttribute('cx')];
    act(() => rerender(page(700)));
    expect(place()).toBe('Point 3 of 4');
    expect(rings()[1]?.getAttribute('cx')).not.toBe(ring);
    expect(lines()[2]).not.toBe(before[2]);
    expect([lines()[0], lines()[4]]).toEqual([before[0], before[4]]);
  });

  it('follows a set of fewer points', async () => {
    const { press, place, rings, rerender } = await open(figure);
    await press(0, 3);
    act(() => rerender(<PointProcess points={points.slice(0, 4)} t={T} />));
    expect(place()).toBe('Point 2 of 2');
    expect(rings()).toHaveLength(3);
  });

  it('keeps the plots where they are when it opens', async () => {
    const { press, plots } = await open(figure);
    const boxes = () => plots().map((plot) => JSON.stringify(plot.getBoundingClientRect()));
    const before = boxes();
    await press(1, 1);
    expect(boxes()).toEqual(before);
  });

  it.each(['the figure', 'the provider'])('is off where %s says so', async (who) => {
    const { figure: element } = await showReady(
      <DiffusionProvider loupe={who === 'the provider' ? false : undefined}>
        <PointProcess points={points} loupe={who === 'the figure' ? false : undefined} />
      </DiffusionProvider>,
    );
    await userEvent.click(element.querySelector('canvas') as Element);
    expect(element.querySelector('.df-loupe, .df-body [role=button], [data-loupe]')).toBeNull();
  });
});
