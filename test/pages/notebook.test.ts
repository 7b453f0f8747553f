import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import {
  createSchedule,
  gaussianNoise,
  posteriorMeanCoefficients,
  posteriorVariance,
  reverseSkipCoefficients,
} from '../../src/core/index.js';
import { CONTRAST } from '../../stories/Learn/schedule.js';
import { expectedImage } from '../../stories/Learn/twoImages.js';
import { sections } from '../../stories/Notebook/contents.js';
import { NotebookPage } from '../../stories/Notebook/NotebookPage.js';
import { expectClaims, firstT, linear, noise, signal } from '../support/claims.js';
import { textOf } from '../support/pageText.js';

const markup = renderToString(createElement(NotebookPage));
const text = textOf(markup);

describe('the notebook page', () => {
  it('asks a question in every section but the reference', () => {
    const asked = [...markup.matchAll(/<h2 id="([\w-]+)">|<div class="lesson-question"/g)].map(([, id]) => id ?? '?');
    const expected = sections.flatMap(({ id }) => (id === 'components' ? [id] : [id, '?']));
    expect(asked).toEqual(expected);
  });

  it('lists every section in its contents', () => {
    const links = [...markup.matchAll(/<li><a href="#([\w-]+)"/g)].map(([, id]) => id);
    expect(links).toEqual(sections.map(({ id }) => id));
  });

  it('numbers its figures in their order', () => {
    const numbers = [...markup.matchAll(/<b class="lesson-figure-number"[^>]*>Figure (?:<!-- -->)?(\d+)/g)];
    expect(numbers.map(([, number]) => Number(number))).toEqual(numbers.map((_, index) => index + 1));
    expect(numbers).toHaveLength(sections.flatMap(({ figures }) => figures).length);
  });

  it('has a numbered caption under every figure but the first, which is there to be looked at', () => {
    const [first, ...figures] = markup.match(/<figure\b[\s\S]*?<\/figure>/g) ?? [];
    expect(first).not.toContain('lesson-figure-number');
    for (const figure of figures) expect(figure).toContain('lesson-figure-number');
  });

  it('says of numbers only what is computed here', () => expectClaims(text, claims(), given));
});

/** Counts, ranges and the timesteps that sentences choose. */
const given = [
  'from −1 to 1',
  'Values from −1 to 1',
  'from 0 to 255',
  'divides the levels by 255.',
  '«{\\beta_t} \\in [0, 1]»',
  'counts from 1 to «T»',
  'below −1 is shown as black, everything above 1 as white',
  'black, −1, and white, 1',
  ' of standard deviation 1 is',
  'standard deviation is 1,',
  'has standard deviation 1.',
  '«T = 1000»',
  'from 0.0001 to 0.02',
  'exceeds 0.02',
  'Timesteps start at 0',
  'count from 1 and keep index 0',
  'a variance of 1 stays 1, and any other variance moves towards 1',
  'this formula counts from 1 to',
  'add up to 1.',
  '«v = 1»',
  'only 200 steps',
  // Of the built-in image, which is measured in a browser.
  /About 1,200 of the 147,456 values at «t = 50», or 0.8%/,
  'Ho et al. 2020, §3.2',
  'Li and He 2025',
  '«i = 1»',
  'multiply from 0',
  'Multiply their exponents by −2',
  'A state of 1',
  'a state of 1',
  '«{\\bar\\alpha_{-1}} = 1»',
  '«T - 1 = 999»',
  /«t = (?:0|1|10|50|200|400|500|600|800)»/,
  /Timestep t − [\d ]+\+/,
  // Names of the notebook and of the library.
  /x_0_pred|X0Reconstruction|predictX0|l1/,
];

