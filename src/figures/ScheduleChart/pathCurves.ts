import type { GaussianPath } from '../../core/types.js';
import { messages as linking } from '../../equations/messages.js';
import type { Curve } from './curves.js';
import { messages } from './messages.js';

/** How one quantity of a path is drawn and named. */
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
    explained: messages.alphaOfPath,
    meaning: 'signal',
  },
  sigma: {
    valueAt: (path, t) => path.sigma(t),
    tex: String.raw`\sigma_t`,
    words: linking.pathSigma,
    explained: messages.sigmaOfPath,
    meaning: 'noise',
    dash: '14 3',
  },
  logSnr: {
    valueAt: (path, t) => path.logSnr(t),
    tex: String.raw`\ln(\alpha_t^2/\sigma_t^2)`,
    words: messages.logSnr,
    meaning: 'mean',
  },
} as const satisfies Record<string, PathCurve>;

/** A quantity of a path that `ScheduleChart` can draw over t. */
export type PathCurveName = keyof typeof pathCurveTable;

/** All names that `curves` may list with a path. */
export const pathCurveNames = Object.keys(pathCurveTable) as PathCurveName[];
