import fc from 'fast-check';
import { expect, it } from 'vitest';
import { logSnr } from '../../src/process/coefficients.js';
import { gaussianPath } from '../../src/process/gaussianPath.js';
import { pathOf } from '../../src/process/pathOf.js';
import { createSchedule } from '../../src/process/schedule.js';
import type { Schedule } from '../../src/process/types.js';
import { schedulerFromConfig } from '../../src/schedulers/index.js';
import { usualSchedule } from '../support/arbitraries.js';
import { expectRelative, expectWithin } from '../support/close.js';

it('runs through the knots of its schedule', () => {
  fc.assert(
    fc.property(usualSchedule, (schedule) => {
      const path = pathOf(schedule);
      expect([path.kind, path.start, path.end]).toEqual(['schedule', 0, schedule.timesteps - 1]);
      const knots = Array.from(schedule.betas, (_, t) => t);
      expectRelative(knots.map(path.alpha), schedule.alphasCumprodSqrt, 1e-12);
      expectRelative(knots.map(path.sigma), schedule.oneMinusAlphasCumprod.map(Math.sqrt), 1e-12);
      const ratios = knots.map((t) => logSnr(schedule, t));
      expectWithin(knots.map(path.logSnr), ratios, 1e-9);
      expectWithin(ratios.map(path.timeAt), knots, 1e-6);
    }),
    { numRuns: 30 },
  );
});

it('has a constant rate of noise between knots, whose slopes are those of finite differences', () => {
  const schedule = createSchedule({ kind: 'cosine', timesteps: 50 });
  const path = pathOf(schedule);
  for (const t of [0.3, 7.5, 25.2, 47.9]) {
    const [before, after] = [path.alpha(Math.floor(t)), path.alpha(Math.ceil(t))];
    expectRelative([path.alpha(t)], [before * (after / before) ** (t % 1)], 1e-12);
    const rise = (scale: (t: number) => number) => (scale(t + 1e-6) - scale(t - 1e-6)) / 2e-6;
    expectWithin([path.slopes(t).alpha, path.slopes(t).sigma], [rise(path.alpha), rise(path.sigma)], 1e-8);
  }
});

it('is up to 0.095 in logSnr from the continuous path of the same kind', () => {
  const [path, limit] = [pathOf(createSchedule()), gaussianPath({ kind: 'vp-linear' })];
  const apart = Array.from({ length: 1000 }, (_, t) => Math.abs(path.logSnr(t) - limit.logSnr((t + 1) / 1000)));
  expectWithin([Math.max(...apart)], [0.0948], 1e-4);
});

it('goes on falling where ᾱ is too small for a float64', () => {
  const path = pathOf(createSchedule({ betas: new Array(400).fill(0.9) }));
  expectWithin([path.logSnr(398.5)], [399.5 * Math.log(0.1)], 1e-9);
  expectWithin([path.timeAt(399.5 * Math.log(0.1))], [398.5], 1e-9);
});

it('falls evenly to 0 in a last step that takes all of the signal', () => {
  const { process } = schedulerFromConfig({ _class_name: 'DDIMScheduler', rescale_betas_zero_snr: true });
  const path = pathOf(process as Schedule);
  const before = path.alpha(998);
  expect([path.alpha(999), path.sigma(999), path.logSnr(999)]).toEqual([0, 1, -Infinity]);
  expectRelative([path.alpha(998.25), path.alpha(998.5)], [0.75 * before, 0.5 * before], 1e-12);
  for (const t of [998.25, 998.5, 999]) {
    const [alpha, sigma] = [path.alpha(t), path.sigma(t)];
    expectRelative([path.slopes(t).alpha, path.slopes(t).sigma + 1], [-before, (alpha * before) / sigma + 1], 1e-12);
  }
  expectWithin([path.timeAt(path.logSnr(998.7)), path.timeAt(-Infinity)], [998.7, 999], 1e-9);
});

it('of one step is one knot', () => {
  const path = pathOf(createSchedule({ betas: [0.36] }));
  expectWithin([path.start, path.end, path.alpha(0), path.sigma(0)], [0, 0, 0.8, 0.6], 1e-12);
});

it.each([null, {}, { kind: 'linear' }, gaussianPath()])('refuses %o', (schedule) => {
  expect(() => pathOf(schedule as Schedule)).toThrow(/^invalid schedule: .*; expected what createSchedule returns$/);
});

it('refuses a logSnr that is no number', () => {
  const path = pathOf(createSchedule({ timesteps: 10 }));
  for (const value of [Number.NaN, '0']) {
    expect(() => path.timeAt(value as number)).toThrow(/^invalid logSnr: (NaN|"0"); expected a number$/);
  }
});

it('refuses t outside the knots', () => {
  const path = pathOf(createSchedule({ timesteps: 10 }));
  for (const t of [-0.5, 9.5]) {
    expect(() => path.alpha(t)).toThrow(new RangeError(`invalid t: ${t}; expected a number in 0 <= t <= 9`));
  }
});
