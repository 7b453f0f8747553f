import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { classOf } from '../../../src/figures/Guidance/model.js';
import { configurations } from '../../../src/figures/SchedulerTable/configurations.js';
import { schedulerFromConfig } from '../../../src/schedulers/index.js';
import { shiftedSigma } from '../../../src/schedulers/sigmas.js';
import { lessons } from '../../../stories/Learn/lessons.js';
import MapOfSettings from '../../../stories/Learn/MapOfSettings.mdx';
import { callsOfFlux, programs, settings, stepsTaken } from '../../../stories/Learn/settings.js';
import { expectClaims, PLACE } from '../../support/claims.js';
import { moons, sampled } from '../../support/guidedMoons.js';
import { nearness } from '../../support/lessonsOfPoints.js';
import { textOf } from '../../support/pageText.js';
import { truthOf } from '../../support/questions.js';

const text = textOf(renderToString(createElement(MapOfSettings as () => null)));

it('says what is computed here', () => {
  const [diffusers, comfyui, webui] = [stepsTaken.diffusers, stepsTaken.comfyui, stepsTaken.webui].map((taken) =>
    taken(20, 0.5),
  );
  expect(truthOf('MapOfSettings', 'strength')).toBe(comfyui);
  expect(truthOf('MapOfSettings', 'calls')).toBe(callsOfFlux({ trueCfgScale: 1, hasNegative: true }));
  expect(callsOfFlux({ trueCfgScale: 2, hasNegative: true })).toBe(2);
  const claims = [
    `You ask for 20 steps at strength 0.5. diffusers takes ${diffusers} of them.`,
    `It takes ${comfyui}: it spaces ${20 / 0.5} and takes the last ${comfyui}. AUTOMATIC1111 takes ${webui} unless`,
    ...Object.values(programs).map(({ version }) => version),
    ...Object.values(programs).map(({ date }) => date),
    // The table is read from there.
    ...settings.flatMap(({ called }) =>
      Object.values(called).map(({ name, note }) => (note ? `${name}, ${note}` : name)),
    ),
  ];
  const given = [
    ...[PLACE, 'AUTOMATIC1111', 'FLUX.1 dev', 'Stable Diffusion 3', 'Meng et al. 2022', 'a guidance scale of 3.5'],
    ...[
      'set the scale to 1, then',
      'and at 1 diffusers',
      'a number from 1 to 40',
      'a number from 1 to 4',
      'Only with true_cfg_scale above 1',
    ],
    ...[
      'Spacing of 28 steps',
      'with a shift of 3',
      'A shift of 3 maps',
      'class 0 and the scale to 2.',
      'set shift to 1.',
    ],
    /«s = 1»/,
  ];
  expectClaims(text, claims, given);
});

it('names each file at one version, and lessons that there are', () => {
  for (const { source } of Object.values(programs)) expect(source).toMatch(/\/blob\/(?:v[\d.]+|[0-9a-f]{40})\//);
  for (const { lesson } of settings) {
    expect(lessons.map(({ id, title }) => ({ id, title }))).toContainEqual(lesson);
  }
});

it('a share of the steps is rounded, and strengths near the ends take none or all', () => {
  expect([0.02, 0.5, 0.75, 1].map((strength) => stepsTaken.diffusers(30, strength))).toEqual([0, 15, 22, 30]);
  expect([0.02, 0.5, 0.75, 1].map((strength) => stepsTaken.webui(30, strength))).toEqual([1, 16, 23, 30]);
});

it('at scale 1 a negative prompt changes no sample, and at 2 samples go farther from it', async () => {
  expect((await sampled({ negative: 0 })).points).toEqual((await sampled({})).points);
  const other = classOf({ ...moons, label: 0 });
  for (const seed of [0, 1, 2]) {
    const [away, usual] = [await sampled({ scale: 2, negative: 0, seed }), await sampled({ scale: 2, seed })];
    expect(nearness(away.points, other)).toBeGreaterThan(nearness(usual.points, other) + 0.2);
  }
});

it('a shift of 1 spends fewer steps at high noise than one of 3', () => {
  const sigmasOf = (shift: number) => schedulerFromConfig({ ...configurations.sd3, shift }).table(28).sigmas;
  const [least, usual] = [sigmasOf(1), sigmasOf(3)];
  const high = (sigmas: readonly number[]) => sigmas.filter((sigma) => sigma > 0.5).length;
  expect(high(least)).toBeLessThan(high(usual));
  for (let step = 1; step < 28; step++) expect(least[step]).toBeLessThan(usual[step] as number);
  for (const sigma of [0.1, 0.5, 0.9]) expect(shiftedSigma(sigma, 3)).toBeCloseTo((3 * sigma) / (1 + 2 * sigma), 12);
});
