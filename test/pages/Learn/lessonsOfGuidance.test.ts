import { readFileSync } from 'node:fs';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { markupOf } from '../../../site/markup.js';
import {
  expectedX0,
  forwardJumpCoefficients,
  gaussianNoise,
  logSnr,
  precisionRecall,
} from '../../../src/core/index.js';
import { faceNames } from '../../../src/faces/index.js';
import { classOf, coverageOf, guidedX0, SAMPLES, type SamplesRequest } from '../../../src/figures/Guidance/model.js';
import { CHAIN_START } from '../../../src/figures/shared/shownState.js';
import { curvePoints, pointLabels } from '../../../src/learn/pointSets.js';
import { samplingPlan } from '../../../src/process/samplers.js';
import { sampleTimes } from '../../../src/process/sampleTimes.js';
import { solve } from '../../../src/process/solve.js';
import { DARK, isCat } from '../../../stories/Learn/guidedFaces.js';
import WhyAPromptWorks from '../../../stories/Learn/WhyAPromptWorks.mdx';
import { expectClaims, PLACE } from '../../support/claims.js';
import { INSIDE, left, moons, OUTSIDE, own, right, sampled } from '../../support/guidedMoons.js';
import { nearness } from '../../support/lessonsOfPoints.js';
import { textOf } from '../../support/pageText.js';
import { truthOf } from '../../support/questions.js';
import { computed } from '../lessons/computed.js';

const digits = (value: number) => value.toFixed(2);

interface Autoguided {
  readonly precision: number;
  readonly recall: number;
  readonly samples: number;
  readonly data: number;
}

/** The measures of samples of both moons that a blurred copy of the denoiser guides. */
async function autoguided(options: Partial<SamplesRequest>): Promise<Autoguided> {
  const alike = { labels: moons.labels.map(() => 0), label: 0, set: 'twoMoons' } as const;
  const { quality } = await sampled({ ...alike, deviation: 0.2, guide: { deviation: 0.4 }, ...options });
  return { ...quality, ...quality?.distance } as Autoguided;
}

it.each([1, 2, 3, 4, 5])(
  'Why a prompt works says of autoguidance what other noise shows too: seed %s',
  async (seed) => {
    const [one, two, three] = [
      await autoguided({ scale: 1, seed }),
      await autoguided({ scale: 2, seed }),
      await autoguided({ scale: 3, seed }),
    ];
    expect(two.recall).toBeGreaterThan(0.95);
    expect(two.precision).toBeGreaterThan(one.precision + 0.1);
    expect(two.samples).toBeLessThan(0.62 * one.samples);
    expect(two.samples).toBeGreaterThan(two.data);
    expect(three.samples).toBeLessThan(three.data);
    expect(three.recall).toBeLessThan(two.recall - 0.04);
    const ofClass = await Promise.all([1, 3].map((scale) => sampled({ scale, seed })));
    const [alone, guided] = ofClass.map(({ points }) => precisionRecall(own, points).recall);
    expect(guided).toBeLessThan((alone as number) - 0.05);
    expect(three.recall).toBeLessThan(one.recall - 0.05);
  },
);

