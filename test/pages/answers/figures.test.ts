import { readFileSync } from 'node:fs';
import type { ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import { createSchedule, gaussianNoise, logSnr } from '../../../src/core/index.js';
import { definitionOf } from '../../../src/define/index.js';
import { defaultProps } from '../../../src/figure/resolve.js';
import type { FigureDescription, PanelDescription } from '../../../src/panels/description.js';
import type { NoiseQuantity } from '../../../src/process/graph.js';
import { figures as guidance } from '../../../stories/Answers/figures/guidance.js';
import { figures as images, stableDiffusion } from '../../../stories/Answers/figures/images.js';
import { figures as maths } from '../../../stories/Answers/figures/maths.js';
import { figures as practice } from '../../../stories/Answers/figures/practice.js';
import { figures as sampling } from '../../../stories/Answers/figures/sampling.js';
import { figures as training } from '../../../stories/Answers/figures/training.js';
import { CONTRAST } from '../../../stories/Learn/schedule.js';
import { linear, noise, signal } from '../../support/claims.js';

// What the figures of the answers draw is computed here from what it means, and not by the functions that draw it.

const figures = { ...maths, ...training, ...sampling, ...guidance, ...images, ...practice };
const ids = Object.keys(figures);
const propsOf = (id: string) => (figures[id] as ReactElement<Record<string, unknown>>).props;

/** The definition of a figure, its default props with those of the page, and what it shows. */
function shownBy(id: string, changed: object = {}) {
  const definition = definitionOf((figures[id] as ReactElement).type);
  if (!definition) throw new Error(`${id} has no figure of its own`);
  const props: Record<string, unknown> = { ...defaultProps(definition.all), ...propsOf(id), ...changed };
  return { definition, props, model: definition.model(props as never, undefined) };
}

/** The CSV of a chart, by its columns. */
function columnsOf(id: string, changed?: object): Record<string, number[]> {
  const { definition, model } = shownBy(id, changed);
  const table = definition.table?.({ model, status: {}, results: {} } as never) as () => Iterable<string>;
  const [head = '', ...rows] = [...table()];
  const cells = rows.map((row) => row.split(',').map((cell) => (cell === '' ? Number.NaN : Number(cell))));
  return Object.fromEntries(head.split(',').map((name, column) => [name, cells.map((row) => row[column] as number)]));
}

/** The charts that the page defines for itself, and the values of their dials. */
const charts: Record<string, { readonly dial?: readonly number[]; readonly from?: number }> = {
  'beta-or-beta-tilde': { dial: [0, 0.0001, 0.001, 0.01, 0.1, 1], from: 0.001 },
  'learned-variance': {},
  'which-sigma': {},
  ema: { dial: [0, 0.5, 0.9, 0.97, 0.99, 0.997], from: 0.97 },
  'color-drift': {},
  'time-embedding': { dial: [0, 0.25, 0.5, 0.75, 1], from: 0.25 },
  'zero-convolution': {},
  'burnt-images': { dial: [0, 0.3, 0.5, 0.7, 1], from: 0.7 },
  'no-dark-images': { dial: [8, 16, 32, 64, 128], from: 64 },
};

/** Runs at every position of a dial. */
function atEach(id: string, run: (columns: Record<string, number[]>, value: number) => void): void {
  for (const value of charts[id]?.dial ?? []) run(columnsOf(id, { value }), value);
}

function expectColumn(found: readonly number[] | undefined, wanted: readonly number[]): void {
  expect(found).toHaveLength(wanted.length);
  wanted.forEach((value, index) => {
    expect(Math.abs((found?.[index] as number) - value)).toBeLessThan(1e-9 * Math.max(1, Math.abs(value)));
  });
}

describe('the charts of the answers', () => {
  it('are all tested here', () => {
    const own = ids.filter((id) => {
      const { all } = definitionOf((figures[id] as ReactElement).type) ?? { all: {} };
      return Object.keys(all).every((prop) => ['value', 'defaultValue', 'onValueChange'].includes(prop));
    });
    expect(own.filter((id) => definitionOf((figures[id] as ReactElement).type)).sort()).toEqual(
      Object.keys(charts).sort(),
    );
  });

  it.each(Object.entries(charts))('save a number in every cell: %s', (id, { dial = [undefined], from }) => {
    for (const value of dial) {
      const columns = Object.values(columnsOf(id, value === undefined ? {} : { value }));
      expect(columns.length).toBeGreaterThan(1);
      for (const column of columns) {
        expect(column.length).toBeGreaterThan(10);
        expect(column.every(Number.isFinite)).toBe(true);
      }
    }
    expect(shownBy(id).props['value']).toBe(from);
  });

  it('the best variance is that of the state before, given the state, for normal data', () => {
    atEach('beta-or-beta-tilde', ({ x, posterior, best }, v) => {
      const ratioOf = (spread: number) => (t: number) => {
        const before = (linear.alphasCumprod[t - 1] as number) * spread + 1 - (linear.alphasCumprod[t - 1] as number);
        const [kept, beta] = [linear.alphas[t] as number, linear.betas[t] as number];
        // Of two normal values with a covariance of √α·before.
        return (before - (kept * before ** 2) / (kept * before + beta)) / beta;
      };
      expectColumn(x, [...linear.betas.keys()].slice(1));
      expectColumn(best, x?.map(ratioOf(v)) ?? []);
      expectColumn(posterior, x?.map(ratioOf(0)) ?? []);
    });
  });

  it('outputs of 1, 0 and −1 choose β, the middle of the logarithms, and β̃', () => {
    const { x = [], beta, middle, posterior } = columnsOf('learned-variance');
    const variances = x.map((t) => {
      const [now, before] = [linear.alphasCumprod[t] as number, linear.alphasCumprod[t - 1] as number];
      const most = linear.betas[t] as number;
      return [most, (most * (1 - before)) / (1 - now)] as const;
    });
    expect([x[0], x.at(-1)]).toEqual([1, 20]);
    const ofVariances = variances.map((pair) => pair.map(Math.sqrt) as [number, number]);
    expectColumn(
      beta,
      ofVariances.map(([most]) => most),
    );
    expectColumn(
      middle,
      ofVariances.map(([most, least]) => Math.sqrt(most * least)),
    );
    expectColumn(
      posterior,
      ofVariances.map(([, least]) => least),
    );
  });

  it('three sigmas are a ratio, a scale and the noise of a step', () => {
    const { x = [], ratio, scale, step } = columnsOf('which-sigma');
    expect([x[0], x.at(-1)]).toEqual([0, 999]);
    expectColumn(
      ratio,
      x.map((t) => noise(t) / signal(t)),
    );
    expectColumn(
      scale,
      x.map((t) => noise(t)),
    );
    expectColumn(
      step,
      x.map((t) => Math.sqrt(linear.betas[t] as number)),
    );
  });

  it('the average is the sum of all weights so far, each with the decay to the power of its age', () => {
    const jitter = gaussianNoise(401, { seed: 0 });
    atEach('ema', ({ x = [], weight = [], average }, decay) => {
      expectColumn(x, [...Array(401).keys()]);
      expectColumn(
        weight,
        x.map((step) => Math.exp(-step / 20) + 0.2 * (jitter[step] as number)),
      );
      const averages = x.map((last) =>
        weight
          .slice(0, last + 1)
          .reduce((sum, one, step) => sum + (1 - decay) * decay ** (last - step) * one, decay ** (last + 1)),
      );
      expectColumn(average, averages);
    });
  });

  it('an error of 0.01 of the noise is divided by the ratio of the scales, and its square is added to the loss', () => {
    const { x = [], shift, loss } = columnsOf('color-drift');
    expect(propsOf('color-drift')['caption']).toContain('An error of 0.01');
    expect([x[0], x.at(-1)]).toEqual([0, 999]);
    expectColumn(
      shift,
      x.map((t) => (0.01 * noise(t)) / signal(t)),
    );
    expectColumn(
      loss,
      x.map(() => 0.01 ** 2),
    );
  });

  it('the similarity of two embeddings is the mean cosine of the differences of their phases', () => {
    const similarity = (difference: number) =>
      [...Array(64).keys()].reduce((sum, index) => sum + Math.cos(difference / 10_000 ** (index / 64)) / 64, 0);
    atEach('time-embedding', ({ x = [], thousand, one }, share) => {
      expect([x[0], x.at(-1)]).toEqual([0, 1]);
      expectColumn(
        thousand,
        x.map((time) => similarity(1000 * (time - share))),
      );
      expectColumn(
        one,
        x.map((time) => similarity(time - share)),
      );
    });
  });

  it('both weights behind a zero convolution follow the gradient of half the squared error', () => {
    const { x = [], zero = [], branch = [], output } = columnsOf('zero-convolution');
    expectColumn(x, [...Array(31).keys()]);
    const half = (w: number, u: number) => (1 - w * u) ** 2 / 2;
    let [w, u] = [0, 1];
    for (const step of x) {
      expect([zero[step], branch[step]]).toEqual([expect.closeTo(w, 6), expect.closeTo(u, 6)]);
      const slope = (of: (at: number) => number) => (of(1e-4) - of(-1e-4)) / 2e-4;
      const [byW, byU] = [slope((d) => half(w + d, u)), slope((d) => half(w, u + d))];
      [w, u] = [w - 0.1 * byW, u - 0.1 * byU];
    }
    expectColumn(
      output,
      zero.map((one, index) => one * (branch[index] as number)),
    );
  });

  it('the deviation of a guided prediction is that of a pair with the correlation of the caption', () => {
    const [, said] = /a correlation of ([\d.]+),/.exec(String(propsOf('burnt-images')['caption'])) ?? [];
    const correlation = Number(said);
    atEach('burnt-images', ({ x = [], guided = [], rescaled }, share) => {
      expect([x[0], x.at(-1)]).toEqual([1, 20]);
      // The unconditional prediction as a part of the conditional one, and an independent rest.
      const rest = Math.sqrt(1 - correlation ** 2);
      expectColumn(
        guided,
        x.map((scale) => Math.hypot(scale + (1 - scale) * correlation, (1 - scale) * rest)),
      );
      expectColumn(
        rescaled,
        guided.map((one) => share * 1 + (1 - share) * one),
      );
    });
  });

  it('the means of dark and bright images are normal, around the brightness that is left of −1 and 1', () => {
    atEach('no-dark-images', ({ x = [], dark = [], start = [], bright = [] }, side) => {
      const momentsOf = (density: readonly number[]) =>
        [0, 1, 2].map((power) =>
          density.reduce((sum, one, index) => sum + 0.02 * one * (x[index] as number) ** power, 0),
        );
      expect(momentsOf(start)).toEqual([expect.closeTo(1, 6), expect.closeTo(0, 6), expect.closeTo(1, 6)]);
      const at = side * signal(999, stableDiffusion);
      // The largest lies partly outside of the axis.
      if (at < 5) {
        expect(momentsOf(bright)).toEqual([
          expect.closeTo(1, 4),
          expect.closeTo(at, 4),
          expect.closeTo(1 + at ** 2, 3),
        ]);
      }
      expectColumn(dark, bright.toReversed());
    });
  });
});

function panelsOf(id: string, changed?: object): readonly PanelDescription[] {
  return (shownBy(id, changed).model as FigureDescription).rows[0]?.panels ?? [];
}

/** The sum that a panel shows, as its factors of the image and of each noise. */
function factorsOf(id: string, panel: number, changed?: object) {
  const { quantity } = panelsOf(id, changed)[panel] as PanelDescription;
  if (quantity.kind !== 'sum') return quantity.kind;
  const terms = quantity.noise ? [...quantity.terms, quantity.noise] : quantity.terms;
  return terms.map(({ coefficient, of }) => [
    of.kind === 'noise' ? `noise ${of.key.stream ?? 0}` : of.kind,
    coefficient,
  ]);
}

describe('the panels of the answers', () => {
  it.each([300, 0, 999])('a prediction of v that is read as noise, at t = %i', (t) => {
    const [a, sigma] = [signal(t), noise(t)];
    const given = { schedule: linear, seed: 0, t };
    // From the state, the estimate of what is taken for the noise: v = a·ε - σ·x0.
    const estimate = (x0: number, epsilon: number) =>
      (a * x0 + sigma * epsilon - sigma * (a * epsilon - sigma * x0)) / a;
    expect(factorsOf('wrong-prediction-type', 0, given)).toEqual([
      ['x0', expect.closeTo(a, 12)],
      ['noise 0', expect.closeTo(sigma, 12)],
    ]);
    expect(factorsOf('wrong-prediction-type', 1, given)).toBe('x0');
    const [image, left] = [estimate(1, 0), estimate(0, 1)];
    expect(factorsOf('wrong-prediction-type', 2, given)).toEqual([
      ['x0', expect.closeTo(image, 6 - Math.log10(image))],
      ['noise 0', expect.closeTo(left, 6 - Math.log10(1 + left))],
    ]);
  });

  it.each([0, 0.25, 0.5, 1])('two noises, and their blends with a share of %f', (share) => {
    const given = { seed: 0, share };
    const angle = (share * Math.PI) / 2;
    expect([0, 3].map((panel) => factorsOf('lerp-or-slerp', panel, given))).toEqual(['noise', 'noise']);
    const panels = panelsOf('lerp-or-slerp', given);
    const streams = [0, 3].map(
      (panel) => (panels[panel] as PanelDescription & { quantity: NoiseQuantity }).quantity.key.stream,
    );
    expect(new Set(streams).size).toBe(2);
    const blend = (one: number, other: number) => [
      [`noise ${streams[0]}`, expect.closeTo(one, 12)],
      [`noise ${streams[1]}`, expect.closeTo(other, 12)],
    ];
    expect(factorsOf('lerp-or-slerp', 1, given)).toEqual(blend(1 - share, share));
    expect(factorsOf('lerp-or-slerp', 2, given)).toEqual(blend(Math.cos(angle), Math.sin(angle)));
    expect(panels.map(({ note }) => note)).toEqual([
      ...[undefined, `sd = ${Math.hypot(1 - share, share).toFixed(3)}`, 'sd = 1.000', undefined],
    ]);
  });
});

describe('the figure of an answer', () => {
  const page = readFileSync('stories/Answers/WhatPeopleAsk.mdx', 'utf8');
  const wordsOf = (id: string) => {
    const [answer = ''] = new RegExp(`<Answer id="${id}">.*?</Answer>`, 's').exec(page) ?? [];
    return `${answer} ${propsOf(id)['caption']}`.replaceAll(/\s+/g, ' ');
  };

  it.each<[id: string, prop: string, said: RegExp]>([
    ['alpha-bar', 'defaultT', /At t = (\d+) the three are/],
    ['null-token', 'defaultScale', /At a scale of (\d+) the class is left out/],
    ['resolution-shift', 'defaultShift', /A flow with a shift of (\d+), as in SD3/],
    ['img2img-strength', 'from', /A chain that begins at t = (\d+)/],
    ['memorizing', 'count', /The lowest loss on (\d+) points/],
    ['training-and-sampling-steps', 'timesteps', /Schedules of (\d+) timesteps/],
  ])('%s has the %s that its words say', (id, prop, said) => {
    expect(said.exec(wordsOf(id))?.[1]).toBe(String(propsOf(id)[prop]));
  });

  it('begins where its subject can be seen', () => {
    expect(shownBy('same-seed').props['seed']).toBe(0);
    // β rises to its cap in the last timesteps.
    const rising = propsOf('cosine-cap')['defaultT'] as number;
    const { betas } = createSchedule({ kind: 'cosine' });
    expect([betas[rising - 1], betas[rising]].map((beta) => (beta as number) > 0.05 && (beta as number) < 0.5)).toEqual(
      [true, true],
    );
    // Both schedules have the level, and one ends soon after.
    const level = propsOf('zero-snr')['defaultLogSnr'] as number;
    expect(level).toBeGreaterThan(logSnr(stableDiffusion, 999));
    expect(level).toBeLessThan(logSnr(stableDiffusion, 950));
    expect(propsOf('flow-direction')['defaultLogSnr']).toBe(0);
    // The noise that is left by misreading is as strong as the contrast of the built-in image, and does not hide it.
    const [, [, left = 0] = []] = factorsOf('wrong-prediction-type', 2, { schedule: linear, seed: 0 }) as [
      string,
      number,
    ][];
    expect(left / CONTRAST).toBeGreaterThan(0.5);
    expect(left / CONTRAST).toBeLessThan(2);
  });
});
