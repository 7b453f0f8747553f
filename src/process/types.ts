/** The growth of β with t. */
export type ScheduleKind = 'linear' | 'quadratic' | 'sigmoid' | 'cosine';

/** The options of `createSchedule`: a rule, or all β_t. `createSchedule` documents their ranges and defaults. */
export type ScheduleOptions = RuleOptions | BetasOptions;

interface RuleOptions {
  /** The growth of β with t; defaults to `'linear'`. */
  kind?: ScheduleKind | null | undefined;
  /** Number of steps, a positive integer of at most 1,000,000; defaults to 1000. */
  timesteps?: number | null | undefined;
  /** The first β, in (0, 1); defaults to 1e-4. The cosine kind ignores it. */
  betaStart?: number | null | undefined;
  /** The last β, in [betaStart, 1); defaults to 0.02. The cosine kind ignores it. */
  betaEnd?: number | null | undefined;
  /** See the other form of the options. */
  betas?: null | undefined;
}

interface BetasOptions {
  /** Every β_t, 1 to 1,000,000 numbers in (0, 1). Do not give other options with `betas`. */
  betas: readonly number[] | Float64Array;
  kind?: null | undefined;
  timesteps?: null | undefined;
  betaStart?: null | undefined;
  betaEnd?: null | undefined;
}

/** A noise schedule. Frozen; every array has `timesteps` float64 entries, indexed by the 0-based t. */
export interface Schedule {
  /** `'custom'` if made from betas. */
  readonly kind: ScheduleKind | 'custom';
  readonly timesteps: number;
  /** β at t = 0. */
  readonly betaStart: number;
  /** β at t = timesteps - 1. */
  readonly betaEnd: number;
  /** β_t: the variance of the noise that step t adds. */
  readonly betas: Float64Array;
  /** α_t = 1 - β_t. */
  readonly alphas: Float64Array;
  /** √α_t: the scale of x_{t-1} in x_t. */
  readonly alphasSqrt: Float64Array;
  /** ᾱ_t = α_0 · … · α_t. */
  readonly alphasCumprod: Float64Array;
  /** √ᾱ_t: the scale of x0 in x_t. */
  readonly alphasCumprodSqrt: Float64Array;
  /** 1 - ᾱ_t: the variance of all noise up to t, accurate even near 0. */
  readonly oneMinusAlphasCumprod: Float64Array;
}

/** A family of paths from the data to noise in continuous time; see `gaussianPath`. */
export type GaussianPathKind =
  | 'vp-linear'
  | 'vp-scaled-linear'
  | 'cosine'
  | 'sigmoid'
  | 'zero-snr'
  | 've'
  | 'edm'
  | 'flow';

/** The options of a path; see `gaussianPath` for ranges and defaults. A kind ignores the options of other kinds. */
export interface GaussianPathOptions {
  /** Defaults to `'vp-linear'`. */
  kind?: GaussianPathKind | null | undefined;
  /** Takes 2·ln(shift) from logSnr at every t; above 0, defaults to 1. */
  shift?: number | null | undefined;
  /** β at t = 0; defaults to 0.1 for `'vp-linear'`, to 0.85 for `'vp-scaled-linear'` and `'zero-snr'`. */
  betaStart?: number | null | undefined;
  /** β at t = 1; defaults to 20 for `'vp-linear'`, to 12 for `'vp-scaled-linear'` and `'zero-snr'`. */
  betaEnd?: number | null | undefined;
  /** The offset of `'cosine'`, in [0, 1]; defaults to 0.008. */
  s?: number | null | undefined;
  /** σ at t = 0 of `'ve'`; defaults to 0.01. */
  sigmaStart?: number | null | undefined;
  /** σ at t = 1 of `'ve'`; defaults to 50. */
  sigmaEnd?: number | null | undefined;
  /** The last t of `'edm'`, and its largest σ; defaults to 80. */
  end?: number | null | undefined;
}

/**
 * A path as plain data, `{ path: 'flow', shift: 3 }`: the options of `gaussianPath`, with `path` for its kind. A
 * figure's `schedule` has this form in attributes, addresses and copied code.
 */
export interface PathOptions extends Omit<GaussianPathOptions, 'kind'> {
  path: GaussianPathKind;
  /** The kind of a schedule. A path has none. */
  kind?: undefined;
}

