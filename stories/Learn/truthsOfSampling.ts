import { createSchedule, forwardJumpCoefficients, gaussianPath } from '../../src/core/index.js';

// What readers predict in the lessons of points and paths. The tests of the lessons compute each number again.

/** Percent of the states at t = 500 from which DDIM ends on the moon that is nearest to the head of the arrow. */
export const SAME_MOON = 77;

/** How far apart two samples by DDPM from one start are in 50 steps, root mean square over starts. */
export const DDPM_APART = 1.9;

/** The evaluations with which DDIM is as near to the exact ends as DPM++ 2M with 32, both in steps even in log-SNR. */
export const DDIM_NEEDS = 207;

/** How far a particle of the SDE travels in 1000 steps, on average. */
export const SDE_LENGTH = 97;

const cosine = createSchedule({ kind: 'cosine' });
const flow = gaussianPath({ kind: 'flow' });
const shiftedFlow = gaussianPath({ kind: 'flow', shift: 3 });
const edm = gaussianPath({ kind: 'edm' });

/** The error of the image where the noise is wrong by a tenth, on the cosine schedule. */
export function errorByNoise(t: number): number {
  const { a, sigma } = forwardJumpCoefficients(cosine, Math.round(t));
  return (0.1 * sigma) / a;
}

/** The log-SNR of flow matching. */
export const flowClock = (t: number): number => flow.logSnr(t);

/** Percent of the time after which image and noise are equally strong: of EDM, and of flow matching, shifted by 3. */
export const EDM_SHARE = (100 * edm.timeAt(0)) / edm.end;
export const SHIFTED_SHARE = 100 * shiftedFlow.timeAt(0);

/** Four clusters: two pairs, at the left and at the right, of an upper and a lower cluster each. */
export const CLUSTERS = {
  points: [1.2, 0.3, 1.2, -0.3, -1.2, 0.3, -1.2, -0.3],
  deviation: 0.08,
  particles: 200,
  point: null,
} as const;

/** The log-SNR at which half a bit of a choice is left: left or right, and upper or lower. */
export const LEFT_OR_RIGHT = -0.32;
export const UPPER_OR_LOWER = 2.53;

/** Over how much log-SNR the bit of left or right falls from 0.9 to 0.1. */
export const LEFT_OR_RIGHT_SPAN = 3.3;

/** The highest cycles at which the cat is as strong as the noise, at a log-SNR of 3. */
export const VISIBLE_CYCLES = 39;

/** The standard deviation of the noise as a multiple of the factor of the data, σ/α. */
export const relativeNoise = (level: number): number => Math.exp(-level / 2);
