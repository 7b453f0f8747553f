import { expect } from 'vitest';

type Numbers = ArrayLike<number>;

/** Fails, with the worst place, unless every value is within an absolute tolerance of what is expected. */
export function expectWithin(actual: Numbers, expected: Numbers, tolerance: number): void {
  expectEach(actual, expected, (value, wanted) => Math.abs(value - wanted), tolerance);
}

/** Fails, with the worst place, unless every value is within a tolerance relative to what is expected. */
export function expectRelative(actual: Numbers, expected: Numbers, tolerance: number): void {
  const distance = (value: number, wanted: number) =>
    value === wanted ? 0 : Math.abs(value - wanted) / Math.abs(wanted);
  expectEach(actual, expected, distance, tolerance);
}

/** Fails, with the first place, unless every value is what is expected, bit for bit; `toEqual` takes far longer for thousands. */
export function expectSame(actual: Numbers, expected: Numbers): void {
  expect(actual.length).toBe(expected.length);
  let at = 0;
  while (at < actual.length && Object.is(actual[at], expected[at])) at++;
  expect(at, `value ${at} is ${actual[at]}, expected ${expected[at]}`).toBe(actual.length);
}

function expectEach(
  actual: Numbers,
  expected: Numbers,
  distance: (value: number, wanted: number) => number,
  tolerance: number,
): void {
  expect(actual.length).toBe(expected.length);
  let worst = { index: -1, distance: 0, value: 0, wanted: 0 };
  for (let index = 0; index < actual.length; index++) {
    const [value, wanted] = [actual[index] as number, expected[index] as number];
    const apart = distance(value, wanted);
    // Not "apart > worst": NaN has to count as the worst of all.
    if (!(apart <= worst.distance)) worst = { index, distance: apart, value, wanted };
    if (Number.isNaN(apart)) break;
  }
  const where = `value ${worst.index} is ${worst.value}, expected ${worst.wanted}`;
  expect(worst.distance, where).toBeLessThanOrEqual(tolerance);
}
