import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { createSchedule } from '../src/core/index.js';
import { faceNames } from '../src/faces/index.js';
import { samplesOf } from '../src/figures/Guidance/compute.js';
import type { SamplesRequest } from '../src/figures/Guidance/model.js';
import { pointLabels, pointSet } from '../src/learn/index.js';
import { missedAt } from '../stories/Learn/guidance.js';
import { isCat } from '../stories/Learn/guidedFaces.js';
import WhyAPromptWorks from '../stories/Learn/WhyAPromptWorks.mdx';
import { computed } from './lessons/computed.js';
import { expectClaims, PLACE } from './support/claims.js';
import { exhausted } from './support/exhausted.js';
import { textOf } from './support/pageText.js';

const moons: SamplesRequest = {
  points: pointSet('twoMoons', { count: 500 }),
  labels: [...pointLabels('twoMoons', { count: 500 })],
  schedule: createSchedule({ kind: 'cosine' }),
  ...{ label: 1, negative: null, scale: 1, interval: null, seed: 0 },
};
const sampled = (options: Partial<SamplesRequest>) => exhausted(samplesOf({ ...moons, ...options }));

it('Why a prompt works says what is computed here, and of faces in a long test', async () => {
  const [one, three, eight] = [await sampled({}), await sampled({ scale: 3 }), await sampled({ scale: 8 })];
  const everywhere = await sampled({ scale: 5 });
  const inside = await sampled({ scale: 5, interval: [0, Number.POSITIVE_INFINITY] });
  const covered = [one, three, eight, everywhere, inside].map(({ coverage }) => coverage.toFixed(2));
  const means = [one, three, eight].map(({ mean: [x] }) => x.toFixed(2));
  const products = [one, three, eight].map(({ ofProduct }) => ofProduct?.toFixed(2));
  const shown = missedAt(500, 3).toFixed(2);
  const { guidedCats, guidedDark } = computed;
  expect(Object.values(guidedCats)).toEqual([0, 16, 16, 16]);
  const claims = [
    `At scale 1 samples cover ${covered[0]} of the class, at 3 they cover ${covered[1]} and at 8 only ${covered[2]}. `,
    `from ${means[0]} to ${means[1]} and ${means[2]}, as`,
    `It covers at least ${products.sort()[0]} of the lower moon at scales 1, 3 and 8.`,
    `at «t = 500» by ${shown}, at «t = 100» by ${missedAt(100, 3).toFixed(2)}.`,
    `At scale 5, guided everywhere, samples cover ${covered[3]} of the class. Guided only where the log-SNR is above 0, they cover ${covered[4]}.`,
    `the ${faceNames.filter(isCat).length} cats among ${faceNames.length} faces`,
    `at scale 1 a sample has ${guidedDark[1]} dark pixels, at 8 it has ${guidedDark[8]}.`,
  ];
  const given = [
    ...[PLACE, 'Ho and Salimans (2022)', 'Kynkäänniemi et al. (2024)'],
    ...[
      'scale «s» of 0',
      'and at 1 it is all',
      'the scale from 1 to 8',
      'at scales 0 and 1',
      '16 × 16 pixels',
      'windows of 7 pixels',
    ],
    ...[
      'At scale 0 none',
      'from 1 on all are',
      'set the scale to 5',
      '” to 0',
      'Set the scale to 2',
      'Away from class 0',
      'scale 3 misses by',
      /«[^»]*»/,
    ],
  ];
  expectClaims(textOf(renderToString(createElement(WhyAPromptWorks as () => null))), claims, given);
});

it('and what it proposes to try is so', async () => {
  const [away, usual] = [await sampled({ scale: 2, negative: 0 }), await sampled({ scale: 2 })];
  expect(away.coverage).toBeLessThan(usual.coverage - 0.1);
});

it('guided scores fit noised densities at scales 0 and 1 alone', () => {
  expect([0, 1].map((scale) => Math.abs(missedAt(500, scale)))).toEqual([0, 0]);
  expect(missedAt(500, 8)).toBeGreaterThan(missedAt(500, 3));
});
