import { describe, expect, it } from 'vitest';
import { logSnr } from '../../src/process/coefficients.js';
import { x0Coefficients } from '../../src/process/predictions.js';
import { posteriorVariance, samplerCoefficients } from '../../src/process/samplers.js';
import { createSchedule } from '../../src/process/schedule.js';
import type { PredictionTarget, Sampler } from '../../src/process/types.js';
import { type GoldenStride, goldenSamplerNames } from './golden.js';

const RELATIVE_TOLERANCE = 1e-10;
const ABSOLUTE_TOLERANCE = 1e-12;

const samplers: Record<(typeof goldenSamplerNames)[number], Sampler> = {
  'ddpm-beta': { kind: 'ddpm', variance: 'beta' },
  'ddpm-posterior': { kind: 'ddpm', variance: 'posterior' },
  'ddim-0': { kind: 'ddim', eta: 0 },
  'ddim-0.3': { kind: 'ddim', eta: 0.3 },
  'ddim-1': { kind: 'ddim', eta: 1 },
};
const predictions: readonly PredictionTarget[] = ['epsilon', 'x0', 'v'];

/** Compares each step's coefficients, and what else belongs to its timesteps, with the golden values. */
export function testStrides(strides: readonly GoldenStride[]): void {
  describe.each(strides)('$kind, from t = $t to s = $s', (golden) => {
    const { kind, timesteps, betaStart, betaEnd, t, s } = golden;
    const schedule = createSchedule({ kind, timesteps, betaStart, betaEnd });

    it.each(goldenSamplerNames)('has the golden coefficients of %s', (name) => {
      const { a, b, sigma } = samplerCoefficients(schedule, t, s, samplers[name]);
      expectGolden([a, b, sigma], [golden[name].a, golden[name].b, golden[name].sigma]);
    });

    it.each(predictions)('has the golden x̂0 of a network that predicts %s', (predicts) => {
      const { a, b, sigma } = x0Coefficients(predicts, schedule, t);
      expectGolden([a, b, sigma], [golden.x0From[predicts].a, golden.x0From[predicts].b, 0]);
    });

    it('has the golden posterior variance and signal-to-noise ratio', () => {
      const actual = [posteriorVariance(schedule, t, s), logSnr(schedule, t)];
      expectGolden(actual, [golden.posteriorVariance, golden.logSnr]);
    });
  });
}

function expectGolden(actual: readonly number[], golden: readonly number[]): void {
  golden.forEach((wanted, index) => {
    const tolerance = Math.max(ABSOLUTE_TOLERANCE, RELATIVE_TOLERANCE * Math.abs(wanted));
    const value = actual[index] as number;
    expect(Math.abs(value - wanted), `value ${index} is ${value}, expected ${wanted}`).toBeLessThanOrEqual(tolerance);
  });
}
