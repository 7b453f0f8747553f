import { beforeAll, describe, expect, it } from 'vitest';
import {
  type ConsistencyModel,
  type DenoiserJSON,
  denoiserFromJSON,
  type FlowDenoiser,
  type FlowDenoiserJSON,
  pointSet,
  reflow,
  type TrainingProgress,
  trainConsistency,
  trainDenoiser,
} from '../../src/learn/index.js';
import { type Network, ROW, TILE } from '../../src/learn/kernel/host.js';
import { flowCourse } from '../../src/learn/objectives.js';
import { Batches } from '../../src/learn/training.js';
import { assignment } from '../../src/mixture/assignment.js';
import { flowMap } from '../../src/mixture/flowMap.js';
import { slicedWasserstein } from '../../src/mixture/slicedWasserstein.js';
import { gaussianPath } from '../../src/process/gaussianPath.js';
import { gaussianNoise } from '../../src/process/noise.js';
import { difference, nearestDistance } from './helpers.js';

const moons = pointSet('twoMoons');
/** In other units, with a mean of their own. */
const enlarge = (value: number, i: number) => 20 * value + (i % 2 === 0 ? 300 : 350);
/** The stream of the noise that samples begin with. */
const START = 1;
let flow: FlowDenoiser;
let straight: FlowDenoiser;
let enlarged: FlowDenoiser;

beforeAll(async () => {
  flow = await trainDenoiser(moons, { path: 'flow', steps: 600 });
  straight = await reflow(flow, { steps: 300, pairs: 3000 });
  const { mean, scale, ...json } = flow.toJSON();
  enlarged = denoiserFromJSON({
    ...json,
    mean: [enlarge(mean[0], 0), enlarge(mean[1], 1)],
    scale: 20 * scale,
  } satisfies FlowDenoiserJSON);
});

/** x̂0 = x_t - t·u. */
function x0Of(denoiser: FlowDenoiser, xt: Float32Array, t: number): Float32Array {
  const u = denoiser.predictValues(xt, t);
  return xt.map((value, i) => value - t * (u[i] as number));
}

/** Points on their way to noise. */
function noised(points: Float32Array, t: number): Float32Array {
  const noise = gaussianNoise(points.length, { seed: 7 });
  return points.map((value, i) => (1 - t) * value + t * (noise[i] as number));
}

describe('training on a flow', () => {
  it('learns the velocity, whose x̂0 is nearer to the data than x_t', () => {
    expect([flow.predicts, flow.schedule.kind]).toEqual(['velocity', 'flow']);
    for (const t of [0.1, 0.25]) {
      const xt = noised(moons, t);
      expect(nearestDistance(x0Of(flow, xt, t), moons)).toBeLessThan(0.6 * nearestDistance(xt, moons));
    }
  });

  it('says its loss as a share of the variance of the velocity: 1 if nothing is learned', async () => {
    const losses: number[] = [];
    const onProgress = ({ loss }: TrainingProgress<FlowDenoiser>) => void losses.push(loss);
    await trainDenoiser(moons, { path: 'flow', steps: 1, batch: 4096, onProgress });
    expect(losses[0]).toBeCloseTo(1, 1);
  });

  it('takes any t between the timesteps, and data of other units at the t of their signal-to-noise ratio', () => {
    // 20 times the deviation: with the share of noise 20·t' / (1 - t' + 20·t') they are as noisy as unit data at t'.
    for (const s of [0.02, 0.31415, 0.8]) {
      const t = (20 * s) / (1 - s + 20 * s);
      const xs = noised(moons, s);
      const noise = gaussianNoise(moons.length, { seed: 7 });
      const xt = moons.map((value, i) => (1 - t) * enlarge(value, i) + t * (noise[i] as number));
      const expected = x0Of(flow, xs, s).map(enlarge);
      expect(difference(x0Of(enlarged, xt, t), expected)).toBeLessThan(1e-3);
    }
  });

  it('refuses other paths, other times and other shapes', async () => {
    const training = trainDenoiser(moons, { path: 'edm' as 'flow' });
    await expect(training).rejects.toThrow('invalid path: "edm"; expected \'flow\', or none');
    const xt = new Float32Array(2);
    expect(() => flow.predictValues(xt, 1.1)).toThrow('invalid t: 1.1; expected a number in 0 <= t <= 1');
    expect(() => flow.predictValues(new Float32Array(3), 0)).toThrow('invalid xt: 3 numbers');
    await expect(flow.sample({ steps: 0 })).rejects.toThrow('invalid steps: 0');
  });
});

