import type { Coefficients, PredictionTarget } from '../process/types.js';

/** The name of a convention, as in an address. */
export type ConventionName = 'ddpm' | 'ddim' | 'ldm' | 'edm' | 'sd3' | 'mit' | 'lucidrains';

/** The name of a formula, which is the quantity that it computes. */
export type ConventionFormulaName = 'forward' | 'target' | 'x0' | 'epsilon' | 'step' | 'logSnr';

/** The name of a symbol, which is the quantity that it stands for. */
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
  /** The smallest usual time. For EDM, which takes every σ, it is the smallest σ of the sampler. */
  readonly least: number;
  /** The largest usual time. For EDM it is the largest σ of the sampler. */
  readonly most: number;
  /** Whether networks are trained only at integers. The functions of the convention also take times between them, where ln ᾱ is linear. */
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
  /** The name that readers know: `EDM, k-diffusion`. */
  readonly title: string;
  readonly sources: readonly ConventionSource[];
  readonly time: ConventionTime;
  /** The target of the network. */
  readonly predicts: PredictionTarget;
  /** The sign of the velocity, −1 if t runs from the noise to the data. It is absent for other targets. */
  readonly velocitySign?: 1 | -1 | undefined;
  /** The symbols that the convention uses. */
  readonly symbols: Readonly<Partial<Record<ConventionSymbolName, ConventionText>>>;
  readonly formulas: Readonly<Record<ConventionFormulaName, ConventionText>>;
  /** Lines of NumPy that compute the usual noise levels. */
  readonly setup: string;
  /** Sentences about common pitfalls, with TeX between dollar signs and code between backticks. */
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
  /** ln(a²/b²), which is ∞ for the clean image and −∞ for pure noise. */
  logSnr(t: number): number;
  /** The time with the given logSnr, or null if the convention has no time with it. */
  timeAt(logSnr: number): number | null;
  /** The target of the network for a value of x0 and of ε at the time t. */
  target(x0: number, epsilon: number, t: number): number;
  /** x̂0 from a state and a prediction of the network. */
  x0(xt: number, prediction: number, t: number): number;
  /** ε̂ from a state and a prediction of the network. */
  epsilon(xt: number, prediction: number, t: number): number;
  /** The state at the time s after one deterministic step from t: a(s)·x̂0 + b(s)·ε̂, which is DDIM without noise. */
  step(xt: number, prediction: number, t: number, s: number): number;
}

/** A time in another convention, and the factors that convert a state and a prediction to that convention. */
export interface Translation {
  /** The time in the other convention. */
  readonly t: number;
  /** The factor by which a state is multiplied to give the state in the other convention. */
  readonly stateScale: number;
  /** The prediction in the other convention is a times the state plus b times the prediction in this one; sigma is 0. */
  readonly prediction: Coefficients;
}
