import type { Meaning } from '../../components/ink.js';
import type { Schedule } from '../../core/types.js';

/** How one quantity of a schedule is drawn and named. */
export interface Curve {
  /** The quantity at every t. */
  readonly values: (schedule: Schedule) => Float64Array;
  readonly tex: string;
  /** Its name for those who do not see the formula. */
  readonly words: string;
  /** What it scales. */
  readonly meaning: Meaning;
  /** Lengths of dashes and gaps in pixels, so that curves of one colour can be told apart; none is a solid line. */
  readonly dash?: string;
}

/** The curves by name, in the order in which their list reads best. */
export const curveTable = {
  betas: {
    values: ({ betas }) => betas,
    tex: String.raw`\beta_t`,
    words: 'beta_t',
    meaning: 'noise',
    dash: '5 3',
  },
  alphas: {
    values: ({ alphas }) => alphas,
    tex: String.raw`\alpha_t`,
    words: 'alpha_t',
    meaning: 'signal',
    dash: '2 3',
  },
  alphasSqrt: {
    values: ({ alphasSqrt }) => alphasSqrt,
    tex: String.raw`\sqrt{\alpha_t}`,
    words: 'the root of alpha_t',
    meaning: 'signal',
    dash: '9 3 2 3',
  },
  alphasCumprod: {
    values: ({ alphasCumprod }) => alphasCumprod,
    tex: String.raw`\bar\alpha_t`,
    words: 'cumulative alpha_t',
    meaning: 'signal',
    dash: '7 4',
  },
  alphasCumprodSqrt: {
    values: ({ alphasCumprodSqrt }) => alphasCumprodSqrt,
    tex: String.raw`\sqrt{\bar\alpha_t}`,
    words: 'the root of cumulative alpha_t, which scales x0,',
    meaning: 'signal',
  },
  oneMinusAlphasCumprodSqrt: {
    values: ({ oneMinusAlphasCumprod }) => oneMinusAlphasCumprod.map(Math.sqrt),
    tex: String.raw`\sqrt{1-\bar\alpha_t}`,
    words: 'the root of 1 minus cumulative alpha_t, which scales the noise,',
    meaning: 'noise',
  },
} as const satisfies Record<string, Curve>;

/** A quantity of a schedule that can be shown as a curve over t. */
export type CurveName = keyof typeof curveTable;

/** The names that `curves` may hold. */
export const curveNames = Object.keys(curveTable) as CurveName[];
