import { describe, it } from 'vitest';
import {
  forwardJumpCoefficients,
  forwardStepCoefficients,
  posteriorMeanCoefficients,
  predictX0Coefficients,
  reverseStepCoefficients,
} from '../../src/process/coefficients.js';
import { createSchedule } from '../../src/process/schedule.js';
import type { Coefficients } from '../../src/process/types.js';
import { expectWithin } from './close.js';
import { flat, type GoldenProcess, type Nested } from './golden.js';

/** Far above what float64 loses, even where (5) divides by √ᾱ = 0.006. */
const TOLERANCE = 1e-12;

/** Compares the updates that the coefficients make, in float64, with the golden results. */
export function testCoefficients({ schedule: options, x0, steps }: GoldenProcess): void {
  const schedule = createSchedule(options);

  describe.each(steps)('at t = $t', (step) => {
    const { t, z, epsilon } = step;

    it('forwardJump is √ᾱ·x0 + √(1-ᾱ)·ε', () => {
      expectUpdate(forwardJumpCoefficients(schedule, t), { x: x0, z: epsilon }, step.forwardJump);
    });

    it('forwardStep is √α·x_{t-1} + √β·ε', () => {
      expectUpdate(forwardStepCoefficients(schedule, t), { x: x0, z: epsilon }, step.forwardStep);
    });

    it('predictX0 takes x0 back out of x_t', () => {
      expectUpdate(predictX0Coefficients(schedule, t), { x: step.forwardJump, y: epsilon }, step.predictX0);
    });

    it('reverseStep adds √β·z to the posterior mean of x̂0', () => {
      expectUpdate(
        reverseStepCoefficients(schedule, t),
        { x: step.predictX0, y: step.forwardJump, z },
        step.reverseStep,
      );
    });

    if (t === 0) return;

    it('posteriorMean blends x0 and x_t', () => {
      expectUpdate(
        posteriorMeanCoefficients(schedule, t),
        { x: x0, y: step.forwardJump },
        step.posteriorMean as Nested,
      );
    });

    it('the mean of forwardJump is √ᾱ_{t-1}·x0 a step earlier', () => {
      const { a } = forwardJumpCoefficients(schedule, t - 1);
      expectUpdate({ a, b: 0, sigma: 0 }, { x: x0 }, step.forwardMeanPrev as Nested);
    });
  });
}

function expectUpdate({ a, b, sigma }: Coefficients, operands: { x: Nested; y?: Nested; z?: Nested }, golden: Nested) {
  const expected = flat(golden);
  const valuesOf = (operand: Nested | undefined) => (operand === undefined ? expected.map(() => 0) : flat(operand));
  const [x, y, z] = [valuesOf(operands.x), valuesOf(operands.y), valuesOf(operands.z)];
  const actual = x.map((value, i) => a * value + b * (y[i] as number) + sigma * (z[i] as number));
  expectWithin(actual, expected, TOLERANCE);
}
