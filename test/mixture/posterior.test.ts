import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  createSchedule,
  expectedX0,
  flowMap,
  type GuidanceOptions,
  gaussianNoise,
  gaussianPath,
  logDensity,
  lossFloor,
} from '../../src/core/index.js';
import { pointLabels, pointSet } from '../../src/learn/index.js';
import { fastFlowMap, fastLogDensity, fastLossFloor, fastX0 } from '../../src/mixture/fast.js';
import { compiledKernel, kernelInstance, kernelOf } from '../../src/mixture/kernel/host.js';
import { wasmModule } from '../../src/mixture/kernel/wasmModule.js';
import { noisedMixture } from '../../src/mixture/mixture.js';
import { sumsOf } from '../../src/mixture/sums.js';
import { expectSame, expectWithin } from '../support/close.js';

const flow = gaussianPath({ kind: 'flow' });
const cosine = createSchedule({ kind: 'cosine' });
const moons = pointSet('twoMoons', { count: 500 });
const labels = pointLabels('twoMoons', { count: 500 });

/** What the documentation of `fastX0` states, times the distance between the two points farthest apart. */
const BOUND = 1e-6;

/** At least the distance between the two points farthest apart. */
function extentOf(points: ArrayLike<number>, dimension: number): number {
  const axes = Array.from({ length: dimension }, (_, axis) =>
    Array.from(points).filter((__, i) => i % dimension === axis),
  );
  return Math.hypot(...axes.map((values) => Math.max(...values) - Math.min(...values)));
}

function expectClose(
  points: Float64Array,
  xt: Float64Array,
  t: number,
  options: GuidanceOptions & { dimension: number; deviation?: number },
) {
  const { scale = 1 } = options;
  const factors = Math.abs(scale) + Math.abs(1 - scale);
  // core itself rounds: means of large numbers, and the factor of x_t.
  const rounding = 1e-12 * factors * Math.max(...Array.from(points, Math.abs), ...Array.from(xt, Math.abs));
  const tolerance = BOUND * factors * extentOf(points, options.dimension) + rounding;
  expectWithin(fastX0(points, xt, flow, t, options), expectedX0(points, xt, flow, t, options), tolerance);
}

/** Points of a few sizes and places, and states beside them and far away; an even sequence, not random, would hide a lane that is left out. */
const anyCase = fc
  .record({
    count: fc.oneof(
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 10, max: 300 }),
      fc.constantFrom(2000, 2048, 2049, 4500),
    ),
    dimension: fc.constantFrom(1, 2),
    states: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constantFrom(127, 128, 129)),
    seed: fc.nat(),
    size: fc.constantFrom(1e-6, 1, 1, 1, 1000),
    offset: fc.constantFrom(0, 0, 0, 100),
    far: fc.constantFrom(1, 1, 3, 30, 1000),
    t: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1e-9, 1e-4, 1e-3, 0.01, 0.999, 1)),
    deviation: fc.constantFrom(0, 0, 0.001, 0.1, 5),
  })
  .map(({ count, dimension, states, seed, size, offset, far, ...others }) => ({
    ...others,
    dimension,
    points: Float64Array.from(gaussianNoise(count * dimension, { seed }), (z) => size * (offset + z)),
    xt: Float64Array.from(gaussianNoise(states * dimension, { seed, stream: 1 }), (z) => far * size * z),
  }))
  // With few states, so that a case takes little time.
  .map((one) => (one.points.length > 2000 ? { ...one, xt: one.xt.slice(0, 4 * one.dimension) } : one));

