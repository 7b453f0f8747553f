import { expect, it } from 'vitest';
import { coefficientNamed, scaleText } from '../../src/equations/coefficients.js';
import { curveLink } from '../../src/equations/curveLink.js';
import { type EquationGroup, type EquationName, equations, equationTerms } from '../../src/equations/equations.js';
import { quantityLink, termLink, termsOf } from '../../src/equations/names.js';
import { coefficientValues } from '../../src/equations/values.js';
import type { Link } from '../../src/highlight/registry.js';
import * as quantity from '../../src/process/quantity.js';
import { createSchedule } from '../../src/process/schedule.js';

const schedule = createSchedule();
const epsilon = quantity.noise({ seed: 0 });
const xt = quantity.forwardJump(schedule, quantity.x0, 50, epsilon);
const predicted = quantity.predictX0(schedule, xt, 50, epsilon);

const links = {
  x0: quantityLink(quantity.x0),
  xt: quantityLink(xt),
  epsilon: quantityLink(epsilon),
  signal: termLink('alphasCumprodSqrt', 'x_0'),
  noise: termLink('oneMinusAlphasCumprodSqrt', String.raw`\epsilon`),
  posterior: termLink('posteriorX0', 'x_0'),
  signalCurve: curveLink('alphasCumprodSqrt', ''),
  noiseCurve: curveLink('oneMinusAlphasCumprodSqrt', ''),
  betas: curveLink('betas', ''),
};

/** The names of what is lit while one is pointed at. */
function litBy(link: Link): string[] {
  return Object.entries(links).flatMap(([name, { is }]) => (is.some((one) => link.lights.includes(one)) ? [name] : []));
}

it.each<[keyof typeof links, string[]]>([
  ['signal', ['x0', 'signal', 'signalCurve']],
  ['noise', ['epsilon', 'noise', 'noiseCurve']],
  ['signalCurve', ['x0', 'signal', 'posterior', 'signalCurve']],
  ['noiseCurve', ['epsilon', 'noise', 'noiseCurve']],
  ['betas', ['posterior', 'betas']],
  ['x0', ['x0', 'signal', 'posterior', 'signalCurve']],
  ['epsilon', ['epsilon', 'noise', 'noiseCurve']],
  ['xt', ['x0', 'xt', 'epsilon', 'signal', 'noise', 'signalCurve', 'noiseCurve']],
])('pointing at %s lights %j', (name, lit) => {
  expect(litBy(links[name])).toEqual(lit);
});

const t = 50;
const clean = quantity.x0;
const sums = {
  forwardJump: xt,
  forwardStep: quantity.forwardStep(schedule, xt, 51, epsilon),
  predictX0: predicted,
  posteriorMean: quantity.posteriorMean(schedule, clean, xt, t),
  reverseStep: quantity.reverseStep(schedule, clean, xt, t, epsilon),
  reverseSkip: quantity.reverseSkip(schedule, clean, xt, [t, 20], epsilon),
  samplerStep: quantity.samplerStep(schedule, clean, xt, [t, 20], { kind: 'ddim', eta: 0.5 }, epsilon),
};

it('every coefficient of a sum has a symbol', () => {
  const used = Object.entries(sums).flatMap(([sum, made]) => termsOf(made).map(({ name }) => ({ sum, name })));
  expect(used.length).toBeGreaterThan(10);
  expect(used.filter(({ name }) => !coefficientNamed(name))).toEqual([]);
});

it.each(Object.entries(sums))(
  'the coefficients of %s have its values where the schedule alone gives them',
  (_, sum) => {
    for (const { name, coefficient } of termsOf(sum)) {
      const valueAt = coefficientValues[name];
      if (valueAt) expect(valueAt(schedule, sum === sums.forwardStep ? 51 : t), name).toBe(coefficient);
    }
  },
);

it('the terms of an equation are together the equation', () => {
  const bare = (tex: string) => tex.replace(/\{\}|\s/g, '');
  const joined = (groups: readonly EquationGroup[]) =>
    groups.flat().map((part) => (typeof part === 'string' ? part : termTex(part)));
  const known = (Object.keys(equations) as EquationName[]).flatMap((name) => {
    const groups = equationTerms(name);
    return groups ? [{ name, terms: bare(joined(groups).join('')), equation: bare(equations[name].tex) }] : [];
  });
  expect(known.length).toBeGreaterThan(5);
  expect(known.filter(({ terms, equation }) => terms !== equation)).toEqual([]);
});

function termTex({ tex, of }: { tex: string; of?: string | undefined }): string {
  return of === undefined ? tex : `${tex}\\,${of}`;
}

it.each([
  [0.81, '0.810'],
  [-0.723, '0.723'],
  [0, '0'],
  [0.00512, '0.0051'],
  [0.00012, '1.2e-4'],
  [9.9996, '10.00'],
  [157.313, '157.3'],
  [12345, '1.2e+4'],
])('writes %d as %s', (value, text) => expect(scaleText(value)).toBe(text));
