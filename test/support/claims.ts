import { expect } from 'vitest';
import { createSchedule, forwardJumpCoefficients, type Schedule } from '../../src/core/index.js';
import { numbersWithout } from './pageText.js';

/** The notebook's schedule, and its scales. */
export const linear = createSchedule();
export const signal = (t: number, schedule: Schedule = linear) => forwardJumpCoefficients(schedule, t).a;
export const noise = (t: number, schedule: Schedule = linear) => forwardJumpCoefficients(schedule, t).sigma;

/** What a lesson says of itself: its place, its subject, how long it takes. */
export const PLACE = /Lesson \d+ of \d+ · .+? · about \d+ minutes/;

/** The first timestep at which something holds. */
export function firstT(holds: (t: number) => boolean, schedule: Schedule = linear): number {
  return schedule.betas.findIndex((_, t) => holds(t));
}

/**
 * Expects that a page says what was computed, and no number beside it.
 *
 * @param claims - what the page must say word for word, with every number computed.
 * @param given - numbers that are not results: counts, ranges, timesteps that a sentence chooses.
 */
export function expectClaims(text: string, claims: readonly string[], given: readonly (string | RegExp)[]): void {
  for (const claim of claims) expect(text).toContain(claim);
  // Longer ones first, as one may be part of another.
  const known = [...claims].sort((a, b) => b.length - a.length);
  expect(numbersWithout(text, [...known, ...given])).toEqual([]);
}
