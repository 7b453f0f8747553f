import type { Coefficients, PredictionTarget } from '../process/types.js';

/** The name of a convention, as in an address. */
export type ConventionName = 'ddpm' | 'ddim' | 'ldm' | 'edm' | 'sd3' | 'mit' | 'lucidrains';

/** What a formula of a convention computes. */
export type ConventionFormulaName = 'forward' | 'target' | 'x0' | 'epsilon' | 'step' | 'logSnr';

/** What a symbol of a convention stands for. */
export type ConventionSymbolName =
  | 'x0'
  | 'epsilon'
  | 'xt'
  | 'prediction'
  | 'x0Hat'
  | 'epsilonHat'
  | 'xs'
  | 'time'
  | 'nextTime'
  | 'alphaBar'
  | 'nextAlphaBar'
  | 'target'
  | 'logSnr';

/** A symbol or a formula, as a paper and as a program writes it. */
export interface ConventionText {
  /** TeX, without dollar signs. */
  readonly tex: string;
  /** One line of Python. */
  readonly code: string;
}

/** How a convention counts its time. */
export interface ConventionTime {
  /** The smallest and the largest time that is usual. EDM takes every σ: these are the ends of its sampler. */
  readonly least: number;
  readonly most: number;
  /** Whether a network is trained at integers only. Its functions take the times between two integers too, where ln ᾱ is linear. */
  readonly isInteger: boolean;
  /** The time of the clean image. */
  readonly clean: number;
  /** The range in a few words: `t = 1, 2, …, 1000`. */
  readonly range: string;
}

/** A paper or a file of a repository. */
export interface ConventionSource {
  readonly name: string;
  readonly url: string;
}

/** The part of a convention that is plain data: `JSON.stringify` leaves out the rest. */
export interface ConventionData {
  readonly name: ConventionName;
  /** How readers know it: `EDM, k-diffusion`. */
  readonly title: string;
  readonly sources: readonly ConventionSource[];
  readonly time: ConventionTime;
  /** The target of the network. */
  readonly predicts: PredictionTarget;
  /** The sign of the velocity: −1 where t runs from the noise to the data. None for other targets. */
  readonly velocitySign?: 1 | -1 | undefined;
  /** The symbols; those that a convention does not use are absent. */
  readonly symbols: Readonly<Partial<Record<ConventionSymbolName, ConventionText>>>;
  readonly formulas: Readonly<Record<ConventionFormulaName, ConventionText>>;
  /** Lines of NumPy that make the usual noise levels. */
  readonly setup: string;
  /** Whole sentences on what surprises readers, with TeX between dollar signs and code between backticks. */
  readonly notes: readonly string[];
}

/**
 * How one paper or program writes a diffusion model: its state is a·x0 + b·ε, where ε is standard normal. A function takes the time as the
 * convention counts it, and single values of an image.
 */
export interface Convention extends ConventionData {
  /** a: the scale of x0 in the state. */
  signalScale(t: number): number;
  /** b: the scale of ε in the state. */
  noiseScale(t: number): number;
  /** ln(a²/b²): ∞ for the clean image, and −∞ where there is only noise. */
  logSnr(t: number): number;
  /** The time at which logSnr has a value; null where the convention has no such level. */
  timeAt(logSnr: number): number | null;
  /** What the network is trained to return for x0 and ε. */
  target(x0: number, epsilon: number, t: number): number;
  /** x̂0 from a state and a prediction of the network. */
  x0(xt: number, prediction: number, t: number): number;
  /** ε̂ from the same. */
  epsilon(xt: number, prediction: number, t: number): number;
  /** The state at the time s after one deterministic step from t: a(s)·x̂0 + b(s)·ε̂, which is DDIM without noise. */
  step(xt: number, prediction: number, t: number, s: number): number;
}

/** What becomes of a time, a state and a prediction in another convention. */
export interface Translation {
  /** The time in the other convention. */
  readonly t: number;
  /** The state there is this factor times the state here. */
  readonly stateScale: number;
  /** The prediction there is a times the state here and b times the prediction here; sigma is 0. */
  readonly prediction: Coefficients;
}
