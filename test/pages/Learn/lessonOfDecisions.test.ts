import { createElement } from 'react';
import { beforeAll, expect, it } from 'vitest';
import { markupOf as prerendered } from '../../../site/markup.js';
import { createSchedule, gaussianNoise, gaussianPath, logSnr, posteriorEntropy } from '../../../src/core/index.js';
import { bitsAt, type UndecidedCurve, undecidedOf } from '../../../src/figures/DensityFlow/undecided.js';
import { powersAt } from '../../../src/figures/Spectrum/model.js';
import { exponentOf, type RadialPower, radialPower } from '../../../src/image/radialPower.js';
import {
  CLUSTERS,
  LEFT_OR_RIGHT,
  LEFT_OR_RIGHT_SPAN,
  relativeNoise,
  UPPER_OR_LOWER,
  VISIBLE_CYCLES,
} from '../../../stories/Learn/truthsOfSampling.js';
import WhenDecided from '../../../stories/Learn/WhenDecided.mdx';
import { expectClaims, PLACE } from '../../support/claims.js';
import { exhausted, mean } from '../../support/exhausted.js';
import { textOf } from '../../support/pageText.js';
import { CAT_SHAPE, catPixels } from '../../support/photographs.js';

const cosine = createSchedule({ kind: 'cosine' });
const flow = gaussianPath({ kind: 'flow' });
const CHOICES = ['leftOrRight', 'upperOrLower'] as const;

let cat: RadialPower;
beforeAll(async () => {
  cat = await exhausted(radialPower(await catPixels(), CAT_SHAPE[1], CAT_SHAPE[2]));
});

/** The timestep whose log-SNR is nearest to a value. */
function timestepAt(level: number): number {
  const apart = (t: number) => Math.abs(logSnr(cosine, t) - level);
  return cosine.betas.reduce((best, _, t) => (apart(t) < apart(best) ? t : best), 0);
}

const visibleAt = (t: number) => powersAt(cat, cosine, t).visible;

async function curvesOf(seed: number) {
  const points = Float32Array.from(CLUSTERS.points);
  const asked = { points, deviation: CLUSTERS.deviation, undecided: CHOICES, seed };
  return (await exhausted(undecidedOf(asked))).curves as readonly [UndecidedCurve, UndecidedCurve];
}

/** Over how much log-SNR a curve falls from 0.9 to 0.1 bits. */
function spanOf(curve: UndecidedCurve): number {
  const levels = Array.from({ length: 1401 }, (_, i) => -6 + i / 100);
  const first = (bits: number) => levels.find((level) => bitsAt(curve, level) <= bits) as number;
  return first(0.1) - first(0.9);
}

/** The mean over sets of points of the bits that x_t leaves open, of which point it is from. */
function pointBits(count: number, dimension: number, level: number, seeds: readonly number[]): number {
  const draws = 256;
  const t = flow.timeAt(level);
  return mean(
    seeds.map((seed) => {
      const points = gaussianNoise(count * dimension, { seed, stream: 9 });
      const z = gaussianNoise(draws * dimension, { seed, stream: 11 });
      const xt = Float64Array.from(z, (value, i) => {
        const point = Math.floor(((Math.floor(i / dimension) + 0.5) / draws) * count);
        return flow.alpha(t) * (points[point * dimension + (i % dimension)] as number) + flow.sigma(t) * value;
      });
      return mean(posteriorEntropy(points, xt, flow, t, { dimension })) / Math.LN2;
    }),
  );
}

const SEEDS = [0, 1, 2];

const written = (value: number, decimals: number) => value.toFixed(decimals).replace('-', '−');

