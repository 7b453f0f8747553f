import { describe, expect, it } from 'vitest';
import {
  createSchedule,
  expectedX0,
  forwardJumpCoefficients,
  gaussianNoise,
  type Sampler,
} from '../../src/core/index.js';
import { drawStates } from '../../src/figures/pointDenoisers/predictX0.js';
import { type Row, rowOf } from '../../src/figures/Reflow/compute.js';
import { startsOf } from '../../src/figures/SampleTrajectories/compute.js';
import { CHAIN_START } from '../../src/figures/shownState.js';
import { endsOf, statesAt } from '../../src/figures/trajectories/paths.js';
import { formatShort } from '../../src/i18n/numbers.js';
import {
  type FlowDenoiser,
  type PointSetName,
  pointSet,
  pointSetNames,
  reflow,
  trainDenoiser,
} from '../../src/learn/index.js';
import { measured } from '../../stories/Learn/measuredOfDenoisers.js';
import { nearestDistance } from '../learn/helpers.js';
import { english } from '../support/english.js';
import { exhausted, mean, rms } from '../support/exhausted.js';
import {
  DDIM,
  DDPM,
  deviation,
  difference,
  fieldOfMoons,
  lengths,
  moons,
  walkMoons,
} from '../support/lessonsOfPoints.js';
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

  it('to the eight Gaussians loses some of its points in one step after reflow, where its ends change fast', async () => {
    const said = computed.distilled;
    const points = pointSet('eightGaussians');
    const isOn = (samples: Float32Array, i: number) =>
      Math.min(...lengths(points.map((value, at) => value - (samples[2 * i + (at % 2)] as number)))) < 0.1;
    const onData = (samples: Float32Array = new Float32Array()) =>
      Array.from({ length: samples.length / 2 }, (_, i) => i).filter((i) => isOn(samples, i));
    const [teacher, student] = await rowsOf('eightGaussians');
    expect(short(teacher.distance[50] ?? 0)).toBe(said.distance.teacher);
    expect(short(student.distance[1] ?? 0)).toBe(said.distance.student);
    const counts = (of: Shown, steps: readonly number[]) =>
      Object.fromEntries(steps.map((count) => [count, onData(of.samples[count]).length]));
    expect(counts(teacher, [1, 50])).toEqual(said.onData.teacher);
    expect(counts(student, [1, 2, 4])).toEqual(said.onData.student);
    const others: number[] = [];
    for (const seed of [1, 2]) others.push(onData((await rowsOf('eightGaussians', seed))[1].samples[1]).length);
    expect(others).toEqual(said.onData.others);
    // One step finds all eight.
    const found = new Array<number>(8).fill(0);
    const ones = student.samples[1] as Float32Array;
    for (const i of onData(ones)) {
      const eighth = Math.round((4 * Math.atan2(ones[2 * i + 1] as number, ones[2 * i] as number)) / Math.PI);
      found[(eighth + 8) % 8] = (found[(eighth + 8) % 8] as number) + 1;
    }
    expect(Math.min(...found)).toBeGreaterThan(50);
    const radii = lengths(teacher.samples[1] as Float32Array).sort();
    expect((radii[radii.length / 2] as number).toFixed(2)).toBe(said.median);

    const ends = teacher.samples[50] as Float32Array;
    const errors = lengths(difference(student.samples[1] as Float32Array, ends));
    expect(rms(errors).toFixed(2)).toBe(said.apart);
    // Starts beside those of the samples, to the right and above.
    const start = gaussianNoise(ends.length, { seed: 0, stream: CHAIN_START });
    const stretched = new Float32Array(errors.length);
    for (const axis of [0, 1]) {
      const beside = start.map((value, i) => (i % 2 === axis ? value + 0.05 : value));
      const moved = lengths(
        difference(await endsFrom(teacher.denoiser, beside), await endsFrom(teacher.denoiser, start)),
      );
      moved.forEach((length, i) => {
        stretched[i] = Math.max(stretched[i] as number, length);
      });
    }
    const limit = [...stretched].sort((a, b) => b - a)[stretched.length / 10] as number;
    const steep = errors.filter((_, i) => (stretched[i] as number) > limit);
    const flat = errors.filter((_, i) => (stretched[i] as number) <= limit);
    expect(rms(steep)).toBeGreaterThan(2 * rms(flat));
  });

  /** Where fifty steps of Euler lead. */
  function endsFrom(denoiser: FlowDenoiser, start: Float32Array): Float32Array {
    let states = start;
    for (let step = 50; step > 0; step--) {
      const velocity = denoiser.predictValues(states, step / 50);
      states = states.map((value, i) => value - (velocity[i] as number) / 50);
    }
    return states;
  }
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
