import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasSameContent } from '../../src/hooks/useStable.js';
import { gaussianPath } from '../../src/process/gaussianPath.js';
import { forwardJump, noise, x0 } from '../../src/process/quantity.js';
import { createSchedule } from '../../src/process/schedule.js';
import type { Schedule } from '../../src/process/types.js';

describe('plain data', () => {
  it('is the same where its content is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        expect(hasSameContent(data, structuredClone(data))).toBe(true);
      }),
    );
  });

  it('differs where its content does', () => {
    const data = fc.object({
      key: fc.constantFrom('a', 'b'),
      values: [fc.constantFrom(0, -0, Number.NaN, null, undefined)],
      maxDepth: 3,
    });
    fc.assert(
      fc.property(data, data, (left, right) => {
        expect(hasSameContent(left, right)).toBe(isDeepStrictEqual(left, right));
      }),
      { numRuns: 1000 },
    );
  });

  it.each<[string, unknown, unknown]>([
    ['the values of members', { seed: 1 }, { seed: 2 }],
    ['the names of members', { seed: 1 }, { sead: 1 }],
    ['a member that is undefined', { seed: undefined }, { sead: undefined }],
    ['the number of members', { seed: 1 }, { seed: 1, resolution: 8 }],
    ['the number of entries', [1, 2], [1, 2, 3]],
    ['the order of entries', [1, 2], [2, 1]],
    ['an array and an object', [], {}],
    ['an array and an object with its indices', [1], { 0: 1 }],
    ['a number and its text', 1, '1'],
    ['null and undefined', null, undefined],
    ['the sign of two numbers', [1, -2], [-1, 2]],
    ['the sign of zero', 0, -0],
    ['NaN and null', Number.NaN, null],
  ])('differs in %s', (_what, left, right) => {
    expect(hasSameContent(left, right)).toBe(false);
    expect(hasSameContent(right, left)).toBe(false);
  });

  it('is what a path is made from', () => {
    const flow = (shift: number) => gaussianPath({ kind: 'flow', shift });
    expect(hasSameContent({ schedule: flow(3) }, { schedule: flow(3) })).toBe(true);
    expect(hasSameContent(flow(3), flow(2))).toBe(false);
    expect(hasSameContent({ ...flow(3), alpha: () => 1 }, { ...flow(3), alpha: () => 1 })).toBe(false);
  });

  it('may hold NaN', () => expect(hasSameContent({ seed: Number.NaN }, { seed: Number.NaN })).toBe(true));

  it('is compared to a depth of 8', () => {
    const nested = (depth: number): unknown => (depth === 0 ? 'data' : { inner: nested(depth - 1) });
    expect(hasSameContent(nested(8), nested(8))).toBe(true);
    expect(hasSameContent(nested(9), nested(9))).toBe(false);
    const lists = (depth: number): unknown => (depth === 0 ? 'data' : [lists(depth - 1)]);
    expect(hasSameContent(lists(8), lists(8))).toBe(true);
    expect(hasSameContent(lists(9), lists(9))).toBe(false);
    const shared = nested(9);
    expect(hasSameContent({ shared }, { shared })).toBe(true);
  });
});

describe('schedules', () => {
  it('are the same where they are made alike', () => {
    const options = { kind: 'cosine', timesteps: 20 } as const;
    expect(hasSameContent(createSchedule(options), createSchedule(options))).toBe(true);
  });

  it('of equal length differ in one β', () => {
    const betas = new Array(50).fill(0.1);
    const changed = betas.with(31, 0.1 + 2 ** -56);
    expect(hasSameContent({ betas }, { betas: changed })).toBe(false);
    expect(hasSameContent(createSchedule({ betas }), createSchedule({ betas: changed }))).toBe(false);
  });

  it('are compared in a moment, however long', () => {
    const timeOf = (work: () => void) => {
      const { user, system } = process.cpuUsage();
      work();
      const after = process.cpuUsage();
      return after.user + after.system - user - system;
    };
    const options = { timesteps: 1_000_000 };
    const schedules: Schedule[] = [];
    const making = timeOf(() => schedules.push(createSchedule(options), createSchedule(options)));
    const comparing = timeOf(() => expect(hasSameContent(schedules[0], schedules[1])).toBe(true));
    // By key it would take ten times as long.
    expect(comparing).toBeLessThan(2 * making);
  });
});