it('Why a prompt works says what is computed here, and of faces in a long test', async () => {
  const [one, three, eight] = [await sampled({}), await sampled({ scale: 3 }), await sampled({ scale: 8 })];
  const everywhere = await sampled({ scale: 5 });
  const inside = await sampled({ scale: 5, interval: INSIDE });
  const outside = await sampled({ scale: 5, interval: OUTSIDE });
  const covered = [one, three, eight, everywhere, inside].map(({ coverage }) => digits(coverage));
  const means = [one, three, eight].map(({ mean: [x] }) => digits(x));
  const halves = [left, right].map((half) => digits(coverageOf(half, three.points)));
  // The larger the scale, the farther from the upper moon.
  const far = [one, three, eight].map(({ points }) => nearness(points, classOf({ ...moons, label: 0 })));
  expect(far).toEqual(far.toSorted((a, b) => a - b));
  expect(far[2]).toBeGreaterThan(1.1 * (far[0] as number));
  const { guidedCats, guidedDark, recallLost } = computed;
  expect(Object.values(guidedCats)).toEqual([0, 16, 16, 16]);
  expect(digits(truthOf('WhyAPromptWorks', 'coverage'))).toBe(covered[2]);
  expect(digits(truthOf('WhyAPromptWorks', 'interval'))).toBe(covered[4]);
  // Without a class, by a blurred copy.
  const blurred = await Promise.all([1, 2, 3].map((scale) => autoguided({ scale })));
  const [soft, sharp, sharpest] = blurred as [Autoguided, Autoguided, Autoguided];
  const recalls = [one, three].map(({ points }) => digits(precisionRecall(own, points).recall));
  expect(digits(truthOf('WhyAPromptWorks', 'precision'))).toBe(digits(sharp.precision));
  const rowOf = (of: (one: Autoguided) => string) => [soft, sharp, sharpest].map(of).join(' ');
  const recallOfEight = digits(precisionRecall(own, eight.points).recall);
  const claims = [
    `At scale 1 the precision in Figure 2, the share of samples that resemble the data, is ${digits(soft.precision)}. What is it at scale 2?`,
    `At scale 2 the precision is ${digits(sharp.precision)}. The recall, the share of the data that resemble samples, falls only from ${digits(soft.recall)} to ${digits(sharp.recall)}, so almost`,
    `At scale 3 the samples form thinner moons than the data, and the recall falls to ${digits(sharpest.recall)}.`,
    `at the same scale 3, the recall of the lower moon falls from ${recalls[0]} to ${recalls[1]}.`,
    `recall ${rowOf(({ recall }) => digits(recall))} precision ${rowOf(({ precision }) => digits(precision))} mean distance from the curve ${rowOf(({ samples }) => samples.toFixed(3))}`,
    `The mean distance of the data from the curve is ${sharp.data.toFixed(3)}.`,
    `autoguidance costs ${recallLost.guide} of the recall, and guidance by class costs ${recallLost.class}, as means over six draws of noise`,
    `At scale 1 the samples cover ${covered[0]} of the class. What share do they cover at scale 8?`,
    `At scale 8 they cover only ${covered[2]}. `,
    `share covered ${covered.slice(0, 3).join(' ')} mean x of the samples ${means.join(' ')} recall ${recalls.join(' ')} ${recallOfEight}`,
    `cover ${halves[0]} of its left half and ${halves[1]} of its right half`,
    'The draws cover at least 0.96 of the lower moon at scales 1, 3 and 8.',
    `At scale 5 the samples cover ${covered[3]} of the class.`,
    `They cover ${covered[4]}. If only the steps below 0 are guided, where the noise scale exceeds the signal scale, they cover ${digits(outside.coverage)}.`,
    `the ${faceNames.filter(isCat).length} cats among ${faceNames.length} faces`,
    `a sample has ${guidedDark[1]} dark pixels at scale 1 and ${guidedDark[8]} at scale 8.`,
    `red value is below ${String(DARK).replace('-', '−')}:`,
  ];
  const given = [
    ...[
      PLACE,
      'Ho and Salimans (2022)',
      'Kynkäänniemi et al. (2024)',
      'Karras et al. 2024',
      'standard deviation 0.2',
      'with 0.4,',
    ],
    ...['with a log-SNR (natural logarithm) above 0'],
    ...[
      'scale «s» of 0',
      'at 1 the conditional',
      'means 0 and 1, scale 3 samples',
      'a scale of 1 is enough',
      'is near 0 or 1, and so',
      'with mean 3.',
      'scale 3 misses by',
    ],
    ...['20 steps are too few', '200 samples are too few', '16 × 16 pixels', 'windows of 7 pixels'],
    ...['At scale 0 no sample', 'set the scale to 5', '” to 0', 'scale 1 scale 3 scale 8', 'scale 1 scale 2 scale 3'],
    ...[
      'and at 1 the conditional',
      'At scale 3 the samples of',
      'precision at scale 2 and lowers the recall at scale 3',
      'From scale 1 to 3',
    ],
    /«[^»]*»/,
  ];
  expectClaims(textOf(renderToString(createElement(WhyAPromptWorks as () => null))), claims, given);
});

it('says what the curve is before it says how far samples are from it', async () => {
  const text = textOf(await markupOf(createElement(WhyAPromptWorks as () => null)));
  const defined = text.indexOf('The curve is the two half circles around which the data scatter.');
  expect(defined).toBeGreaterThan(0);
  expect(text.indexOf('curve')).toBe(defined + 'The '.length);
  const [curve, which] = [curvePoints('twoMoons', 100), pointLabels('twoMoons', { count: 100 })];
  which.forEach((moon, i) => {
    const side = moon === 0 ? 1 : -1;
    const [x, y] = [(curve[2 * i] as number) * 0.708 + 0.5 * side, (curve[2 * i + 1] as number) * 0.708 + 0.25 * side];
    expect(Math.hypot(x, y)).toBeCloseTo(1, 5);
    expect(side * y).toBeGreaterThanOrEqual(-1e-6);
  });
});

it('more steps do not lead to the product', () => {
  const plan = samplingPlan(moons.schedule, sampleTimes(moons.schedule, 100), { kind: 'dpm++' });
  const starts = Float64Array.from(gaussianNoise(2 * SAMPLES, { seed: 0, stream: CHAIN_START }));
  let samples: ArrayLike<number> = starts;
  for (const { xt } of solve(plan, starts, guidedX0({ ...moons, scale: 3 }))) samples = xt;
  const { coverage } = { coverage: digits(coverageOf(own, samples)) };
  expect(readFileSync('stories/Learn/WhyAPromptWorks.mdx', 'utf8')).toContain(
    `With 100 steps the samples still cover only ${coverage}.`,
  );
});

