import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logSnr } from '../../src/process/coefficients.js';
import { equalScales, nearestTimestep, noiseOvertakes } from '../../src/process/crossings.js';
import { createSchedule } from '../../src/process/schedule.js';
import { anyScheduleOptions } from '../support/arbitraries.js';
import { goldenSchedules } from '../support/golden.js';

/** The standard deviation of the built-in image. */
const CAT = 0.33;

describe('the usual schedules', () => {
  it.each([
    ['linear', 258, 97],
    ['quadratic', 417, 188],
    ['sigmoid', 438, 252],
    ['cosine', 495, 196],
  ] as const)('%s: equal scales at %d, and noise over the cat from %d', (kind, equal, over) => {
    const schedule = createSchedule({ kind });
    expect(equalScales(schedule)).toBe(equal);
    expect(noiseOvertakes(schedule, CAT)).toBe(over);
  });
});

describe.each(goldenSchedules())('$kind, $timesteps steps from $betaStart to $betaEnd', (golden) => {
  const { kind, timesteps: count, betaStart, betaEnd } = golden;
  const schedule = createSchedule({ kind, timesteps: count, betaStart, betaEnd });
  const timesteps = golden.t ?? golden.betas.map((_, t) => t);

  it('has each golden signal-to-noise ratio at the t of it', () => {
    const found = timesteps.map((_, index) => {
      const [signal, noise] = [golden.alphasCumprod[index], golden.oneMinusAlphasCumprod[index]] as [number, number];
      return nearestTimestep(schedule, Math.log(signal) - Math.log(noise));
    });
    expect(found).toEqual(timesteps);
  });
});

it('finds the t whose log-SNR is nearest, within one step of it', () => {
  fc.assert(
    fc.property(anyScheduleOptions, fc.double({ min: -40, max: 40, noNaN: true }), (options, value) => {
      const schedule = createSchedule(options);
      const distances = Array.from(schedule.betas, (_, t) => Math.abs(logSnr(schedule, t) - value));
      const t = nearestTimestep(schedule, value);
      expect(distances[t]).toBe(Math.min(...distances));
    }),
  );
});

it('finds the first t at which noise exceeds the contrast', () => {
  const contrasts = fc.double({ min: 0.01, max: 1, noNaN: true });
  fc.assert(
    fc.property(anyScheduleOptions, contrasts, (options, contrast) => {
      const schedule = createSchedule(options);
      const t = noiseOvertakes(schedule, contrast) ?? schedule.timesteps;
      // Rounding may decide where the two are equal to all but the last digits.
      const excess = (t: number) => -2 * Math.log(contrast) - logSnr(schedule, t);
      if (t < schedule.timesteps) expect(excess(t)).toBeGreaterThan(-1e-9);
      if (t > 0) expect(excess(t - 1)).toBeLessThan(1e-9);
    }),
  );
});

it('says that there is no such t in a schedule that stays clean, or begins noisy', () => {
  const clean = createSchedule({ timesteps: 10 });
  expect(equalScales(clean)).toBeNull();
  expect(noiseOvertakes(clean, CAT)).toBeNull();
  const noisy = createSchedule({ betas: [0.9, 0.95] });
  expect(equalScales(noisy)).toBeNull();
  expect(noiseOvertakes(noisy, CAT)).toBe(0);
});

it('has noise overtake an image of one colour at once', () => {
  expect(noiseOvertakes(createSchedule(), 0)).toBe(0);
});
