import { describe, expect, it } from 'vitest';
import { createSchedule, expectedX0, forwardJumpCoefficients, type Sampler } from '../../../src/core/index.js';
import { mapRowOf, type Row, rowOf } from '../../../src/figures/Reflow/compute.js';
import { startsOf } from '../../../src/figures/SampleTrajectories/compute.js';
import { drawStates } from '../../../src/figures/shared/pointDenoisers/predictX0.js';
import { endsOf, statesAt } from '../../../src/figures/shared/trajectories/paths.js';
import { formatShort } from '../../../src/i18n/numbers.js';
import {
  type FlowDenoiser,
  type PointSetName,
  pointSet,
  pointSetNames,
  reflow,
  trainConsistency,
  trainDenoiser,
} from '../../../src/learn/index.js';
import { measured } from '../../../stories/Learn/measuredOfDenoisers.js';
import { nearestDistance } from '../../learn/helpers.js';
import { english } from '../../support/english.js';
import { exhausted, mean, rms } from '../../support/exhausted.js';
import {
  DDIM,
  DDPM,
  deviation,
  difference,
  fieldOfMoons,
  lengths,
  moons,
  walkMoons,
} from '../../support/lessonsOfPoints.js';
import { computed } from './computed.js';

/** Of trainings, or of states. */
const SEEDS = [0, 1, 2];
const cosine = createSchedule({ kind: 'cosine' });
const short = (value: number) => english(formatShort(value));
const scales = (t: number) => forwardJumpCoefficients(cosine, t);

describe('a network of 3000 steps', () => {
  it.each(pointSetNames)(
    'samples as near to others of the set as the set itself lies, within half: %s',
    async (name) => {
      const denoiser = await trainDenoiser(pointSet(name));
      const held = pointSet(name, { seed: 101 });
      const floor = nearestDistance(pointSet(name, { seed: 102 }), held);
      const samples = await denoiser.sample({ count: 2000 });
      expect(nearestDistance(samples, held) / floor).toBeLessThan(1.5);
      // And is everywhere where the set is.
      expect(nearestDistance(held, samples) / floor).toBeLessThan(1.5);
    },
  );

  it.each(Object.entries(computed.trainedLoss))(
    'comes to the loss that is said with any seed: %s',
    async (name, said) => {
      for (const seed of SEEDS) {
        const losses: number[] = [];
        const onProgress = ({ loss }: { loss: number }) => void losses.push(loss);
        await trainDenoiser(pointSet(name as PointSetName), { seed, onProgress });
        const final = mean(losses.slice(-20));
        expect(final.toFixed(2)).toBe(said);
        expect(losses[0]).toBeCloseTo(1, 1);
        // Between steps 500 and 1000, of the whole fall.
        expect((1 - mean(losses.slice(20, 40))) / (1 - final)).toBeGreaterThan(0.8);
      }
    },
  );

  it.each(['swissRoll', 'twoMoons', 'eightGaussians'] as const)(
    'leads the same noise to nearly the same point, whatever its first weights: %s',
    async (name) => {
      const [near, far]: [number[], number[]] = [[], []];
      const networks = await Promise.all(SEEDS.map((seed) => trainDenoiser(pointSet(name), { seed })));
      for (const noise of [0, 1]) {
        const samples = await Promise.all(networks.map((network) => network.sample({ seed: noise })));
        const others = await Promise.all(networks.map((network) => network.sample({ seed: noise + 2 })));
        samples.forEach((one, i) => {
          for (const other of samples.slice(0, i)) near.push(medianOf(lengths(difference(one, other))));
          far.push(medianOf(lengths(difference(one, others[i] as Float32Array))));
        });
      }
      expect(Math.max(...near)).toBeLessThan(0.04);
      expect(Math.min(...far)).toBeGreaterThan(1.5);
      if (name !== 'swissRoll') return;
      expect(new Set(near.map((distance) => distance.toFixed(2)))).toEqual(new Set([computed.sameNoise.near]));
      expect(computed.sameNoise.far).toBe('nearly 2');
      expect(Math.min(...far)).toBeGreaterThan(1.75);
      expect(Math.max(...far)).toBeLessThan(2);
    },
  );

  it('samples points as near to those that it was trained on as other points of the set are', async () => {
    const roll = pointSet('swissRoll');
    const distances: number[] = [];
    for (const seed of SEEDS) {
      const denoiser = await trainDenoiser(roll, { seed });
      distances.push(nearestDistance(await denoiser.sample({ count: 2000 }), roll));
    }
    expect(mean(distances).toFixed(3)).toBe(computed.nearest.samples);
    expect(nearestDistance(pointSet('swissRoll', { seed: 101 }), roll).toFixed(3)).toBe(computed.nearest.held);
  });

  it('has the arrows that are said, and is most wrong in the corners', async () => {
    const network = await trainDenoiser(moons);
    const { tails, exact, learned, scale, ...found } = await fieldOfMoons(500, network);
    expect(found.difference?.toFixed(2)).toBe(computed.arrows.difference);
    expect(found.length.toFixed(2)).toBe(computed.arrows.length);
    const wrong = lengths(difference(learned as Float32Array, exact)).map((length) => length / scale);
    const isFar = (i: number) => Math.hypot(tails[2 * i] ?? 0, tails[2 * i + 1] ?? 0) > 2.6;
    const [far, near] = [wrong.filter((_, i) => isFar(i)), wrong.filter((_, i) => !isFar(i))];
    expect(mean(far)).toBeGreaterThan(1.5 * mean(near));
    expect(isFar(wrong.indexOf(Math.max(...wrong)))).toBe(true);
  });
});