/** x_t of the class at t. */
function statesOfClass(t: number): Float32Array {
  const { a, sigma } = forwardJumpCoefficients(moons.schedule, t);
  return gaussianNoise(own.length, { seed: 0, stream: 0x200 }).map((z, i) => a * (own[i] as number) + sigma * z);
}

/** A mean, and the standard deviation from state to state. */
interface Missed {
  readonly mean: number;
  readonly deviation: number;
}

/**
 * By how much the guided log-density misses the equation that those of noised densities satisfy: s(s - 1)/2·|s_c - s_0|² for each
 * e-fold of σ²/α², which is s(s - 1)/2·α²/σ²·|x̂0_c - x̂0|². Over states of the class. Where it is the same for all states, a
 * factor of the density absorbs it, and the score is that of a noised density all the same.
 */
function missedAt(t: number, scale: number): Missed {
  const xt = statesOfClass(t);
  const guided = (own: 0 | 1) =>
    expectedX0(moons.points, xt, moons.schedule, t, {
      deviation: moons.deviation,
      labels: moons.labels,
      label: moons.label,
      scale: own,
    });
  const [all, ofClass] = [guided(0), guided(1)];
  const factor = ((scale * (scale - 1)) / 2) * Math.exp(logSnr(moons.schedule, t));
  const missed = Array.from({ length: xt.length / 2 }, (_, state) => {
    const along = (axis: 0 | 1) => (ofClass[2 * state + axis] as number) - (all[2 * state + axis] as number);
    return factor * (along(0) ** 2 + along(1) ** 2);
  });
  const mean = missed.reduce((sum, value) => sum + value, 0) / missed.length;
  const variance = missed.reduce((sum, value) => sum + (value - mean) ** 2, 0) / missed.length;
  return { mean, deviation: Math.sqrt(variance) };
}

describe('what the guided log-density misses', () => {
  /** ln of a Gaussian. */
  const normal = (x: number, mean: number, variance: number) =>
    -((x - mean) ** 2) / (2 * variance) - Math.log(2 * Math.PI * variance) / 2;
  const H = 1e-3;
  type Density = (x: number, added: number) => number;
  const slope = (of: Density, x: number, v: number) => (of(x + H, v) - of(x - H, v)) / (2 * H);
  const bend = (of: Density, x: number, v: number) => (of(x + H, v) - 2 * of(x, v) + of(x - H, v)) / H ** 2;
  const growth = (of: Density, x: number, v: number) => (of(x, v + H) - of(x, v - H)) / (2 * H);
  /** By how much a log-density misses what noise of a growing variance does to one. */
  const miss = (of: Density, x: number, v: number) => growth(of, x, v) - (bend(of, x, v) + slope(of, x, v) ** 2) / 2;
  const [s, added] = [3, 0.7];
  const guidedFrom =
    (all: Density, ofClass: Density): Density =>
    (x, v) =>
      all(x, v) + s * (ofClass(x, v) - all(x, v));
  const places = [-4, -1, 0, 0.5, 2, 5];

  it('is half s(1 - s) times the squared difference of the scores', () => {
    const all: Density = (x, v) =>
      Math.log(Math.exp(normal(x, -1, 0.3 + v)) + Math.exp(normal(x, 1, 0.3 + v))) - Math.LN2;
    const ofClass: Density = (x, v) => normal(x, 1, 0.3 + v);
    for (const x of places) {
      expect(miss(all, x, added)).toBeCloseTo(0, 4);
      const difference = slope(ofClass, x, added) - slope(all, x, added);
      expect(miss(guidedFrom(all, ofClass), x, added)).toBeCloseTo(((s * (1 - s)) / 2) * difference ** 2, 3);
    }
  });

  it('is the same everywhere for two Gaussians of equal variance, whose guided scores are those of a third', () => {
    const guided = guidedFrom(
      (x, v) => normal(x, 0, 1 + v),
      (x, v) => normal(x, 1, 1 + v),
    );
    for (const x of places) {
      expect(miss(guided, x, added)).toBeCloseTo(-1.038, 3);
      expect(slope(guided, x, added)).toBeCloseTo(
        slope((place, v) => normal(place, s, 1 + v), x, added),
        6,
      );
    }
  });

  it('varies from state to state of the moons, unless the scale is 0 or 1', () => {
    for (const scale of [0, 1]) {
      expect(Math.abs(missedAt(500, scale).mean)).toBe(0);
      expect(missedAt(500, scale).deviation).toBe(0);
    }
    for (const t of [100, 300, 500, 700]) expect(missedAt(t, 3).deviation).toBeGreaterThan(0.7 * missedAt(t, 3).mean);
    expect(missedAt(500, 8).mean).toBeGreaterThan(missedAt(500, 3).mean);
  });
});
