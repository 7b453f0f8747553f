import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import {
  createSchedule,
  expectedX0,
  forwardJumpCoefficients,
  type Sampler,
  samplerCoefficients,
  sampleTimesteps,
} from '../src/core/index.js';
import { fieldOf } from '../src/figures/denoiserField/field.js';
import { drawStates } from '../src/figures/denoisers/draws.js';
import { errorsOf } from '../src/figures/predictionTargets/errors.js';
import { sampled } from '../src/figures/trajectories/sampled.js';
import { type StartsSource, startsOf } from '../src/figures/trajectories/useStarts.js';
import { endsOf, statesAt } from '../src/figures/trajectories/walk.js';
import { type PointDenoiser, type PointSetName, pointSet, trainDenoiser } from '../src/learn/index.js';
import DeterministicOrNot from '../stories/Learn/DeterministicOrNot.mdx';
import TrainOneYourself from '../stories/Learn/TrainOneYourself.mdx';
import WhereArrowsPoint from '../stories/Learn/WhereArrowsPoint.mdx';
import { expectClaims, TICKS } from './support/claims.js';
import { exhausted, mean, rms } from './support/exhausted.js';
import { textOf } from './support/pageText.js';

const cosine = createSchedule({ kind: 'cosine' });
const moons = pointSet('twoMoons');
const textOfPage = (page: () => unknown) => textOf(renderToString(createElement(page as () => null)));
const scales = (t: number) => forwardJumpCoefficients(cosine, t);
const difference = (a: Float32Array, b: ArrayLike<number>) => a.map((value, i) => value - (b[i] as number));
const lengths = (arrows: Float32Array) =>
  Float32Array.from({ length: arrows.length / 2 }, (_, i) => Math.hypot(arrows[2 * i] ?? 0, arrows[2 * i + 1] ?? 0));

describe('Train one yourself', () => {
  /** The mean squared error of v that the exact denoiser of a set has: that of x0 over 1-ᾱ_t. */
  function exactLoss(name: PointSetName): number {
    const points = pointSet(name);
    const errors = Array.from({ length: 25 }, (_, i) => {
      const t = 20 + 40 * i;
      // One x_t of each point, in their order.
      const xt = drawStates(points, cosine, t, points.length / 2, i);
      return (rms(difference(points, expectedX0(points, xt, cosine, t))) / scales(t).sigma) ** 2;
    });
    return mean(errors);
  }

  it('says what is computed here', { timeout: 180_000 }, async () => {
    const losses: number[] = [];
    const roll = pointSet('swissRoll');
    const denoiser = await trainDenoiser(roll, { onProgress: ({ loss }) => void losses.push(loss) });
    const weights = (atob(denoiser.toJSON().weights).length / 4).toLocaleString('en');
    const final = mean(losses.slice(-20));
    const claims = [
      `three layers of 64 units, ${weights} weights in all`,
      `it goes down to about ${final.toFixed(2)}, most of it at the beginning`,
      `A loss of ${final.toFixed(2)}, where 1 is ignorance`,
      `of these ${roll.length / 2} points, which is computed, not learned, has a loss of ${exactLoss('swissRoll').toFixed(2)}. `,
      `the eight Gaussians the exact loss is ${exactLoss('eightGaussians').toFixed(2)}`,
    ];
    expect(losses[0]).toBeCloseTo(1, 1);
    expect(mean(losses.slice(20, 40))).toBeLessThan((1 + final) / 2);
    const given = [
      ...[TICKS, 'A set of 2000 images', 'Salimans and Ho 2022', 'shown 256 points', 'with an error of 1.'],
      ...['for 3000 steps', 'Every 250 steps the network samples 1000', 'between that and 1.'],
    ];
    expectClaims(textOfPage(TrainOneYourself), claims, given);
  });
});

