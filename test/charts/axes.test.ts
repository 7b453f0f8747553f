import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  axisFromZero,
  decadesAround,
  linearAxis,
  logAxis,
  positionOn,
  sampled,
  type Tick,
  timestepTicks,
  valueAt,
} from '../../src/charts/axes.js';
import { english } from '../support/english.js';

const texts = (ticks: readonly Tick[]) => ticks.map(({ text }) => english(text));

/** Ticks begin at 0, ascend within the axis, and no two carry the same number. */
function expectInOrder(ticks: readonly Tick[]): void {
  expect(ticks[0]).toEqual({ at: 0, text: 0 });
  expect(ticks.map(({ at }) => at)).toEqual(ticks.map(({ at }) => at).sort((a, b) => a - b));
  expect(ticks.at(-1)?.at).toBeLessThanOrEqual(1);
  expect(new Set(texts(ticks)).size).toBe(ticks.length);
}

describe('ticks of t', () => {
  it.each([
    [1, '0'],
    [2, '0 1'],
    [6, '0 1 2 3 4 5'],
    [50, '0 10 20 30 40 49'],
    // The last t of a thousand is 999.
    [1000, '0 200 400 600 800 999'],
    [1050, '0 200 400 600 800 1000'],
    [10_001, '0 2000 4000 6000 8000 10000'],
    // A phone has no room for more numbers of that length.
    [100_001, '0 50000 100000'],
    [1_000_000, '0 500000 999999'],
  ])('of %d steps', (timesteps, expected) => {
    expect(texts(timestepTicks(timesteps)).join(' ')).toBe(expected);
  });

  it('are timesteps of the schedule, at their places, with room for their numbers on a phone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 1_000_000 }), (timesteps) => {
        const ticks = timestepTicks(timesteps);
        expectInOrder(ticks);
        for (const { at, text } of ticks) expect(at * (timesteps - 1)).toBeCloseTo(Number(text), 6);
        for (const [index, { at, text }] of ticks.entries()) {
          expect(Number.isInteger(Number(text))).toBe(true);
          if (index > 0) expect(240 * (at - (ticks[index - 1] as Tick).at)).toBeGreaterThan(8 * String(text).length);
        }
      }),
    );
  });
});

describe('an axis from zero', () => {
  it.each([
    [0.99998, 1, '0 0.2 0.4 0.6 0.8 1.0'],
    [0.02, 0.02, '0 0.005 0.010 0.015 0.020'],
    [0.0203, 0.025, '0 0.005 0.010 0.015 0.020 0.025'],
    [1.4e-5, 1.4e-5, '0 2e-6 4e-6 6e-6 8e-6 1e-5 1.2e-5 1.4e-5'],
  ])('of values up to %d ends at %d', (largest, top, expected) => {
    const axis = axisFromZero(largest, { name: null });
    expect(axis.domain[1]).toBeCloseTo(top, 12);
    expect(texts(axis.ticks).join(' ')).toBe(expected);
  });

  it('holds the largest value, has a tick at each end, and its numbers are true', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (largest) => {
        const {
          domain: [, top],
          ticks,
        } = axisFromZero(largest, { name: null });
        expect(top).toBeGreaterThanOrEqual(largest);
        expectInOrder(ticks);
        expect(ticks.at(-1)?.at).toBe(1);
        expect(ticks.length).toBeLessThanOrEqual(9);
        for (const { at, text } of ticks) expect(Number(english(text)) / top).toBeCloseTo(at, 6);
      }),
    );
  });
});

describe('a linear axis', () => {
  it('has ticks at the multiples of its step', () => {
    const { ticks } = linearAxis(3, 16, { name: 'cells', step: 2 });
    expect(texts(ticks)).toEqual(['4', '6', '8', '10', '12', '14', '16']);
    expect(ticks[0]?.at).toBeCloseTo(1 / 13, 12);
  });
});

describe('a logarithmic axis', () => {
  it.each([
    [2, 1, 16, '1 2 4 8 16'],
    [2, 1.5, 9, '2 4 8'],
    [10, 0.001, 10, '0.001 0.01 0.1 1 10'],
    // Of one axis all powers below 1 are written alike.
    [10, 0.0001, 10, '10⁻⁴ 10⁻³ 10⁻² 10⁻¹ 1 10'],
  ])('to base %d from %d to %d has a tick at each power', (base, start, end, expected) => {
    expect(texts(logAxis(start, end, { name: null, base }).ticks).join(' ')).toBe(expected);
  });

  it('turns values into positions and back', () => {
    const axis = logAxis(1, 256, { name: null, base: 2, steps: 8 });
    expect(positionOn(axis, 16)).toBe(0.5);
    expect([0, 0.5, 1].map((position) => valueAt(axis, position))).toEqual([1, 16, 256]);
    expect(positionOn(axis, 0)).toBe(-Infinity);
    expect([...sampled(axis, (x) => x)].map(Math.round)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256]);
  });

  it('reaches around all positive values, within its limits', () => {
    expect(decadesAround([0, 0.02, 300, Infinity], [0, 0], [-3, 6])).toEqual([0.01, 1000]);
    expect(decadesAround([1e-9, 1e9], [0, 0], [-3, 6])).toEqual([0.001, 1e6]);
    expect(decadesAround([], [0, 0], [-3, 6])).toEqual([1, 10]);
  });
});
