import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import {
  createSchedule,
  expectedX0,
  flowVelocity,
  gaussianNoise,
  gaussianPath,
  type Sampler,
  sampleTimes,
} from '../../../src/core/index.js';
import { lineThrough, onLine, particlesOf, shadeOf, type Way } from '../../../src/figures/DensityFlow/compute.js';
import { insideOf } from '../../../src/figures/DensityFlow/model.js';
import { endsOf, type Paths, pathsOf } from '../../../src/figures/shared/trajectories/paths.js';
import { pointSet } from '../../../src/learn/index.js';
import { CHAIN_START } from '../../../src/process/noise.js';
import FlowBehindTheNoise from '../../../stories/Learn/FlowBehindTheNoise.mdx';
import { SDE_LENGTH } from '../../../stories/Learn/truthsOfSampling.js';
import { expectClaims, PLACE } from '../../support/claims.js';
import { exhausted, mean } from '../../support/exhausted.js';
import { difference, lengths } from '../../support/lessonsOfPoints.js';
import { textOf } from '../../support/pageText.js';

// What the lesson's figure computes.

const schedule = createSchedule({ kind: 'cosine' });
const mixture = { points: pointSet('twoMoons', { count: 500 }), deviation: 0.1 };
const domain = { x: 0, y: 0, half: 2.8 * 1.06 };
const last = schedule.timesteps - 1;

const lineOf = (place: readonly [number, number]) =>
  exhausted(lineThrough({ ...mixture, process: schedule, first: 0, last, place, t: 0 }));

it('The flow behind the noise says what is computed', async () => {
  const { paths } = await exhausted(particlesOf({ ...mixture, schedule, particles: 100, seed: 0 }));
  const inside = async (t: number): Promise<Record<Way, number>> => {
    const shade = await exhausted(shadeOf({ ...mixture, process: schedule, t, domain }));
    return { flow: insideOf(shade, paths.flow), sde: insideOf(shade, paths.sde) };
  };
  const [first, middle, late] = [await inside(800), await inside(500), await inside(200)];
  const counts = [first, middle, late].flatMap(({ flow, sde }) => [flow, sde]);
  const apart = lengths(difference(endsOf(paths.flow), endsOf(paths.sde)));
  const rms = Math.sqrt(mean(apart.map((length) => length ** 2)));
  const point = onLine(await lineOf([0.35, 0.9]), 0);
  expect(Math.abs(point.flow - point.exact)).toBeLessThan(1e-4);
  const bits = (value: number) => value.toFixed(2).replace('-', '−');
  const [length, ofSde] = [lengthOf(paths.flow).toFixed(2), lengthOf(paths.sde).toFixed(0)];
  const claims = [
    `it encloses ${Math.min(...counts)} to ${Math.max(...counts)} of the 100 particles, in both panels`,
    `inside the 90% line at «t = 500» ${middle.flow} ${middle.sde} inside the 90% line at «t = 200» ${late.flow} ${late.sde}`,
    `distance traveled in 100 steps ${length} ${ofSde} distance traveled in 1000 steps ${length} ${SDE_LENGTH}`,
    `of the flow travels ${length} on average, and a particle of the SDE ${ofSde}. How`,
    `It travels ${SDE_LENGTH}, and there is no limit`,
    `the two ends are ${rms.toFixed(1)} apart`,
    `log-density of its noise ${bits(point.noise)} added divergence ${bits(point.divergence)} log-density on the moon ${bits(point.flow)}`,
  ];
  const given = [
    ...[
      PLACE,
      'the data are 500 points',
      'deviation of 0.1',
      'and 100 particles.',
      'Of the 100 particles',
      'to within 0.0001',
      'encloses 90%',
      'Chen et al. 2018',
      'noise with seed 0',
      '80 to 100 particles of each panel are inside the 90% line at «t = 800», 500 and 200',
      'At «t = 800», 500 and 200',
      'In 1000 steps they were',
    ],
    ...[
      '25, 50, 75, 90 and 99%',
      'Song et al. 2021',
      'Chen et al. (2018)',
      'from 999 to 0.',
      'Set «t» to 0',
      'In these 100 steps',
    ],
    ...['travel in 1000 steps', 'about √10', 'CIFAR-10', 'to base 2', 'Ho et al. (2020)', /«t = (?:0|500|999)»/],
  ];
  expectClaims(textOf(renderToString(createElement(FlowBehindTheNoise as () => null))), claims, given);
});

