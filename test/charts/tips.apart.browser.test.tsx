import { render } from '@testing-library/react';
import type { ComponentType } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { commands, userEvent } from 'vitest/browser';
import * as figures from '../../src/index.js';
import { figureIn, waitForState } from '../support/figures.js';

// The values of a chart where a reader points, on a page that came from a server. Their names have to appear although KaTeX is not
// loaded: the first test begins without it. The values are compared with what is drawn under the pointer.

const library = figures as unknown as Record<string, ComponentType<object>>;

afterEach(() => document.body.replaceChildren());

/** Puts a figure on the page as a server sends it, and makes it alive. */
async function hydrated(name: string, props: object): Promise<HTMLElement> {
  const container = document.createElement('div');
  container.innerHTML = await commands.serverMarkup(name, props);
  document.body.append(container);
  const Figure = library[name] as ComponentType<object>;
  render(<Figure {...props} />, { container, hydrate: true });
  const figure = figureIn(container);
  await waitForState(figure, 'ready');
  return figure;
}

const tipOf = (area: Element) => area.querySelector('.df-chart-tip');
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const INFINITE = /^([−-]?)∞$/;

/** The first number of a text: `t = −6.40`, `10⁻³`. */
function numberIn(text: string): number {
  const [, power] = /^10(⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/.exec(text) ?? [];
  if (power) {
    const digits = power.replace('⁻', '').replace(/./g, (digit) => String(SUPERSCRIPTS.indexOf(digit)));
    return 10 ** (power.startsWith('⁻') ? -Number(digits) : Number(digits));
  }
  if (INFINITE.test(text)) return text.startsWith('∞') ? Infinity : -Infinity;
  return Number((/[−-]?\d[\d.,]*(?:e[−-]?\d+)?/.exec(text)?.[0] ?? 'NaN').replaceAll(',', '').replaceAll('−', '-'));
}

type Tick = readonly [at: number, value: number];

/** The share of an axis at a value, as its ticks tell it: linear if they are as far from one another as their numbers. */
function positionBy(ticks: readonly Tick[], value: number): number {
  const [[at1, low], [at2, middle], [at3, high] = [at2, middle]] = ticks as [Tick, Tick, Tick?];
  const isLinear = Math.abs((at2 - at1) / (at3 - at1) - (middle - low) / (high - low)) < 0.01;
  const along = isLinear ? (value - low) / (high - low) : Math.log(value / low) / Math.log(high / low);
  return at1 + along * (at3 - at1);
}

function ticksOf(area: Element, anchor: 'middle' | 'end'): Tick[] {
  return [...area.querySelectorAll(`.df-chart-drawing .df-chart-tick[text-anchor=${anchor}]`)].map((tick) => [
    Number.parseFloat(tick.getAttribute(anchor === 'middle' ? 'x' : 'y') ?? '') / 100,
    numberIn(tick.textContent ?? ''),
  ]);
}

/** The heights of everything drawn at a share of the width, from 0 at the top to 1. */
function heightsAt(area: Element, across: number): number[] {
  const paths = [...area.querySelectorAll('.df-chart-layer .df-chart-overflow path:not(.df-chart-dot)')];
  return paths.flatMap((path) =>
    (path.getAttribute('d') ?? '')
      .split('M')
      .filter(Boolean)
      .flatMap((run) => {
        const points = run
          .replace('Z', '')
          .split('L')
          .map((point) => point.split(',').map((part) => Number(part) / 1000) as [number, number]);
        return points.slice(1).flatMap(([x2, y2], index) => {
          const [x1, y1] = points[index] as [number, number];
          if (across < Math.min(x1, x2) - 1e-3 || across > Math.max(x1, x2) + 1e-3) return [];
          return Math.abs(x2 - x1) < 1e-3 ? [y1, y2] : [y1 + ((across - x1) / (x2 - x1)) * (y2 - y1)];
        });
      }),
  );
}

const SHARES = [0.13, 0.52, 0.81];

/** Points at several places of a chart, and compares its tip with the drawing. Returns how many values were compared. */
async function compareTips(area: HTMLElement): Promise<number> {
  let compared = 0;
  for (const share of SHARES) {
    await userEvent.hover(area, { position: { x: share * area.clientWidth, y: area.clientHeight / 2 } });
    const cross = area.querySelector('.df-chart-cross');
    if (!cross) continue;
    await expect.poll(() => tipOf(area)?.querySelector('.df-tex-place')).toBeNull();
    const across = Number.parseFloat(cross.getAttribute('x1') ?? '') / 100;
    const [x, ...rows] = [...(tipOf(area)?.children ?? [])];
    const xTicks = ticksOf(area, 'middle');
    const named = numberIn(x?.querySelector('annotation')?.textContent ?? x?.textContent ?? '');
    // A step of the axis, and the digits of the number.
    expect(positionBy(xTicks, named), `x = ${named}`).toBeCloseTo(across, 2);
    const heights = heightsAt(area, across);
    for (const row of rows) {
      const value = numberIn(row.querySelector('.df-chart-tip-value')?.textContent ?? '');
      const at = positionBy(ticksOf(area, 'end'), value);
      if (!(at >= 0 && at <= 1)) continue; // drawn at the edge, or not at all
      const nearest = Math.min(...heights.map((height) => Math.abs(height - at)));
      expect(nearest, `${row.textContent} at x = ${named}`).toBeLessThan(0.01);
      compared += 1;
    }
  }
  return compared;
}

it('has names although nothing else has loaded KaTeX', async () => {
  const figure = await hydrated('ScheduleChart', {});
  const area = figure.querySelector<HTMLElement>('.df-chart-area') as HTMLElement;
  await userEvent.hover(area, { position: { x: area.clientWidth / 2, y: area.clientHeight / 2 } });
  await expect.poll(() => [...area.querySelectorAll('.df-chart-tip annotation')].length).toBe(4);
  expect(await compareTips(area)).toBe(9);
});

describe.each([
  ['DensityFlow', { undecided: ['point'] }],
  ['FlowPlane', {}],
  ['Histogram', {}],
  ['LossFloor', {}],
  ['MaskedDiffusion', {}],
  ['PathComparison', {}],
  ['Preconditioning', {}],
  ['Preconditioning', { schedule: {}, t: 300 }],
  ['PredictionTargets', {}],
  ['ScheduleComparison', {}],
  ['SchedulerTable', {}],
  ['SolverComparison', {}],
  ['Spectrum', {}],
  ['TrainDenoiser', {}],
  ['Trajectory', {}],
])('%s %j', (name, props) => {
  it('tells the values of what is drawn under the pointer', async () => {
    const figure = await hydrated(name, props);
    const areas = [...figure.querySelectorAll<HTMLElement>('.df-chart-area')];
    expect(areas.length).toBeGreaterThan(0);
    for (const area of areas) expect(await compareTips(area)).toBeGreaterThan(0);
  });
});