it('When it is decided says what is computed', async () => {
  const [leftOrRight, upperOrLower] = await curvesOf(0);
  const exponent = exponentOf(cat) as number;
  const formulas = [leftOrRight, upperOrLower].map(({ formula }) => written(formula as number, 2));
  const [earlier, later] = [300, 600];
  const rise = logSnr(cosine, earlier) - logSnr(cosine, later);
  const points = (count: number, dimension = 2) => written(Math.log(count ** (2 / dimension) - 1), 1);
  const claims = [
    `At a log-SNR of −1, details above ${visibleAt(timestepAt(-1))} cycles are below`,
    `Details above ${visibleAt(timestepAt(3))} cycles are below the noise now. The power of the cat falls as «f^{${exponent.toFixed(1)}}»`,
    `which is twice the cycles, costs ${(-exponent * Math.LN2).toFixed(1)} in log-SNR on average`,
    `at a log-SNR of ${written(leftOrRight.decided as number, 2)}. There the standard deviation of the noise is ${relativeNoise(LEFT_OR_RIGHT).toFixed(2)}, which is about`,
    `at a log-SNR of ${written(upperOrLower.decided as number, 2)}. The distance is a quarter`,
    `2 ln 4 = ${(2 * Math.log(4)).toFixed(1)} units of log-SNR`,
    `It falls within ${spanOf(leftOrRight).toFixed(1)} of the 14 units.`,
    `left or right ${written(leftOrRight.decided as number, 2)} ${formulas[0]} upper or lower ${written(upperOrLower.decided as number, 2)} ${formulas[1]}`,
    `The log-SNR rises by ${rise.toFixed(1)}, and the line moves from ${visibleAt(later)} to ${visibleAt(earlier)} cycles`,
    // Measured below, as they take longer.
    `128 points, 2 dimensions 4.9 ${points(128)} 512 points, 2 dimensions 6.3 ${points(512)}`,
    `128 points, 64 dimensions −1.6 ${points(128, 64)} 512 points, 64 dimensions −1.3 ${points(512, 64)}`,
    '128 points in the plane leave one bit at a log-SNR of 4.9. Where do 128 points in 64 dimensions',
    `One bit is left at a log-SNR of −1.6, where the noise has ${Math.exp(1.6).toFixed(0)} times the variance of the data. In`,
    `a standard deviation of ${CLUSTERS.deviation}.`,
  ];
  const given = [
    ...[PLACE, 'are they at a log-SNR of 3?', 'at «x = \\pm 1.2» and «y = \\pm 0.3»'],
    ...[
      'are 0.3 from the middle of their pair, a quarter of 1.2',
      /clusters are 0\.3 from the middle, a quarter of 1\.2/,
    ],
    ...[
      'The log-SNR from −6 to 8 spans 14 units.',
      'from 0.9 to 0.1 bits',
      'there are 32 times as many',
      'a number from 0 to 128',
      '−2 0 2 4 6 log-SNR',
    ],
    ...[
      'Meng et al. (2022)',
      '(Shannon 1948)',
      'with variance 1,',
      '64 dimensions an exact',
      'differ by less than 0.04',
    ],
    ...['Raya and Ambrogioni (2023)', 'Biroli et al. (2024)', 'to 600 and then to 300.', 'from 900 to 0.', '«t = 500»'],
  ];
  expectClaims(textOf(await prerendered(createElement(WhenDecided as () => null))), claims, given);
});

it('the truths of its questions are those of its figures, whatever the seed', async () => {
  expect(VISIBLE_CYCLES).toBe(visibleAt(timestepAt(3)));
  for (const seed of SEEDS) {
    const [leftOrRight, upperOrLower] = await curvesOf(seed);
    expect(Math.abs((leftOrRight.decided as number) - LEFT_OR_RIGHT)).toBeLessThan(0.02);
    expect(Math.abs((upperOrLower.decided as number) - UPPER_OR_LOWER)).toBeLessThan(0.02);
    expect(Math.abs(spanOf(leftOrRight) - LEFT_OR_RIGHT_SPAN)).toBeLessThan(0.1);
    expect(leftOrRight.bits[0]).toBeGreaterThan(0.99);
    // Earlier at every level: it falls first.
    for (const [i, bits] of leftOrRight.bits.entries())
      expect(bits).toBeLessThanOrEqual((upperOrLower.bits[i] as number) + 1e-3);
  }
});

it('the dotted lines are close to where half a bit is left', async () => {
  for (const { decided, formula } of await curvesOf(0))
    expect(Math.abs((decided as number) - (formula as number))).toBeLessThan(0.06);
});

it('coarse details come first: the sampler raises the highest visible frequency', () => {
  const cycles = [900, 800, 700, 600, 500, 400, 300, 200, 100, 50].map(visibleAt);
  for (let i = 1; i < cycles.length; i++) expect(cycles[i]).toBeGreaterThan(cycles[i - 1] as number);
  expect(VISIBLE_CYCLES / visibleAt(timestepAt(-1))).toBeGreaterThan(3.5);
  expect(VISIBLE_CYCLES / visibleAt(timestepAt(-1))).toBeLessThan(4.5);
});

it.each([
  [128, 2, 4.9],
  [512, 2, 6.3],
  [128, 64, -1.6],
  [512, 64, -1.3],
])('of %d points in %d dimensions one bit is left at %d', (count, dimension, level) => {
  expect(pointBits(count, dimension, level - 0.06, SEEDS)).toBeGreaterThan(1);
  expect(pointBits(count, dimension, level + 0.06, SEEDS)).toBeLessThan(1);
  expect(pointBits(count, dimension, level + 4, SEEDS)).toBeLessThan(0.15);
  // Whichever points were drawn, it is far lower in 64 dimensions.
  for (const seed of SEEDS) expect(pointBits(count, dimension, 2, [seed]) > 1).toBe(dimension === 2);
});