describe('typed arrays', () => {
  it('of float64 are compared by their numbers', () => {
    expect(hasSameContent(Float64Array.of(1, 2), Float64Array.of(1, 2))).toBe(true);
    expect(hasSameContent(Float64Array.of(1, 2), Float64Array.of(1, 3))).toBe(false);
    expect(hasSameContent(Float64Array.of(1, 2), Float64Array.of(1))).toBe(false);
  });

  it('of float32 are too: an image, or points', () => {
    const image = (...values: number[]) => ({ shape: [1, 2], values: Float32Array.from(values) });
    expect(hasSameContent(image(0.5, 1), image(0.5, 1))).toBe(true);
    expect(hasSameContent(image(0.5, 1), image(0.5, -1))).toBe(false);
    expect(hasSameContent(image(0.5, 1), image(0.5))).toBe(false);
  });

  it('of other kinds are neither: they are compared by identity', () => {
    const pixels = Uint8Array.of(1, 2);
    expect(hasSameContent(pixels, pixels)).toBe(true);
    expect(hasSameContent(pixels, Uint8Array.of(1, 2))).toBe(false);
    expect(hasSameContent(new DataView(new ArrayBuffer(1)), new DataView(new ArrayBuffer(2)))).toBe(false);
  });
});

describe('quantities', () => {
  const jump = (t: number) => forwardJump(createSchedule(), x0, t, noise({ seed: 0 }));

  it('are compared by their addresses, whatever they are called', () => {
    expect(hasSameContent(jump(50), jump(50))).toBe(true);
    expect(hasSameContent(jump(50), { ...jump(50), symbol: 'y' })).toBe(true);
    expect(hasSameContent({ panels: [jump(50)] }, { panels: [jump(51)] })).toBe(false);
  });

  it('are never read any further: a chain of 10,000 steps is compared as fast', () => {
    const unread = {
      address: 'a',
      get terms(): never[] {
        throw new Error('was read');
      },
    };
    expect(hasSameContent({ quantity: unread }, { quantity: { address: 'a', terms: [] } })).toBe(true);
  });
});

describe('what is no plain data', () => {
  class Custom {
    readonly value = 1;
  }

  it.each<[string, () => unknown]>([
    ['functions', () => () => 1],
    ['files', () => new Blob(['pixels'])],
    ['addresses as objects', () => new URL('https://example.org/photo.jpg')],
    ['instances of a class', () => new Custom()],
    ['dates', () => new Date(0)],
    ['maps', () => new Map()],
    ['symbols', () => Symbol('image')],
  ])('%s are compared by identity', (_name, make) => {
    const one = make();
    expect(hasSameContent({ image: one }, { image: one })).toBe(true);
    expect(hasSameContent({ image: one }, { image: make() })).toBe(false);
  });

  it('differs where it cannot be read, and nothing is thrown', () => {
    const circular = () => {
      const data: Record<string, unknown> = {};
      data['itself'] = data;
      return data;
    };
    const revoked = () => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      return proxy;
    };
    const throwing = () => ({
      get seed(): number {
        throw new Error('no seed today');
      },
    });
    for (const make of [circular, revoked, throwing]) {
      const one = make();
      expect(hasSameContent(one, one)).toBe(true);
      expect(hasSameContent(one, make())).toBe(false);
      expect(hasSameContent(one, {})).toBe(false);
      expect(hasSameContent([], one)).toBe(false);
    }
  });
});
