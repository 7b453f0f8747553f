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
  type PrecisionOptions,
} from '../../src/core/index.js';
import { pointLabels, pointSet } from '../../src/learn/index.js';
import { compiledKernel, kernelInstance, kernelOf } from '../../src/mixture/kernel/host.js';
import { wasmModule } from '../../src/mixture/kernel/wasmModule.js';
import { noisedMixture } from '../../src/mixture/mixture.js';
import { fastOf, setFast } from '../../src/mixture/precision.js';
import { expectSame, expectWithin } from '../support/close.js';

const flow = gaussianPath({ kind: 'flow' });
const precision = 'float32';
const cosine = createSchedule({ kind: 'cosine' });
const moons = pointSet('twoMoons', { count: 500 });
const labels = pointLabels('twoMoons', { count: 500 });

/** What the documentation of `precision` states, times the distance between the two points farthest apart. */
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
  expectWithin(
    expectedX0(points, xt, flow, t, { ...options, precision }),
    expectedX0(points, xt, flow, t, options),
    tolerance,
  );
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

describe('expectedX0 in float32', () => {
  it('is within its bound of float64, whatever the points, the noise and the state', () => {
    let computed = 0;
    fc.assert(
      fc.property(anyCase, ({ points, xt, t, dimension, deviation }) => {
        expectClose(points, xt, t, { dimension, deviation });
        const mixture = noisedMixture(points, flow, t, { dimension, deviation });
        if (fastOf({ precision })?.sums({ points, xt, mixture })) computed++;
      }),
      { numRuns: 300 },
    );
    // By the kernel, that is, and not in float64.
    expect(computed).toBeGreaterThan(150);
  });

  it('is within its bound of float64 with guidance', () => {
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

  it('guides by a blurred copy, and only within an interval, as in float64', () => {
    const xt = Float64Array.from(gaussianNoise(20, { seed: 4 }));
    const guide = { deviation: 0.1, guide: { deviation: 0.4 }, scale: 2 };
    const fast = (t: number, options: GuidanceOptions) => expectedX0(moons, xt, cosine, t, { ...options, precision });
    expectWithin(fast(300, guide), expectedX0(moons, xt, cosine, 300, guide), 1e-6);
    const within = { deviation: 0.1, labels, label: 1, scale: 5, interval: [-1, 1] as const };
    for (const t of [10, 500, 950]) {
      expectWithin(fast(t, within), expectedX0(moons, xt, cosine, t, within), 1e-5);
    }
  });

  it('has a class that is far less likely than others to more than the range of a float32', () => {
    const points = Float64Array.of(-1, 0, -1.1, 0, 1, 0, 1, 0.2);
    const guidance = { dimension: 2, labels: [0, 0, 1, 1], label: 1, scale: 3 };
    const xt = Float64Array.of(-1, 0.15);
    expectClose(points, xt, 0.01, guidance);
    expect(expectedX0(points, xt, flow, 0.01, { ...guidance, scale: 1, precision })[1]).toBeCloseTo(0.2, 6);
  });

  it('is the only point of one, and the nearest of all where there is hardly any noise', () => {
    expectSame(expectedX0([0.3, -0.7], [5, 9, 0, 0], flow, 0.5, { precision }), [0.3, -0.7, 0.3, -0.7]);
    const xt = Float64Array.from(moons.subarray(0, 200), (value) => value + 1e-5);
    expectSame(expectedX0(moons, xt, flow, 1e-6, { precision }), moons.subarray(0, 200));
  });

  it('is float64 where the kernel cannot compute it', () => {
    const rows = Float64Array.from({ length: 30 }, (_, i) => Math.sin(i));
    const cases: [ArrayLike<number>, ArrayLike<number>, number, object][] = [
      [rows, rows, 0.4, { dimension: 3 }],
      [rows, rows, 0, {}],
      [rows, rows.map((value) => 1e60 * value), 0.4, {}],
      [rows.map((value) => 1e40 * value), rows, 0.4, {}],
      [rows.map((value) => 1e-200 * value), rows, 0.4, {}],
    ];
    for (const [points, xt, t, options] of cases) {
      expectSame(expectedX0(points, xt, flow, t, { ...options, precision }), expectedX0(points, xt, flow, t, options));
    }
  });

  it('refuses what float64 refuses, in the same words', () => {
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
      expect(messageOf(() => expectedX0(points, xt, flow, t, { ...options, precision }))).toBe(message);
    }
  });
});

describe('precision', () => {
  it('is float64 unless float32 is asked for, and where no kernel is loaded', () => {
    const means = (options: PrecisionOptions) => expectedX0(moons, [0.2, 0.1], flow, 0.4, options)[0];
    const fast = fastOf({ precision });
    expect(means({ precision })).not.toBe(means({}));
    expect(means({ precision: 'float64' })).toBe(means({}));
    setFast(null);
    try {
      expect(means({ precision })).toBe(means({}));
    } finally {
      setFast(fast);
    }
  });

  it('is refused unless it is one of both', () => {
    const wrong = { precision: 'float16' as 'float32' };
    const message = "invalid precision: \"float16\"; expected 'float64' or 'float32'";
    expect(() => expectedX0([1, 0], [0, 0], flow, 0.5, wrong)).toThrow(message);
    expect(() => logDensity([1, 0], [0, 0], flow, 0.5, wrong)).toThrow(message);
    expect(() => flowMap([1, 0], [0, 0], flow, 1, 0, { deviation: 0.1, ...wrong })).toThrow(message);
    expect(() => lossFloor([1, 0], flow, 0.5, wrong)).toThrow(message);
  });
});

describe('logDensity in float32', () => {
  it('is within its bound of float64', () => {
    fc.assert(
      fc.property(anyCase, ({ points, xt, t, dimension, deviation }) => {
        if (t === 0 && deviation === 0) return;
        const exact = logDensity(points, xt, flow, t, { dimension, deviation });
        logDensity(points, xt, flow, t, { dimension, deviation, precision }).forEach((value, row) => {
          const wanted = exact[row] as number;
          // Both may be -Infinity.
          if (value !== wanted) expect(Math.abs(value - wanted)).toBeLessThanOrEqual(2e-6 + 1e-12 * Math.abs(wanted));
        });
      }),
      { numRuns: 200 },
    );
  });

  it('refuses single points without noise, as in float64', () => {
    expect(() => logDensity([1, 0], [0, 0], flow, 0, { precision })).toThrow('t: 0');
  });
});

describe('flowMap and lossFloor in float32', () => {
  it.each([
    [1, 0],
    [0, 1],
    [0.7, 0.2],
  ])('maps from %d to %d as in float64', (from, to) => {
    const xt = gaussianNoise(200, { seed: 1 });
    const options = { deviation: 0.1 };
    const fast = flowMap(moons, xt, flow, from, to, { ...options, precision });
    expectWithin(fast, flowMap(moons, xt, flow, from, to, options), 1e-5);
  });

  it.each(['x0', 'v', 'epsilon'] as const)('finds the floor of %s as in float64', (target) => {
    for (const deviation of [0, 0.1]) {
      for (const t of [0, 20, 200, 500, 800, 999]) {
        const exact = lossFloor(moons, cosine, t, { target, deviation, draws: 100 });
        const fast = lossFloor(moons, cosine, t, { target, deviation, precision, draws: 100 });
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
      const means = expectedX0(points, xt, flow, t, { precision, labels: half, label: 1, scale: 3 });
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
