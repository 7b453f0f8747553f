import { expect, it } from 'vitest';
import {
  createSchedule,
  expectedX0,
  gaussianNoise,
  type Observation,
  observationScore,
} from '../../../src/core/index.js';
import {
  drawsOf,
  type Method,
  SAMPLES,
  type Samples,
  type SamplesRequest,
  samplesOf,
} from '../../../src/figures/Observations/compute.js';
import { dataOf } from '../../../src/figures/Observations/model.js';
import { endsOf, pathsOf } from '../../../src/figures/shared/trajectories/paths.js';
import { pointSet } from '../../../src/learn/index.js';
import { slicedWasserstein } from '../../../src/mixture/slicedWasserstein.js';
import { CHAIN_START } from '../../../src/process/noise.js';
import { scalesAt } from '../../../src/process/process.js';
import { sampleTimes } from '../../../src/process/sampleTimes.js';
import { exhausted, mean } from '../../support/exhausted.js';
import { computed } from './computed.js';

const { draws, drawings, likely, unlikely } = computed.observed;
const { points } = dataOf('twoMoons', 200);
const seeds = Array.from({ length: draws }, (_, seed) => seed);
const LONG = 900_000;

/** What the figure shows of a measured value, for each draw of noise. */
async function allOf(value: number, of = points) {
  const observed: Observation = { matrix: [0.6, 0.8], values: [value], deviation: 0.1 };
  const schedule = createSchedule({ kind: 'cosine' });
  const all: Samples[] = [];
  for (const seed of seeds)
    all.push(await exhausted(samplesOf({ points: of, deviation: 0.1, observed, schedule, seed })));
  return all;
}

const of = ({ sampled }: Samples, method: Method) =>
  sampled.find((one) => one.method === method) as Samples['sampled'][number];
const distances = (all: readonly Samples[], method: Method) => all.map((samples) => of(samples, method).distance);
const meanDistance = (all: readonly Samples[], method: Method) => mean(distances(all, method)).toFixed(2);
/** The share of points whose first coordinate is below 1, in percent. */
const left = (points: ArrayLike<number>) =>
  (200 * Array.from(points).filter((value, i) => i % 2 === 0 && value < 1).length) / points.length;
const percent = (share: number) => `${Math.round(share)}%`;

/** Samples of covariance matching with a share of its variance V, and nothing else changed: 0 is DPS, 1 covariance matching itself. */
async function byShareOfVariance({ points, deviation, observed, schedule, seed }: SamplesRequest, share: number) {
  const predict = (xt: ArrayLike<number>, t: number) => {
    const { alpha, sigma } = scalesAt(schedule, t);
    const gradientOf = (method: 'dps' | 'covariance') =>
      observationScore(points, xt, schedule, t, { deviation, observed, method });
    const [without, whole] = [gradientOf('dps'), gradientOf('covariance')];
    return expectedX0(points, xt, schedule, t, { deviation }).map((value, i) => {
      const dps = without[i] as number;
      // A V Aᵀ / τ²: both gradients are the same vector, divided by τ² and by A V Aᵀ + τ².
      const ratio = dps === 0 ? 0 : dps / (whole[i] as number) - 1;
      return value + ((sigma ** 2 / alpha) * dps) / (1 + share * ratio);
    });
  };
  const starts = gaussianNoise(2 * SAMPLES, { seed, stream: CHAIN_START });
  const sampler = { kind: 'ddpm', variance: 'posterior' } as const;
  const timesteps = sampleTimes(schedule, 50);
  const samples = endsOf(await exhausted(pathsOf({ schedule, timesteps, sampler, seed, starts }, predict)));
  const request = { points, deviation, observed, schedule, seed };
  return { samples, distance: slicedWasserstein(samples, drawsOf(request, 1000)) };
}

it('a smaller variance alone brings covariance matching nearer to an unlikely measurement', {
  timeout: LONG,
}, async () => {
  const all = await allOf(unlikely.value);
  const first = (all[0] as Samples).request;
  expect((await byShareOfVariance(first, 1)).distance).toBeCloseTo(of(all[0] as Samples, 'covariance').distance, 6);
  expect((await byShareOfVariance(first, 0)).distance).toBeCloseTo(of(all[0] as Samples, 'dps').distance, 6);
  const halved: Awaited<ReturnType<typeof byShareOfVariance>>[] = [];
  for (const { request } of all) halved.push(await byShareOfVariance(request, 0.5));
  expect({
    distance: mean(halved.map(({ distance }) => distance)).toFixed(2),
    left: percent(mean(halved.map(({ samples }) => left(samples)))),
  }).toEqual(computed.observed.halved);
});

it('DPS is farther from the posterior of a likely measurement than every other method, with every noise', {
  timeout: LONG,
}, async () => {
  const all = await allOf(likely.value);
  const [exact, dps, pigdm, covariance] = (['exact', 'dps', 'pigdm', 'covariance'] as const).map((method) =>
    meanDistance(all, method),
  );
  const floor = mean(all.map((one) => one.floor)).toFixed(2);
  expect({ value: likely.value, exact, dps, pigdm, covariance, floor }).toEqual(likely);
  for (const samples of all) {
    const others = (['exact', 'pigdm', 'covariance'] as const).map((method) => of(samples, method).distance);
    expect(of(samples, 'dps').distance).toBeGreaterThan(Math.max(...others));
  }
});

it('on other drawings of the moons DPS is the farthest of the approximations too, and the nearest to an unlikely measurement', {
  timeout: LONG,
}, async () => {
  const distancesOfDps: string[] = [];
  for (const seed of drawings.seeds) {
    const drawn = pointSet('twoMoons', { count: 200, seed });
    const [often, rarely] = [await allOf(likely.value, drawn), await allOf(unlikely.value, drawn)];
    const of = (all: readonly Samples[], method: Method) => mean(distances(all, method));
    for (const other of ['pigdm', 'covariance'] as const) {
      expect(of(often, 'dps')).toBeGreaterThan(of(often, other));
      expect(of(rarely, 'dps')).toBeLessThan(of(rarely, other));
    }
    const halved = await Promise.all(rarely.map(({ request }) => byShareOfVariance(request, 0.5)));
    expect(mean(halved.map(({ distance }) => distance))).toBeLessThan(0.9 * of(rarely, 'covariance'));
    distancesOfDps.push(meanDistance(often, 'dps'));
  }
  expect([distancesOfDps.toSorted()[0], distancesOfDps.toSorted().at(-1)]).toEqual(drawings.dps);
});

it('DPS is nearer to the posterior of an unlikely measurement than the other approximations, and leaves out a part of it', {
  timeout: LONG,
}, async () => {
  const all = await allOf(unlikely.value);
  const [exact, dps, pigdm, covariance] = (['exact', 'dps', 'pigdm', 'covariance'] as const).map((method) =>
    meanDistance(all, method),
  );
  const share = (method: Method) => percent(mean(all.map((samples) => left(of(samples, method).samples))));
  const posterior = percent(left(drawsOf((all[0] as Samples).request, 1000)));
  expect({
    ...{ value: unlikely.value, exact, dps, pigdm, covariance },
    left: { posterior, dps: share('dps'), covariance: share('covariance') },
  }).toEqual(unlikely);
  for (const samples of all) {
    const others = (['pigdm', 'covariance'] as const).map((method) => of(samples, method).distance);
    expect(of(samples, 'dps').distance).toBeLessThan(Math.min(...others));
    expect(of(samples, 'exact').distance).toBeLessThan(of(samples, 'dps').distance);
    expect(left(of(samples, 'dps').samples)).toBe(0);
  }
});