/** x_t = α(t)·x0 + σ(t)·ε in continuous time, from the data at `start` to noise at `end`. Frozen. */
export interface GaussianPath {
  /** `'schedule'` if it runs through the knots of a discrete schedule. */
  readonly kind: GaussianPathKind | 'schedule';
  /** The least and the largest t. */
  readonly start: number;
  readonly end: number;
  /** The scale of x0 in x_t. */
  alpha(t: number): number;
  /** The scale of the noise in x_t. */
  sigma(t: number): number;
  /** dα/dt and dσ/dt. */
  slopes(t: number): { readonly alpha: number; readonly sigma: number };
  /** ln(α²/σ²), which falls as t grows. DPM-Solver's λ is half of it. */
  logSnr(t: number): number;
  /** The t of a log signal-to-noise ratio; the nearer end for one that the path does not reach. */
  timeAt(logSnr: number): number;
}

/** The process that adds noise to the data, in discrete or in continuous time. */
export type Process = Schedule | GaussianPath;

/**
 * A schedule or a path where its options may stand as well. The type has no `kind`, because editors complete that of options, and would
 * offer kinds that no options have.
 */
export type Made<P extends Process> = Omit<P, 'kind'>;

/** The sampler of a step from x_t to an earlier x_s; see `samplerCoefficients`. */
export type Sampler =
  /** Ho et al. 2020: noise of variance β between s and t, or of the posterior variance β̃. */
  | { readonly kind: 'ddpm'; readonly variance: 'beta' | 'posterior' }
  /** Song et al. 2021: noise with η times the posterior's standard deviation, 0 ≤ η ≤ 1. */
  | { readonly kind: 'ddim'; readonly eta: number };

/** The spacing of a sampler's times; see `sampleTimes`. */
export interface SampleTimesOptions {
  /** The quantity that is evenly spaced; defaults to `'time'`. */
  readonly spacing?: 'time' | 'logSnr' | 'karras' | undefined;
  /** ρ of `'karras'`, above 0; defaults to 7. */
  readonly rho?: number | undefined;
}

/** The solver that takes the probability flow from x_t to an earlier x_s; see `samplerCoefficients`. */
export type Solver =
  /** A straight line: in σ/α, which is DDIM, or in t, along the velocity. */
  | { readonly kind: 'euler'; readonly in: 'sigma' | 'time' }
  /** Karras et al. 2022: the mean of the slopes at both ends, from two predictions. */
  | { readonly kind: 'heun'; readonly in: 'sigma' | 'time' }
  /** DPM-Solver++ (2M) of Lu et al. 2022: with the prediction of the step before; with `sde` its form with noise. */
  | { readonly kind: 'dpm++'; readonly sde?: boolean | undefined };

/** A sampler or solver that takes a step with one prediction, and uses nothing from the step before. */
export type FirstOrderSampler = Sampler | Extract<Solver, { kind: 'euler' }>;

/**
 * The target of a network, which it predicts from x_t = α·x0 + σ·ε: the noise ε in it, the clean x0, v = α·ε - σ·x0,
 * the velocity u = α'·x0 + σ'·ε of flow matching (slopes in t), or the score -ε/σ.
 */
export type PredictionTarget = 'epsilon' | 'x0' | 'v' | 'velocity' | 'score';

/**
 * The part of a denoiser that a quantity uses: a network or a formula that predicts a target from every x_t of one
 * process, which for most figures is a schedule. The `Denoiser` of `diffusion-figures/tensor` documents the arguments
 * and the result of `predict`.
 */
export interface Predictor<P extends Process = Schedule> {
  /** The target of the prediction. */
  readonly predicts: PredictionTarget;
  /** The schedule that its t counts on, or the path in whose time it is. */
  readonly schedule: P;
  /** The name of the denoiser in figures: "U-Net of 250,000 weights"; defaults to "your own". */
  readonly label?: string | undefined;
  predict(xt: never, t: number): unknown;
}

/** The scalars of one linear-Gaussian update `a·x + b·y + sigma·z`, where z is standard normal. */
export interface Coefficients {
  readonly a: number;
  readonly b: number;
  readonly sigma: number;
}

/**
 * Names an unlimited sequence of standard normal values: the same key gives the same values, on every
 * machine and in any order of calls.
 */
export interface NoiseKey {
  /** Any finite number; 0 is a seed like any other. */
  seed: number;
  /** The index of an independent sequence of the seed, an integer in 0 ≤ stream < 2³²; defaults to 0. */
  stream?: number | undefined;
}

/**
 * The array that the process works on. A color image has the shape [height, width, 3]: red, green and blue of each pixel,
 * row by row, in [-1, 1] if clean. A gray one has [height, width] or [height, width, 1]: one value a pixel, and so one of
 * noise. Points of the plane have [count, 2].
 */
export interface ImageArray {
  /** Sizes of the axes. */
  readonly shape: readonly number[];
  /** The values in row-major order, as many as the product of the sizes. */
  readonly values: Float32Array;
}
