import type { Text } from '../i18n/message.js';
import type { GaussianPath, Schedule } from '../process/types.js';
import type { Meaning } from '../ui/ink.js';
import { curveMessages } from './curveMessages.js';
import { equationMessages } from './equationMessages.js';
import { messages as linking } from './messages.js';

/** The style and the name of a schedule's quantity in a chart. */
export interface Curve {
  /** The quantity at every t. */
  readonly values: (schedule: Schedule) => Float64Array;
  readonly tex: string;
  /** The name in words, for screen readers. */
  readonly words: Text;
  /** The name as the subject of a sentence that explains the curve; defaults to `words`. */
  readonly explained?: Text | undefined;
  /** The ink of the quantity that the curve scales: the image or the noise. */
  readonly ink: Meaning;
  /** Lengths of dashes and gaps in pixels, which tell the curves apart without their colours; a solid line has none. */
  readonly dash?: string | undefined;
}

/** The curves by name. √ᾱ_t and √(1-ᾱ_t) are the two factors of the forward jump, (2). */
export const curveTable = {
  betas: {
    values: ({ betas }) => betas,
    tex: String.raw`\beta_t`,
    words: equationMessages.beta,
    ink: 'noise',
    dash: '5 3',
  },
  alphas: {
    values: ({ alphas }) => alphas,
    tex: String.raw`\alpha_t`,
    words: equationMessages.alpha,
    ink: 'signal',
    dash: '2 3',
  },
  alphasSqrt: {
    values: ({ alphasSqrt }) => alphasSqrt,
    tex: String.raw`\sqrt{\alpha_t}`,
    words: linking.alphasSqrt,
    ink: 'signal',
    dash: '9 3 2 3',
  },
  alphasCumprod: {
    values: ({ alphasCumprod }) => alphasCumprod,
    tex: String.raw`\bar\alpha_t`,
    words: equationMessages.cumulativeAlpha,
    ink: 'signal',
    dash: '9 3 2 3 2 3',
  },
  alphasCumprodSqrt: {
    values: ({ alphasCumprodSqrt }) => alphasCumprodSqrt,
    tex: String.raw`\sqrt{\bar\alpha_t}`,
    words: linking.alphasCumprodSqrt,
    explained: curveMessages.scaleOfX0,
    ink: 'signal',
  },
  oneMinusAlphasCumprodSqrt: {
    values: ({ oneMinusAlphasCumprod }) => oneMinusAlphasCumprod.map(Math.sqrt),
    tex: String.raw`\sqrt{1-\bar\alpha_t}`,
    words: linking.oneMinusAlphasCumprodSqrt,
    explained: curveMessages.scaleOfNoise,
    ink: 'noise',
    dash: '14 3',
  },
} as const satisfies Record<string, Curve>;

/** A quantity of a schedule that `ScheduleChart` can draw over t. */
export type CurveName = keyof typeof curveTable;

/** All names that `curves` may list. */
export const curveNames = Object.keys(curveTable) as CurveName[];

/** The style and the name of a path's quantity in a chart. */
export interface PathCurve extends Omit<Curve, 'values'> {
  /** The quantity at a time. */
  readonly valueAt: (path: GaussianPath, t: number) => number;
}

/** The curves by name. α_t and σ_t are the factors of x_0 and of the noise in x_t; see `gaussianPath`. */
export const pathCurveTable = {
  alpha: {
    valueAt: (path, t) => path.alpha(t),
    tex: String.raw`\alpha_t`,
    words: linking.pathAlpha,
    explained: curveMessages.alphaOfPath,
    ink: 'signal',
  },
  sigma: {
    valueAt: (path, t) => path.sigma(t),
    tex: String.raw`\sigma_t`,
    words: linking.pathSigma,
    explained: curveMessages.sigmaOfPath,
    ink: 'noise',
    dash: '14 3',
  },
  logSnr: {
    valueAt: (path, t) => path.logSnr(t),
    tex: String.raw`\ln(\alpha_t^2/\sigma_t^2)`,
    words: curveMessages.logSnr,
    ink: 'mean',
  },
} as const satisfies Record<string, PathCurve>;

/** A quantity of a path that `ScheduleChart` can draw over t. */
export type PathCurveName = keyof typeof pathCurveTable;

/** All names that `curves` may list with a path. */
export const pathCurveNames = Object.keys(pathCurveTable) as PathCurveName[];