describe('a flow', () => {
  /** What the figure shows of a set, before and after reflow. */
  async function rowsOf(name: PointSetName, seed = 0) {
    const points = pointSet(name);
    const flow = await trainDenoiser(points, { path: 'flow', seed });
    const student = await reflow(flow, { seed });
    const rows = await Promise.all(
      [flow, student].map((denoiser) => exhausted(rowOf({ denoiser, pairs: null, points, seed }))),
    );
    return [flow, student].map((denoiser, index) => {
      const { straightness, sampled } = rows[index] as Row;
      return {
        denoiser,
        straightness,
        distance: Object.fromEntries(sampled.map(({ steps, distance }) => [steps, distance])),
        samples: Object.fromEntries(sampled.map(({ steps, points }) => [steps, points])),
      };
    }) as [Shown, Shown];
  }

  interface Shown {
    readonly denoiser: FlowDenoiser;
    readonly straightness: number;
    readonly distance: Readonly<Record<number, number>>;
    readonly samples: Readonly<Record<number, Float32Array>>;
  }

  it('to the moons has the straightness and the samples that are said, before and after reflow', async () => {
    const [before, after] = await rowsOf('twoMoons');
    const said = computed.reflow;
    expect(short(before.straightness)).toBe(said.straightness.before);
    expect(short(after.straightness)).toBe(said.straightness.after);
    for (const steps of [1, 8, 50] as const) expect(short(before.distance[steps] ?? 0)).toBe(said.before[steps]);
    expect(short(after.distance[1] ?? 0)).toBe(said.after[1]);
    // Nearer than eight steps before, and no nearer than the fifty that it learned from.
    expect(after.distance[1]).toBeLessThan(before.distance[8] ?? 0);
    expect(after.distance[1]).toBeGreaterThan(before.distance[50] ?? 1);
  });

  it('to any set and of any seed takes one step after reflow, which comes as near to the data as fifty before', {
    timeout: 900_000,
  }, async () => {
    const { seeds, runs } = computed.reflow;
    const straightness = { before: [] as number[], after: [] as number[] };
    let count = 0;
    for (const name of pointSetNames) {
      for (const seed of [0, 1, 2]) {
        const [before, after] = await rowsOf(name, seed);
        count += 1;
        expect(before.distance[1]).toBeGreaterThan(0.9);
        expect(after.straightness).toBeLessThan(0.01);
        expect(Math.abs((after.distance[1] ?? 1) - (before.distance[50] ?? 0))).toBeLessThan(runs.within);
        if (name !== 'twoMoons') continue;
        straightness.before.push(before.straightness);
        straightness.after.push(after.straightness);
      }
    }
    expect(count).toBe(runs.count);
    const range = [Math.min(...straightness.before), Math.max(...straightness.before)];
    expect(range.map((value) => value.toFixed(2))).toEqual(seeds.before);
    expect(Math.max(...straightness.after)).toBeLessThan(seeds.after);
  });

  it('with couplings has the loss, the straightness and the samples that are said, and fifty steps end no nearer', {
    timeout: 900_000,
  }, async () => {
    const said = computed.fewSteps;
    const points = pointSet('twoMoons');
    const differences: number[] = [];
    const ones: string[] = [];
    for (const seed of [0, 1, 2]) {
      const rows: Row[] = [];
      for (const pairs of ['random', 'coupled'] as const) {
        const coupling = pairs === 'coupled' ? { pairs: 64 } : undefined;
        const denoiser = await trainDenoiser(points, { path: 'flow', seed, coupling });
        const row = await exhausted(rowOf({ denoiser, pairs, points, seed }));
        rows.push(row);
        if (seed > 0) continue;
        const { loss, straightness, distance } = said[pairs];
        const distanceIn = (steps: number) => short(row.sampled.find((some) => some.steps === steps)?.distance ?? 0);
        expect([short(row.loss ?? 0), short(row.straightness)]).toEqual([loss, straightness]);
        expect([distanceIn(1), distanceIn(50)]).toEqual([distance[1], distance[50]]);
      }
      const [random, coupled] = rows as [Row, Row];
      // Loss and straightness with any seed, and one step.
      expect(coupled.loss).toBeLessThan((random.loss ?? 0) / 10);
      expect(coupled.straightness).toBeLessThan(random.straightness / 50);
      ones.push(short(coupled.sampled[0]?.distance ?? 0));
      differences.push((coupled.sampled.at(-1)?.distance ?? 9) - (random.sampled.at(-1)?.distance ?? 0));
    }
    expect(ones).toEqual([said.coupled.distance[1], ...said.others]);
    expect(Math.max(...differences.map(Math.abs))).toBeLessThan(said.within);
    // In either direction.
    expect([Math.min(...differences) < 0, Math.max(...differences) > 0]).toEqual([true, true]);
  });
});