describe('a minibatch coupling', () => {
  /** ε and the velocity of each row of a batch, on straight lines at any t. */
  function batchOf(pairs: number | null, size: number): { noise: Float32Array; velocity: Float32Array } {
    const batches = new Batches({ points: moons, noise: null, pairs, gap: null }, flowCourse, size, 0);
    batches.begin(3);
    const velocity = new Float32Array(2 * size);
    for (let first = 0; first < size; first += TILE) {
      const count = Math.min(TILE, size - first);
      const targets = velocity.subarray(2 * first, 2 * (first + count));
      batches.write({ features: new Float32Array(TILE * ROW), targets } as unknown as Network, first, count);
    }
    return { noise: gaussianNoise(2 * size, { seed: 0, stream: 3 }), velocity };
  }
  const squaresOf = (values: Float32Array) => values.reduce((sum, value) => sum + value ** 2, 0);

  it.each([64, 48, 200, 256])(
    'pairs the same noise and points so that their distances are least: %i of 200 rows',
    (pairs) => {
      const size = 200;
      const [{ noise, velocity }, coupled] = [batchOf(null, size), batchOf(pairs, size)];
      expect(coupled.noise).toEqual(noise);
      const points = noise.map((value, i) => value - (velocity[i] as number));
      for (let first = 0; first < size; first += pairs) {
        const [from, to] = [2 * first, 2 * Math.min(size, first + pairs)];
        const [rows, columns] = [noise.subarray(from, to), points.subarray(from, to)];
        const best = assignment(rows, columns);
        const expected = rows.map((value, i) => value - (columns[2 * (best[i >> 1] as number) + (i % 2)] as number));
        expect(squaresOf(expected)).toBeLessThan(squaresOf(velocity.subarray(from, to)) / 2);
        expect(difference(coupled.velocity.subarray(from, to), expected)).toBeLessThan(1e-5);
      }
    },
  );

  it('makes trajectories straight from the first training on, and the loss many times as low', async () => {
    const losses: number[] = [];
    const onProgress = ({ loss }: { loss: number }) => void losses.push(loss);
    const coupled = await trainDenoiser(moons, { path: 'flow', steps: 600, coupling: { pairs: 64 }, onProgress });
    const distance = async (denoiser: FlowDenoiser) =>
      slicedWasserstein(await denoiser.sample({ count: 2000, steps: 1 }), moons);
    expect(await distance(coupled)).toBeLessThan(0.15);
    expect(await distance(flow)).toBeGreaterThan(0.8);
    // Of 0.67 at random.
    expect(losses.at(-1)).toBeLessThan(0.07);
  });

  it('refuses other paths, and pairs out of range', async () => {
    const trained = (options: object) => trainDenoiser(moons, { steps: 1, ...options });
    await expect(trained({ coupling: { pairs: 64 } })).rejects.toThrow(
      /^invalid coupling: .+; expected none, or path: 'flow'$/,
    );
    for (const pairs of [1, 257, 2.5, undefined])
      await expect(trained({ path: 'flow', coupling: { pairs } })).rejects.toThrow(
        `invalid coupling.pairs: ${pairs}; expected an integer in 2 <= coupling.pairs < 257`,
      );
    await expect(trained({ path: 'flow', coupling: 64 })).rejects.toThrow(
      'invalid coupling: 64; expected an object with pairs',
    );
  });
});