describe('fastX0', () => {
  it('is within its bound of core, whatever the points, the noise and the state', () => {
    let computed = 0;
    fc.assert(
      fc.property(anyCase, ({ points, xt, t, dimension, deviation }) => {
        expectClose(points, xt, t, { dimension, deviation });
        if (sumsOf({ points, xt, mixture: noisedMixture(points, flow, t, { dimension, deviation }) })) computed++;
      }),
      { numRuns: 300 },
    );
    // By the kernel, that is, and not by core.
    expect(computed).toBeGreaterThan(150);
  });

  it('is within its bound of core with guidance', () => {
    fc.assert(
      fc.property(
        anyCase,
        fc.record({
          scale: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: -5, max: 10, noNaN: true })),
          classes: fc.integer({ min: 1, max: 3 }),
          negative: fc.boolean(),
        }),
        ({ points, xt, t, dimension, deviation }, { scale, classes, negative }) => {
          const own = Array.from({ length: points.length / dimension }, (_, point) => point % classes);
          const guidance = { labels: own, label: 0, scale, negative: negative ? (own[1] ?? 0) : undefined };
          expectClose(points, xt, t, { dimension, deviation, ...guidance });
        },
      ),
      { numRuns: 200 },
    );
  });

  it('guides by a blurred copy, and only within an interval, as core does', () => {
    const xt = Float64Array.from(gaussianNoise(20, { seed: 4 }));
    const guide = { deviation: 0.1, guide: { deviation: 0.4 }, scale: 2 };
    expectWithin(fastX0(moons, xt, cosine, 300, guide), expectedX0(moons, xt, cosine, 300, guide), 1e-6);
    const within = { deviation: 0.1, labels, label: 1, scale: 5, interval: [-1, 1] as const };
    for (const t of [10, 500, 950]) {
      expectWithin(fastX0(moons, xt, cosine, t, within), expectedX0(moons, xt, cosine, t, within), 1e-5);
    }
  });

  it('has a class that is far less likely than others to more than the range of a float32', () => {
    const points = Float64Array.of(-1, 0, -1.1, 0, 1, 0, 1, 0.2);
    const guidance = { dimension: 2, labels: [0, 0, 1, 1], label: 1, scale: 3 };
    const xt = Float64Array.of(-1, 0.15);
    expectClose(points, xt, 0.01, guidance);
    expect(fastX0(points, xt, flow, 0.01, { ...guidance, scale: 1 })[1]).toBeCloseTo(0.2, 6);
  });

  it('is the only point of one, and the nearest of all where there is hardly any noise', () => {
    expectSame(fastX0([0.3, -0.7], [5, 9, 0, 0], flow, 0.5), [0.3, -0.7, 0.3, -0.7]);
    const xt = Float64Array.from(moons.subarray(0, 200), (value) => value + 1e-5);
    expectSame(fastX0(moons, xt, flow, 1e-6), moons.subarray(0, 200));
  });

  it('is that of core where the kernel cannot compute it', () => {
    const rows = Float64Array.from({ length: 30 }, (_, i) => Math.sin(i));
    const cases: [ArrayLike<number>, ArrayLike<number>, number, object][] = [
      [rows, rows, 0.4, { dimension: 3 }],
      [rows, rows, 0, {}],
      [rows, rows.map((value) => 1e60 * value), 0.4, {}],
      [rows.map((value) => 1e40 * value), rows, 0.4, {}],
      [rows.map((value) => 1e-200 * value), rows, 0.4, {}],
    ];
    for (const [points, xt, t, options] of cases) {
      expectSame(fastX0(points, xt, flow, t, options), expectedX0(points, xt, flow, t, options));
    }
  });

  it('refuses what core refuses, in the same words', () => {
    const messageOf = (work: () => unknown) => {
      try {
        return String(work());
      } catch (error) {
        return String(error);
      }
    };
    const bad: [ArrayLike<number>, ArrayLike<number>, number, object][] = [
      [[], [0, 0], 0.5, {}],
      [[Number.NaN, 0], [0, 0], 0.5, {}],
      [[1, 0], [0, 0, 0], 0.5, {}],
      [[1, 0], [Number.POSITIVE_INFINITY, 0], 0.5, {}],
      [[1, 0], [0, 0], 2, {}],
      [[1, 0], [0, 0], 0.5, { deviation: -1 }],
      [[1, 0], [0, 0], 0.5, { dimension: 0 }],
      [[1, 0], [0, 0], 0.5, { label: 3, labels: [1] }],
      [[1, 0], [0, 0], 0.5, { scale: 1e9 }],
      [[1, 0], [0, 0], 0.5, { guide: { deviation: 1 }, label: 1 }],
    ];
    for (const [points, xt, t, options] of bad) {
      const message = messageOf(() => expectedX0(points, xt, flow, t, options));
      expect(message).toContain('RangeError');
      expect(messageOf(() => fastX0(points, xt, flow, t, options))).toBe(message);
    }
  });
});