it('a consistency model of the moons takes one step as near to the data as is said', async () => {
  const points = pointSet('twoMoons');
  const ones: string[] = [];
  for (const seed of [0, 1, 2]) {
    const row = await exhausted(mapRowOf({ model: await trainConsistency(points, { seed }), points, seed }));
    ones.push(short(row.sampled[0]?.distance ?? 9));
  }
  expect(ones).toEqual(computed.fewSteps.consistency);
});

describe('the exact denoiser', () => {
  /** The mean squared error of v that it has for a set: that of x0 over 1-ᾱ_t. */
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

  it('has the loss over t that a reader is asked to draw', () => {
    const points = pointSet('eightGaussians');
    const { t: timesteps, loss: said } = measured.exactLoss;
    const found = timesteps.map((t) => {
      const losses = SEEDS.map((seed) => {
        const xt = drawStates(points, cosine, t, points.length / 2, 1000 * seed + t);
        return (rms(difference(points, expectedX0(points, xt, cosine, t))) / scales(t).sigma) ** 2;
      });
      return Number(mean(losses).toFixed(2));
    });
    expect(found).toEqual(said);
  });

  it.each(['swissRoll', 'eightGaussians'] as const)('has the loss that is said for %s', (name) => {
    expect(exactLoss(name).toFixed(2)).toBe(computed.exactLoss[name]);
  });

  it.each<Sampler>([DDIM, DDPM])(
    'spreads states on the way about as widely as those of the forward process: $kind',
    async (sampler) => {
      const { guided } = await walkMoons(sampler, { starts: 200, runs: 0, steps: 100 });
      for (const t of [200, 500, 800]) {
        const { a, sigma } = scales(t);
        const states = statesAt((guided[1] as (typeof guided)[number]).paths, t);
        const ratio = deviation(states) / Math.hypot(a * deviation(moons), sigma);
        expect(Math.abs(Math.log(ratio))).toBeLessThan(0.12);
      }
    },
  );

  it('leads nearby starts mostly to nearby ends with DDIM, in ten steps nearly to those of fifty', async () => {
    const starts = startsOf(100, 0);
    const endsFrom = async (starts: Float32Array, steps = 50) => {
      const { guided } = await walkMoons(DDIM, { starts, steps });
      return endsOf((guided[1] as (typeof guided)[number]).paths);
    };
    const ends = await endsFrom(starts);
    const medianOf = (values: Float32Array) => values.sort()[values.length / 2] as number;
    const beside = await endsFrom(starts.map((value) => value + 0.01));
    expect(medianOf(lengths(difference(beside, ends)))).toBeLessThan(0.05);
    expect(medianOf(lengths(difference(await endsFrom(starts, 10), ends)))).toBeLessThan(0.1);
  });
});

function medianOf(values: Float32Array): number {
  return values.toSorted()[values.length >> 1] as number;
}
