import { expect, it } from 'vitest';
import { createSchedule, type Observation } from '../../src/core/index.js';
import { drawsOf, type Method, type Samples, samplesOf } from '../../src/figures/Observations/compute.js';
import { dataOf } from '../../src/figures/Observations/model.js';
import { pointSet } from '../../src/learn/index.js';
import { exhausted, mean } from '../support/exhausted.js';
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