it('the velocity is α′ times the expected image plus σ′ times the expected noise', () => {
  const { points, deviation } = mixture;
  const step = 1e-5;
  for (const kind of ['cosine', 'flow', 'vp-linear'] as const) {
    const path = gaussianPath({ kind });
    for (const t of [0.2, 0.5, 0.8]) {
      const x = [0.3, -0.7];
      const [alpha, sigma] = [path.alpha(t), path.sigma(t)];
      const x0 = expectedX0(points, x, path, t, { deviation });
      const slope = (of: (t: number) => number) => (of(t + step) - of(t - step)) / (2 * step);
      const velocity = flowVelocity(points, x, path, t, { deviation });
      for (const [i, place] of x.entries()) {
        const epsilon = (place - alpha * (x0[i] as number)) / sigma;
        const expected = slope(path.alpha) * (x0[i] as number) + slope(path.sigma) * epsilon;
        expect(velocity[i]).toBeCloseTo(expected, 5);
      }
    }
  }
});

it('a point off the moons comes from rare noise, and loses several bits', async () => {
  const [on, off] = [onLine(await lineOf([0.35, 0.9]), 0), onLine(await lineOf([1.6, 0.9]), 0)];
  expect(on.flow - off.flow).toBeGreaterThan(3);
  expect(off.noise).toBeLessThan(on.noise);
});

/** How far a particle travels, on average. */
function lengthOf({ states, timesteps }: Paths): number {
  const steps = difference(states.subarray(2), states);
  const all = lengths(steps).filter((_, i) => (i + 1) % timesteps.length !== 0);
  return (mean(all) * all.length * timesteps.length) / (states.length / 2);
}

it('on both ways, particles keep to the density, whichever they are', async () => {
  for (const seed of [1, 2]) {
    const { paths } = await exhausted(particlesOf({ ...mixture, schedule, particles: 100, seed }));
    for (const t of [800, 500, 200]) {
      const shade = await exhausted(shadeOf({ ...mixture, process: schedule, t, domain }));
      for (const way of ['flow', 'sde'] as const) expect(Math.abs(insideOf(shade, paths[way]) - 90)).toBeLessThan(11);
    }
  }
});

it('in 1000 steps, the SDE goes as far as is said, and the flow no farther than in 100', async () => {
  for (const seed of [0, 1]) {
    const particles = 8;
    const [sde, flow] = [await walk({ kind: 'ddpm', variance: 'beta' }), await walk({ kind: 'ddim', eta: 0 })];
    const short = (await exhausted(particlesOf({ ...mixture, schedule, particles, seed }))).paths;
    expect(Math.abs(lengthOf(sde) - SDE_LENGTH)).toBeLessThan(3);
    expect(lengthOf(sde) / lengthOf(short.sde) / Math.sqrt(10)).toBeCloseTo(1, 0);
    expect(lengthOf(flow)).toBeCloseTo(lengthOf(short.flow), 1);

    function walk(sampler: Sampler): Promise<Paths> {
      const starts = gaussianNoise(2 * particles, { seed, stream: CHAIN_START });
      const timesteps = sampleTimes(schedule, 1000);
      const predict = (xt: Float32Array, t: number) => expectedX0(mixture.points, xt, schedule, t, mixture);
      return exhausted(pathsOf({ schedule, timesteps, sampler, seed, starts }, predict));
    }
  }
});
