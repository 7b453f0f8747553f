import { describe, expect, it } from 'vitest';
import { createSchedule, precisionRecall } from '../../../src/core/index.js';
import { faceNames, loadFaces } from '../../../src/faces/index.js';
import { samplesOf } from '../../../src/figures/Guidance/compute.js';
import { classOf, coverageOf, type SamplesRequest } from '../../../src/figures/Guidance/model.js';
import { pointLabels, pointSet } from '../../../src/learn/index.js';
import { faceAt } from '../../../stories/Learn/faceValues.js';
import { isCat } from '../../../stories/Learn/guidedFaces.js';
import { errorOf } from '../../../stories/Learn/knowledge.js';
import {
  answersOf,
  CHOSEN,
  combined,
  likelihoodOf,
  meanOf,
  stateAt,
  tokensOf,
  weightsOf,
} from '../../../stories/Learn/prompts.js';
import { exhausted, mean } from '../../support/exhausted.js';
import { few, itExhaustively } from '../../support/exhaustive.js';
import { INSIDE, left, moons, OUTSIDE, right, sampled } from '../../support/guidedMoons.js';
import { nearness } from '../../support/lessonsOfPoints.js';
import { computed } from '../lessons/computed.js';

// What two lessons conclude from one seed holds for others too.

describe('Why a prompt works', () => {
  const seeds = few([0, 1, 2, 3], (seed) => seed === 1);
  it.each(seeds)(
    'with noise of seed %i too: the larger the scale the less is covered, the left half first',
    async (seed) => {
      const [one, three, eight] = [
        await sampled({ seed }),
        await sampled({ scale: 3, seed }),
        await sampled({ scale: 8, seed }),
      ];
      expect(one.coverage).toBeGreaterThan(0.9);
      expect(three.coverage).toBeLessThan(0.8);
      expect(eight.coverage).toBeLessThan(0.25);
      expect(coverageOf(right, three.points)).toBeGreaterThan(coverageOf(left, three.points) + 0.3);
      const far = [one, three, eight].map(({ points }) => nearness(points, classOf({ ...moons, label: 0 })));
      expect(far).toEqual(far.toSorted((a, b) => a - b));
      for (const { ofProduct } of [one, three, eight]) expect(ofProduct).toBeGreaterThan(0.955);
    },
  );

  it.each(seeds)('with noise of seed %i too: guided at small noise alone, most of the class stays', async (seed) => {
    const [inside, outside, everywhere] = [
      await sampled({ scale: 5, interval: INSIDE, seed }),
      await sampled({ scale: 5, interval: OUTSIDE, seed }),
      await sampled({ scale: 5, seed }),
    ];
    expect(inside.coverage).toBeGreaterThan(0.8);
    expect(outside.coverage).toBeLessThan(0.55);
    expect(everywhere.coverage).toBeLessThan(0.55);
  });
});

itExhaustively('at scale 3 both kinds of guidance lose recall, and a class loses more on average', async () => {
  const mixture = {
    points: pointSet('twoMoons', { count: 500 }),
    schedule: createSchedule({ kind: 'cosine' }),
    ...{ negative: null, interval: null },
  } as const;
  const labels = [...pointLabels('twoMoons', { count: 500 })];
  const byClass = { ...mixture, labels, label: 1, deviation: 0.1, guide: null, set: null } as const;
  const byGuide = {
    ...mixture,
    labels: labels.map(() => 0),
    label: 0,
    deviation: 0.2,
    guide: { deviation: 0.4 },
    set: 'twoMoons',
  } as const;
  const lost = async (guided: Omit<SamplesRequest, 'scale' | 'seed'>, data: Float32Array) => {
    const falls: number[] = [];
    for (let seed = 0; seed < 6; seed++) {
      const [one, three] = [
        await exhausted(samplesOf({ ...guided, scale: 1, seed })),
        await exhausted(samplesOf({ ...guided, scale: 3, seed })),
      ].map((found) => found.quality?.recall ?? precisionRecall(data, found.points).recall) as [number, number];
      falls.push(one - three);
    }
    return mean(falls).toFixed(2);
  };
  expect({
    guide: await lost(byGuide, mixture.points),
    class: await lost(byClass, classOf({ ...byClass, scale: 1 })),
  }).toEqual(computed.recallLost);
});

describe('From text to condition', async () => {
  const seeds = few([0, 1, 2, 3, 4, 5], (seed) => seed === 1);
  const SHARPNESS = 10;
  const faces = Float32Array.from((await loadFaces()).values);
  const x0 = faceAt(faces, CHOSEN);
  const prompted = (prompt: string, sharpness = SHARPNESS) => weightsOf(tokensOf(prompt), sharpness);
  const shareOf = (weights: ArrayLike<number>, isMeant: (name: string) => boolean) =>
    faceNames.reduce((sum, name, face) => sum + (isMeant(name) ? (weights[face] as number) : 0), 0);
  const seenAt = (t: number, seed: number) => likelihoodOf(faces, stateAt(faces, t, seed), t);
  const bothAt = (t: number, prompt: string, seed: number) => combined(seenAt(t, seed), prompted(prompt));
  const catsAt = (t: number, seed: number) => shareOf(bothAt(t, 'crying face', seed), isCat);
  it.each(seeds)(
    'the prompt decides at t = 740 and the image at t = 390, and below 290 nothing changes: seed %i',
    (seed) => {
      expect(catsAt(740, seed)).toBeLessThan(0.5);
      expect(catsAt(390, seed)).toBeGreaterThan(0.5);
      for (const t of [290, 150, 20]) {
        const seen = seenAt(t, seed);
        const both = combined(seen, prompted('crying face'));
        expect(errorOf(meanOf(faces, both), meanOf(faces, seen))).toBeLessThan(0.01);
      }
    },
  );

  it.each(seeds)('at t = 900 no word gets much more than a third: seed %i', (seed) => {
    const words = tokensOf('cat with wry smile');
    expect(Math.max(...answersOf(words, seenAt(900, seed), SHARPNESS))).toBeLessThan(0.37);
  });

  it.each(seeds)('the right prompt makes the estimate better at t = 600: seed %i', (seed) => {
    const error = (weights: ArrayLike<number>) => errorOf(meanOf(faces, weights), x0);
    expect(error(bothAt(600, 'cat with wry smile', seed))).toBeLessThan(0.6 * error(seenAt(600, seed)));
  });
});