describe('Where the arrows point', async () => {
  const domain = { x: 0, y: 0, half: 2.6 };
  const network = await trainDenoiser(moons);
  const field = (t: number, denoiser: PointDenoiser | null = null) =>
    exhausted(fieldOf({ points: moons, denoiser, schedule: cosine, t, seed: 0, domain, arrows: 'x0' }));

  it('says what is computed here', async () => {
    const [last, early] = [await field(999), await field(100)];
    const half = await field(500, network);
    const claims = [
      `falls from ${last.length.toFixed(1)} at «t = 999» to ${early.length.toFixed(2)} at «t = 100»`,
      `at «t = 500» the arrows differ by ${half.difference?.toFixed(2)} where they are ${half.length.toFixed(2)} long`,
    ];
    const given = [TICKS, 'Vincent (2011)', 'Song and Ermon (2019)', /«t = (?:999|100)»/];
    expectClaims(textOfPage(WhereArrowsPoint), claims, given);
  });

  it('at the last timestep all point to the mean of the data, where there are none', async () => {
    const heads = headsOf(await field(999));
    const middle = [mean(moons.filter((_, i) => i % 2 === 0)), mean(moons.filter((_, i) => i % 2 === 1))];
    for (const [i, value] of heads.entries()) expect(value).toBeCloseTo(middle[i % 2] as number, 1);
    expect(nearestOf(middle)).toBeGreaterThan(0.2);
  });

  it('at t = 100 they point to the nearest part of a moon', async () => {
    const { tails, ...found } = await field(100);
    const heads = headsOf({ tails, ...found });
    const near = [...lengths(difference(tails, heads))].filter((length, i) => {
      return length < nearestOf([...tails.subarray(2 * i, 2 * i + 2)]) + 0.2;
    });
    expect(near.length / (tails.length / 2)).toBeGreaterThan(0.95);
  });

  it('is the score, which is the noise divided by -√(1-ᾱ_t)', () => {
    const { a, sigma } = scales(400);
    const logDensity = (x: number, y: number) => {
      let sum = 0;
      for (let i = 0; i < moons.length; i += 2) {
        const [dx, dy] = [x - a * (moons[i] as number), y - a * (moons[i + 1] as number)];
        sum += Math.exp(-(dx ** 2 + dy ** 2) / (2 * sigma ** 2));
      }
      return Math.log(sum);
    };
    const [x, y, step] = [0.4, -0.3, 1e-4];
    const slope = (logDensity(x + step, y) - logDensity(x - step, y)) / (2 * step);
    const [x0 = 0] = expectedX0(moons, [x, y], cosine, 400);
    expect((a * x0 - x) / sigma ** 2).toBeCloseTo(slope, 5);
    expect(-(x - a * x0) / sigma / sigma).toBeCloseTo(slope, 5);
  });

  it('a network is most wrong in the corners', async () => {
    const { tails, exact, learned, scale } = await field(500, network);
    const wrong = lengths(difference(learned as Float32Array, exact)).map((length) => length / scale);
    const isFar = (i: number) => Math.hypot(tails[2 * i] ?? 0, tails[2 * i + 1] ?? 0) > 2.6;
    const [far, near] = [wrong.filter((_, i) => isFar(i)), wrong.filter((_, i) => !isFar(i))];
    expect(mean(far)).toBeGreaterThan(1.5 * mean(near));
    expect(isFar(wrong.indexOf(Math.max(...wrong)))).toBe(true);
  });

  function headsOf({ tails, exact, scale }: Awaited<ReturnType<typeof field>>): Float32Array {
    return exact.map((head, i) => (tails[i] as number) + (head - (tails[i] as number)) / scale);
  }
});