describe('fastLogDensity', () => {
  it('is within its bound of core', () => {
    fc.assert(
      fc.property(anyCase, ({ points, xt, t, dimension, deviation }) => {
        if (t === 0 && deviation === 0) return;
        const exact = logDensity(points, xt, flow, t, { dimension, deviation });
        fastLogDensity(points, xt, flow, t, { dimension, deviation }).forEach((value, row) => {
          const wanted = exact[row] as number;
          // Both may be -Infinity.
          if (value !== wanted) expect(Math.abs(value - wanted)).toBeLessThanOrEqual(2e-6 + 1e-12 * Math.abs(wanted));
        });
      }),
      { numRuns: 200 },
    );
  });

  it('refuses single points without noise, as core does', () => {
    expect(() => fastLogDensity([1, 0], [0, 0], flow, 0)).toThrow('t: 0');
  });
});

describe('fastFlowMap and fastLossFloor', () => {
  it.each([
    [1, 0],
    [0, 1],
    [0.7, 0.2],
  ])('maps from %d to %d as core does', (from, to) => {
    const xt = gaussianNoise(200, { seed: 1 });
    const options = { deviation: 0.1 };
    expectWithin(fastFlowMap(moons, xt, flow, from, to, options), flowMap(moons, xt, flow, from, to, options), 1e-5);
  });

  it.each(['x0', 'v', 'epsilon'] as const)('finds the floor of %s as core does', (target) => {
    for (const deviation of [0, 0.1]) {
      for (const t of [0, 20, 200, 500, 800, 999]) {
        const exact = lossFloor(moons, cosine, t, { target, deviation, draws: 100 });
        const fast = fastLossFloor(moons, cosine, t, { target, deviation, draws: 100 });
        expect(Math.abs(fast - exact)).toBeLessThanOrEqual(1e-5 * exact + 1e-18);
      }
    }
  });
});

describe('the kernel', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('is small enough to be compiled without waiting', () => {
    expect(atob(wasmModule).length).toBeLessThan(4096);
  });

  it('writes nowhere but into its distances and results', () => {
    const instance = kernelInstance(wasmModule);
    const { points, states, positions, data, places, weigh } = kernelOf(instance);
    const end = instance.end.value;
    expect(end).toBeLessThan(instance.memory.buffer.byteLength);
    const random = gaussianNoise(2 * points, { seed: 3 });
    for (const axis of [0, 1] as const) {
      for (const list of [positions[axis], data[axis]]) list.set(random.subarray(axis * points, (axis + 1) * points));
    }
    places.set(random.subarray(0, 2 * states));
    const words = new Uint32Array(instance.memory.buffer);
    words.fill(0x7fc0beef, end / 4);
    const before = words.slice();
    weigh(points, states, true);
    const changed = Array.from(words, (_, i) => 4 * i).filter((at) => words[at / 4] !== before[at / 4]);
    const distances = instance.x.value + 2 * 8 * points;
    const isOwn = (at: number) =>
      (at >= distances && at < instance.data.value) || (at >= instance.results.value && at < end);
    expect(changed.length).toBeGreaterThan(points + states);
    expect(changed.filter((at) => !isOwn(at))).toEqual([]);
  });

  it('has the same bits on every machine', () => {
    // A congruential sequence: exact in float64, whatever the engine.
    let word = 1;
    const next = () => {
      word = (Math.imul(word, 1664525) + 1013904223) >>> 0;
      return word / 2 ** 30 - 2;
    };
    const points = Float64Array.from({ length: 2 * 2500 }, next);
    const xt = Float64Array.from({ length: 2 * 200 }, next);
    const half = Array.from({ length: 2500 }, (_, i) => i % 2);
    let hash = 0;
    for (const t of [0.01, 0.1, 0.5, 0.99]) {
      const means = fastX0(points, xt, flow, t, { labels: half, label: 1, scale: 3 });
      for (const part of new Uint32Array(means.buffer)) hash = Math.imul(hash ^ part, 0x01000193) >>> 0;
    }
    expect(hash).toBe(3121176070);
  });

  it.each([
    ['has no WebAssembly', undefined],
    [
      'forbids it by a content security policy',
      {
        Module: class {
          constructor() {
            throw new EvalError('refused to compile');
          }
        },
      },
    ],
  ])('is none where a page %s', (_, stub) => {
    expect(compiledKernel(wasmModule)).not.toBeNull();
    vi.stubGlobal('WebAssembly', stub);
    expect(compiledKernel(wasmModule)).toBeNull();
  });
});
