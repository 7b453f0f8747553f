import { createSchedule, forwardJumpCoefficients, type Schedule, type ScheduleKind } from '../../src/core/index.js';
import { CONTRAST, schedule } from './schedule.js';

// What is true where the lessons on noise ask. Places on a drawn curve may lie between two timesteps: the nearer one counts.

export const LAST = schedule.timesteps - 1;

/** The factors of the image and of the noise in (2), by the nearest timestep. */
export function scalesAt(t: number, of: Schedule = schedule) {
  const { a, sigma } = forwardJumpCoefficients(of, Math.min(of.timesteps - 1, Math.max(0, Math.round(t))));
  return { signal: a, noise: sigma };
}

/** The standard deviation of the noise in x_t, √(1-ᾱ_t). */
export const noiseDeviation = (t: number) => scalesAt(t).noise;

/** The standard deviation of what is left of the built-in image in x_t. */
export const imageDeviation = (t: number) => scalesAt(t).signal * CONTRAST;

/** The standard deviation of x_t, of all values together: image and noise are independent. */
export const stateDeviation = (t: number) => Math.hypot(imageDeviation(t), noiseDeviation(t));

/** How many standard deviations of the image the noise has. */
export const noiseToImage = (t: number) => noiseDeviation(t) / imageDeviation(t);

/** The first t at which the noise has the larger standard deviation. */
export const LEVEL = schedule.betas.findIndex((_, t) => noiseToImage(t) > 1);

/** The standard deviation of an image with a third of the contrast, and the first t at which the noise is stronger than it. */
export const PALE_CONTRAST = 0.11;
export const PALE = schedule.betas.findIndex((_, t) => scalesAt(t).noise > scalesAt(t).signal * PALE_CONTRAST);

/** The image’s share of the variance of x_t. */
export const imageShare = (t: number) => (imageDeviation(t) / stateDeviation(t)) ** 2;

/** The t at which the two factors are as near as they come. */
export const CROSSING = nearest((t) => scalesAt(t).noise / scalesAt(t).signal, 1);

/** Blocks of pixels that are averaged: a side, and at which t. */
export const AVERAGED = { side: 4, t: 200 } as const;

/** The standard deviation of independent noise that is averaged over a block. */
export const averagedNoise = noiseDeviation(AVERAGED.t) / AVERAGED.side;

/** What one value of a state takes by (2), once image and noise are there: a multiplication by each factor. */
export const JUMP_MULTIPLICATIONS = 2;

/** The share of the image’s scale that is taken for almost nothing. */
const FAINT = 0.1;

/** The first t at which less than a tenth of the image’s scale is left. */
export function faintFrom(kind: ScheduleKind): number {
  const of = createSchedule({ kind });
  return of.betas.findIndex((_, t) => scalesAt(t, of).signal < FAINT);
}

/** How many steps of a schedule leave less than a tenth of the image’s scale. */
export const faintSteps = (kind: ScheduleKind) => schedule.timesteps - faintFrom(kind);

/** How many times as many steps the linear schedule leaves so little for as the cosine one. */
export const FAINT_RATIO = faintSteps('linear') / faintSteps('cosine');

/** The share of the image’s variance that is left, ᾱ_t. */
export const varianceLeft = (t: number) => scalesAt(t).signal ** 2;

/** The factor by which (5) multiplies an error of the noise. */
export const errorFactor = (t: number) => scalesAt(t).noise / scalesAt(t).signal;

/** The error of the noise that a lesson assumes, and the first t at which the image’s error exceeds the contrast of the image. */
export const NOISE_ERROR = 0.2;
export const HIDDEN = schedule.betas.findIndex((_, t) => NOISE_ERROR * errorFactor(t) > CONTRAST);

/** By how much the squared error of x̂0 counts in losses on the noise, on v, and on the image. */
export const lossWeights = {
  epsilon: (t: number) => 1 / errorFactor(t) ** 2,
  v: (t: number) => 1 / scalesAt(t).noise ** 2,
  x0: () => 1,
} as const;

/** The mean square of the built-in image’s values, measured by a test. */
export const MEAN_SQUARE = 0.12;

/** The mean squared error of ε where a network returns x_t itself: of √ᾱ_t·x_0 + (√(1-ᾱ_t) - 1)·ε. */
export function copyLoss(t: number): number {
  const { signal, noise } = scalesAt(t);
  return signal ** 2 * MEAN_SQUARE + (1 - noise) ** 2;
}

function nearest(of: (t: number) => number, value: number): number {
  const distance = (t: number) => Math.abs(of(t) - value);
  return schedule.betas.reduce((best, _, t) => (distance(t) < distance(best) ? t : best), 0);
}