/** What the page says, with every number computed. */
function claims(): string[] {
  const last = linear.timesteps - 1;
  const cross = firstT((t) => noise(t) >= signal(t));
  const nearest = noise(cross) - signal(cross) < signal(cross - 1) - noise(cross - 1) ? cross : cross - 1;
  const overtakes = firstT((t) => noise(t) > signal(t) * CONTRAST);
  const kinds = (['cosine', 'quadratic', 'sigmoid', 'linear'] as const).map((kind) =>
    signal(500, createSchedule({ kind })).toFixed(2),
  );
  const samples = gaussianNoise(1e6, { seed: 0 });
  const clipped = samples.filter((value) => Math.abs(value) > 1).length / samples.length;
  const factor = (t: number) => noise(t) / signal(t);
  const { a: imageWeight, b: stateWeight } = posteriorMeanCoefficients(linear, 50);
  const weight = (t: number) => posteriorMeanCoefficients(linear, t).a;
  const boundWeight = (t: number) => (weight(t) * factor(t)) ** 2 / (2 * posteriorVariance(linear, t));
  // The weight of a term of the bound falls to its least, and rises from there on.
  const least = firstT((t) => t > 0 && boundWeight(t + 1) > boundWeight(t));
  for (let t = 2; t <= last; t++) expect(boundWeight(t) > boundWeight(t - 1)).toBe(t > least);
  // The faintest noise counts most, and at t = 200 the noise is twice as large as the image that is left.
  expect(Math.max(...Array.from({ length: last }, (_, i) => boundWeight(i + 1)))).toBe(boundWeight(1));
  expect(noise(200) / (signal(200) * CONTRAST)).toBeGreaterThan(2);
  const level = 255 / 2;
  const first = Math.sqrt(linear.betas[0] as number);
  // Of the error of ε, √(1-e²)·ε + e·δ, for e = 0.2.
  const wrong = Math.hypot(1 - Math.sqrt(1 - 0.2 ** 2), 0.2);
  const sums = [50, last].map((t) => posteriorMeanCoefficients(linear, t).a + posteriorMeanCoefficients(linear, t).b);
  const ratios = [0, 1, 10, 50, 200, 500].map((t) => posteriorVariance(linear, t) / (linear.betas[t] as number));
  const isSum = (whole: number, ...parts: number[]) =>
    expect(Math.abs(parts.reduce((a, b) => a + b) - whole)).toBeLessThan(1e-6);
  isSum(signal(49), imageWeight, stateWeight * signal(50));

  return [
    `256 × 192 × 3 = ${(256 * 192 * 3).toLocaleString('en')} values`,
    `a standard deviation of ${CONTRAST}; noise`,
    `${(100 * clipped).toFixed(0)}% of the values are out of range`,
    `«\\sigma = {\\sqrt{\\beta_0}} = ${first.toFixed(2)}»`,
    `This fraction falls from ${linear.alphas[0]} to ${linear.alphas[last]}.`,
    `cross at «t = ${nearest}», where both are ${signal(nearest).toFixed(2)}`,
    `its standard deviation falls from ${CONTRAST} to`,
    `At «t = ${overtakes}». It is tempting`,
    `to say ${nearest}, where`,
    `a standard deviation of only ${CONTRAST}`,
    `exceeds «${CONTRAST}\\,{\\sqrt{\\bar\\alpha_t}}»`,
    `grows from ${CONTRAST} to ${Math.hypot(signal(last) * CONTRAST, noise(last)).toFixed(0)}`,
    `its signal scale is ${kinds[0]}; that of the quadratic schedule is ${kinds[1]}, of the sigmoid schedule ${kinds[2]}, and of the linear schedule ${kinds[3]}`,
    `«{\\sqrt{\\bar\\alpha_{999}}} = ${signal(last).toFixed(3)}»`,
    `would end at ${signal(199, createSchedule({ timesteps: 200 })).toFixed(2)}`,
    `noise with a standard deviation of only ${Math.sqrt(linear.betas[last] as number).toFixed(2)} to a state whose noise already has a standard deviation of ${noise(last - 1).toFixed(2)}`,
    `to ${signal(200).toFixed(2)} of its contrast at «t = 200» and to ${signal(800).toFixed(2)} at «t = 800»`,
    `«\\sigma = ${first.toFixed(2)}», is ${(first * level).toFixed(1)} levels out of 255`,
    `is ${Math.hypot(first * Math.sqrt(linear.alphas[0] as number), first).toFixed(3)} instead of ${first.toFixed(3)}`,
    `a standard deviation of ${(noise(599) * Math.sqrt(linear.alphas[600] as number)).toFixed(2)}. The noise that the step adds to each sample has a standard deviation of ${Math.sqrt(linear.betas[600] as number).toFixed(2)}`,
    `falls from ${boundWeight(1).toPrecision(2)} at «t = 1» to ${boundWeight(least).toPrecision(2)} at «t = ${least}», then rises to ${boundWeight(last).toPrecision(2)} at «t = ${last}»`,
    `the weight of the image is ${weight(50).toFixed(3)}, at «t = 500» it is ${weight(500).toFixed(3)}`,
    `in the last few steps: ${weight(10).toFixed(2)} at «t = 10», ${weight(1).toFixed(2)} at «t = 1»`,
    `deviation of ${wrong.toFixed(2)}.`,
    `${factor(50).toFixed(2)} at «t = 50», where`,
    'It passes 1 where the scales cross',
    `is ${factor(500).toFixed(1)} at «t = 500», where the error hides the estimate, and ${factor(last).toFixed(0)} at`,
    `only ${expectedImage(1, 500).toFixed(2)}, and at the last timestep an estimate of ${expectedImage(1, last).toFixed(2)}`,
    `«x_{50} = ${signal(50).toFixed(3)}\\,{x_0} + ${noise(50).toFixed(3)}\\,{\\epsilon}»`,
    `«{\\tilde\\mu_{49}} = ${signal(49).toFixed(3)}\\,{x_0} + ${(stateWeight * noise(50)).toFixed(3)}\\,{\\epsilon}»`,
    `removes ${(100 * (1 - stateWeight)).toFixed(1)}% of the noise`,
    `the state at «t = ${last}», to the image`,
    `«t» 0 1 10 50 200 500 «{\\tilde\\beta_t} \\,/\\, {\\beta_t}» ${ratios.map((ratio) => Number(ratio.toFixed(3))).join(' ')}`,
    `by ${excess(199)} at «t = 199», by ${excess(49)} at «t = 49», and by ${excess(0)} at «t = 0», where it is ${deviation(0).toFixed(4)} instead of ${first.toFixed(2)}`,
    `is ${sums[0]?.toFixed(6)} at «t = 50» and ${sums[1]?.toFixed(2)} at`,
  ];
}

/** The standard deviation of a state of the simulated chain, which draws with β. */
function deviation(t: number): number {
  const last = linear.timesteps - 1;
  const { b, sigma } = reverseSkipCoefficients(linear, last, t);
  return Math.hypot(b * noise(last), sigma);
}

/** By how much it is too large. */
function excess(t: number): string {
  const percent = 100 * (deviation(t) / noise(t) - 1);
  return `${percent.toFixed(percent < 10 ? 1 : 0)}%`;
}