describe('consistency training', () => {
  let model: ConsistencyModel;
  beforeAll(async () => {
    model = await trainConsistency(moons, { steps: 1200 });
  });

  it('leads from noise to the data in one step, and to the identity at t = 0', async () => {
    for (const steps of [1, 2]) {
      expect(slicedWasserstein(await model.sample({ count: 2000, steps }), moons)).toBeLessThan(0.1);
    }
    const xt = noised(moons, 0.2);
    expect(difference(model.endValues(xt, 0), xt)).toBe(0);
    expect(nearestDistance(model.endValues(xt, 0.2), moons)).toBeLessThan(0.6 * nearestDistance(xt, moons));
  });

  it('learns the same end at every t of a trajectory', () => {
    const path = gaussianPath({ kind: 'flow' });
    const some = pointSet('twoMoons', { count: 500 });
    const start = gaussianNoise(80, { seed: 5 });
    const ends = [1, 0.7, 0.4].map((t) => {
      const xt = flowMap(some, start, path, 1, t, { deviation: 0.05, steps: 60 });
      return model.endValues(Float32Array.from(xt), t);
    });
    const apart = (a: Float32Array, b: Float32Array) =>
      Array.from({ length: 40 }, (_, i) =>
        Math.hypot((a[2 * i] ?? 0) - (b[2 * i] ?? 0), (a[2 * i + 1] ?? 0) - (b[2 * i + 1] ?? 0)),
      ).sort((one, other) => one - other)[20];
    const [first, ...others] = ends as [Float32Array, Float32Array, Float32Array];
    for (const other of others) expect(apart(first, other)).toBeLessThan(0.2);
  });

  it('samples in the units of the data, the same for the same seed, whatever the count', async () => {
    const [steps, own] = [50, moons.map(enlarge)];
    const [unit, other] = [await trainConsistency(moons, { steps }), await trainConsistency(own, { steps })];
    const [one, two] = [await unit.sample({ count: 20, steps: 2 }), await other.sample({ count: 20, steps: 2 })];
    expect(difference(two, one.map(enlarge))).toBeLessThan(0.1);
    expect(await unit.sample({ count: 20, steps: 2 })).toEqual(one);
    expect(await unit.sample({ count: 20, steps: 2, seed: 1 })).not.toEqual(one);
    expect((await unit.sample({ count: 600 })).subarray(0, 40)).toEqual(await unit.sample({ count: 20 }));
    expect([other.pointsGiven, other.pointsUsed]).toEqual([2000, 2000]);
  });

  it('refuses options out of range, and ends when its signal aborts', async () => {
    await expect(trainConsistency(moons, { steps: 0 })).rejects.toThrow('invalid steps: 0');
    await expect(trainConsistency(new Float32Array(3))).rejects.toThrow('invalid points: 3 numbers');
    await expect(model.sample({ steps: 0 })).rejects.toThrow('invalid steps: 0; expected an integer in 1 <= steps');
    await expect(model.sample({ count: 0 })).rejects.toThrow('invalid count: 0');
    expect(() => model.endValues(new Float32Array(2), 1.5)).toThrow('invalid t: 1.5; expected a number in 0 <= t <= 1');
    expect(() => model.endValues(new Float32Array(3), 1)).toThrow('invalid xt: 3 numbers');
    const controller = new AbortController();
    const onProgress = () => controller.abort(new Error('the figure is gone'));
    await expect(trainConsistency(moons, { signal: controller.signal, onProgress })).rejects.toThrow(
      'the figure is gone',
    );
  });
});

describe('samples of a flow', () => {
  it('go along the velocity in even steps of t, from the noise of the seed', async () => {
    for (const steps of [1, 4]) {
      let state = gaussianNoise(2 * 70, { seed: 3, stream: START });
      for (let step = 0; step < steps; step++) {
        const u = flow.predictValues(state, 1 - step / steps);
        state = state.map((value, i) => value - (u[i] as number) / steps);
      }
      // The set has about unit variance: its units are those of the network, but for a hundredth.
      expect(difference(await flow.sample({ count: 70, steps, seed: 3 }), state)).toBeLessThan(0.1);
    }
  });

  it('come in the units of the data', async () => {
    const expected = (await flow.sample({ count: 50, steps: 8 })).map(enlarge);
    expect(difference(await enlarged.sample({ count: 50, steps: 8 }), expected)).toBeLessThan(1e-5);
  });
});