describe('Deterministic or not', () => {
  const DDIM = { kind: 'ddim', eta: 0 } as const;
  const DDPM = { kind: 'ddpm', variance: 'posterior' } as const;
  const walk = (
    sampler: Sampler,
    { starts = 12, runs = 1, steps = 50 }: { starts?: StartsSource; runs?: number; steps?: number } = {},
  ) => {
    const chosen = { sampler, runs, starts: startsOf(starts, 0), timesteps: sampleTimesteps(cosine, steps) };
    return exhausted(sampled({ points: moons, target: 0, denoiser: null, schedule: cosine, seed: 0, ...chosen }));
  };

  it('says what is computed here', async () => {
    const [byDdim, byDdpm] = [(await walk(DDIM)).guided, (await walk(DDPM)).guided];
    const apart = Math.SQRT2 * Math.hypot(...[0, 1].map((axis) => deviation(moons.filter((_, i) => i % 2 === axis))));
    const moved = byDdpm.map(({ moved }) => moved?.toFixed(2));
    expect([...byDdim.map(({ moved }) => moved), byDdpm[0]?.moved]).toEqual([0, 0, 0]);
    const targets = (['epsilon', 'x0', 'v'] as const).map((target) => errorsOf(target, cosine, 0.1));
    const at900 = targets.map((errors) => errors[900]?.toFixed(2));
    expect(at900[2]).toBe(at900[1]);
    expect(targets[0]?.[999]).toBeGreaterThan(1000);
    const claims = [
      `exact denoiser move by ${moved[1]}, and two points of the moons drawn at random are ${apart.toFixed(2)} apart`,
      `on average ${byDdim[1]?.distance?.toFixed(3)} from a point, the other ${byDdpm[1]?.distance?.toFixed(3)}`,
      `their errors are ${at900[1]}. That of the noise has become ${at900[0]}`,
    ];
    const given = [
      'Paths of 12 points in 50 steps',
      'the ends move by 0.',
      'Salimans and Ho (2022)',
      /«t = (?:900|999)»/,
    ];
    expectClaims(textOfPage(DeterministicOrNot), claims, [TICKS, ...given]);
  });

  it.each([DDIM, DDPM])(
    'on the way states are spread about as widely as those of the forward process: $kind',
    async (sampler) => {
      const { guided } = await walk(sampler, { starts: 200, runs: 0, steps: 100 });
      for (const t of [200, 500, 800]) {
        const { a, sigma } = scales(t);
        const states = statesAt((guided[1] as (typeof guided)[number]).paths, t);
        const ratio = deviation(states) / Math.hypot(a * deviation(moons), sigma);
        expect(Math.abs(Math.log(ratio))).toBeLessThan(0.12);
      }
    },
    180_000,
  );

  it('DDIM keeps the noise, scaled; DDPM keeps less and adds new, but none in the last step', () => {
    const [kept, less] = [samplerCoefficients(cosine, 500, 480, DDIM), samplerCoefficients(cosine, 500, 480, DDPM)];
    expect(kept).toMatchObject({ b: scales(480).sigma / scales(500).sigma, sigma: 0 });
    expect(less.b).toBeLessThan(kept.b);
    expect(less.sigma).toBeGreaterThan(0);
    expect(samplerCoefficients(cosine, 19, -1, DDPM).sigma).toBe(0);
  });

  it('with DDIM nearby starts mostly lead to nearby ends, and ten steps nearly to those of fifty', {
    timeout: 180_000,
  }, async () => {
    const starts = startsOf(100, 0);
    const endsFrom = async (starts: Float32Array, steps = 50) => {
      const { guided } = await walk(DDIM, { starts, steps });
      return endsOf((guided[1] as (typeof guided)[number]).paths);
    };
    const ends = await endsFrom(starts);
    const medianOf = (values: Float32Array) => values.sort()[values.length / 2] as number;
    const beside = await endsFrom(starts.map((value) => value + 0.01));
    expect(medianOf(lengths(difference(beside, ends)))).toBeLessThan(0.05);
    expect(medianOf(lengths(difference(await endsFrom(starts, 10), ends)))).toBeLessThan(0.1);
  });
});

/** How far a place is from the nearest point of the moons. */
function nearestOf([x = 0, y = 0]: readonly number[]): number {
  return Math.min(...lengths(moons.map((value, i) => value - (i % 2 === 0 ? x : y))));
}

function deviation(values: Float32Array): number {
  const middle = mean(values);
  return rms(values.map((value) => value - middle));
}