describe('reflow', () => {
  it('makes paths straight: one step does what took fifty', async () => {
    const distance = async (denoiser: FlowDenoiser, steps: number) =>
      slicedWasserstein(await denoiser.sample({ count: 2000, steps }), moons);
    expect(await distance(flow, 1)).toBeGreaterThan(0.8);
    expect(await distance(straight, 1)).toBeLessThan(0.1);
    expect(await distance(straight, 50)).toBeLessThan(0.1);
  });

  it('takes each noise to about the point to which the flow takes it', async () => {
    const [ends, before] = [await straight.sample({ steps: 1, seed: 5 }), await flow.sample({ steps: 50, seed: 5 })];
    const apart = Array.from({ length: ends.length / 2 }, (_, i) =>
      Math.hypot(
        (ends[2 * i] as number) - (before[2 * i] as number),
        (ends[2 * i + 1] as number) - (before[2 * i + 1] as number),
      ),
    ).sort((a, b) => a - b);
    expect(apart[apart.length / 2]).toBeLessThan(0.15);
  });

  it('says how far it is, gives the same for the same seed, and leaves the flow as it was', async () => {
    const before = JSON.stringify(flow);
    const reports: number[] = [];
    const options = { steps: 30, pairs: 200, onProgress: ({ step }: { step: number }) => void reports.push(step) };
    const [first, again] = [await reflow(flow, options), await reflow(flow, { steps: 30, pairs: 200 })];
    expect(reports).toEqual([25, 30]);
    expect(JSON.stringify(again)).toBe(JSON.stringify(first));
    expect(JSON.stringify(await reflow(flow, { ...options, seed: 1 }))).not.toBe(JSON.stringify(first));
    expect(JSON.stringify(flow)).toBe(before);
  });

  it('ends when its signal aborts', async () => {
    const signal = AbortSignal.abort(new Error('another set was chosen'));
    await expect(reflow(flow, { signal })).rejects.toThrow('another set was chosen');
    const controller = new AbortController();
    const onProgress = () => controller.abort(new Error('the figure is gone'));
    const retraining = reflow(flow, { pairs: 200, signal: controller.signal, onProgress });
    await expect(retraining).rejects.toThrow('the figure is gone');
  });

  it('refuses what is no flow, and options out of range', async () => {
    const denoiser = await trainDenoiser(moons, { steps: 1 });
    const expected = "expected what trainDenoiser gives with { path: 'flow' }";
    await expect(reflow(denoiser as never)).rejects.toThrow(`invalid denoiser: one that predicts v; ${expected}`);
    await expect(reflow(null as never)).rejects.toThrow(`invalid denoiser: null; ${expected}`);
    await expect(reflow(flow, { pairs: 1 })).rejects.toThrow('invalid pairs: 1; expected an integer in 2 <= pairs');
    await expect(reflow(flow, { steps: 0 })).rejects.toThrow('invalid steps: 0');
  });
});

describe('JSON of a flow', () => {
  it('gives the same denoiser, after a way through text', async () => {
    const text = JSON.stringify(straight);
    const same = denoiserFromJSON(JSON.parse(text) as FlowDenoiserJSON);
    expect(same.predicts).toBe('velocity');
    expect(await same.sample({ count: 5, steps: 2 })).toEqual(await straight.sample({ count: 5, steps: 2 }));
    expect(JSON.stringify(same)).toBe(text);
  });

  it('is of a version of its own, which has a path', () => {
    const json = flow.toJSON();
    expect(json).toMatchObject({ version: 2, path: 'flow' });
    expect(() => denoiserFromJSON({ ...json, path: 'edm' } as never)).toThrow('invalid json.path: "edm"');
    // What was trained on a schedule stays what it was.
    expect(denoiserFromJSON({ ...json, version: 1 } as unknown as DenoiserJSON).predicts).toBe('v');
  });
});
