import { existsSync, readFileSync } from 'node:fs';
import type {
  Coefficients,
  GaussianPathKind,
  GaussianPathOptions,
  PredictionTarget,
  ScheduleOptions,
} from '../../src/process/types.js';

/** A tensor in JSON: numbers, nested as deep as it has axes. */
export type Nested = number | Nested[];

export const scheduleArrays = [
  'betas',
  'alphas',
  'alphasSqrt',
  'alphasCumprod',
  'alphasCumprodSqrt',
  'oneMinusAlphasCumprod',
] as const;

/** A schedule that was worked out elsewhere. */
export interface GoldenSchedule
  extends Omit<ScheduleOptions, 'betas'>,
    Record<(typeof scheduleArrays)[number], number[]> {
  timesteps: number;
  /** The timesteps that the arrays hold; absent where they hold all. */
  t?: number[];
}

/** What each formula gives at one t, starting from `x0` of the process. */
export interface GoldenStep {
  t: number;
  epsilon: Nested;
  z: Nested;
  forwardJump: Nested;
  forwardStep: Nested;
  predictX0: Nested;
  /** By (4); absent at t = 0. */
  posteriorMean?: Nested;
  /** √ᾱ_{t-1}·x0; absent at t = 0. */
  forwardMeanPrev?: Nested;
  reverseStep: Nested;
  reverseEpsilon: Nested;
  /** Errors against x0. */
  l1: { xt: number; x0Pred: number; posteriorMean?: number; forwardMeanPrev?: number };
}

/** The process on a small image, in float64 from exact float32 inputs. */
export interface GoldenProcess {
  schedule: ScheduleOptions;
  x0: Nested;
  steps: GoldenStep[];
  /** The simulated reverse chain on two pixels: `z[t]` is the noise of step t, `states` what some steps lead to. */
  chain: { x0: Nested; epsilon: Nested; z: Nested[]; states: { t: number; x: Nested }[] };
}

export const goldenSamplerNames = ['ddpm-beta', 'ddpm-posterior', 'ddim-0', 'ddim-0.3', 'ddim-1'] as const;

/** One step from t to s as each sampler takes it, and what else belongs to t. */
export interface GoldenStride
  extends Omit<ScheduleOptions, 'betas'>,
    Record<(typeof goldenSamplerNames)[number], Coefficients> {
  t: number;
  s: number;
  posteriorVariance: number;
  logSnr: number;
  /** x̂0 = a·x_t + b·prediction. */
  x0From: Record<PredictionTarget, { a: number; b: number }>;
}

/** Points of the plane as the whole data set, on a cosine schedule of 1000 steps, and E[x0 given x_t] at some t. */
export interface GoldenOptimum {
  points: number[][];
  rows: { t: number; xt: number[][]; x0: number[][] }[];
}

/** Paths in continuous time at some t, and what a network would predict of one pair x, x0 there. */
export interface GoldenPaths {
  x: number[];
  x0: number[];
  paths: { options: GaussianPathOptions; rows: GoldenPathRow[] }[];
}

export interface GoldenPathRow {
  t: number;
  alpha: number;
  sigma: number;
  alphaSlope: number;
  sigmaSlope: number;
  logSnr: number;
  predictions: Record<PredictionTarget, number[]>;
}

/** A published configuration, and the timesteps and σ of some steps that it stands for. */
export interface GoldenTable {
  config: Record<string, unknown>;
  steps: number;
  tokens?: number;
  timesteps: number[];
  sigmas?: (number | 'Infinity')[];
  /** In place of σ: ᾱ of each timestep, and of the end. */
  alphasCumprod?: number[];
  previousTimesteps?: number[];
  evaluations?: number[];
}

/** Tables in float64, and others as float32 has them. */
export interface GoldenTables {
  published: Record<string, GoldenTable>;
  others: GoldenTable[];
}

/** Points of the plane as Gaussians of one deviation, in three classes, noised along some paths. */
export interface GoldenMixture {
  points: number[][];
  labels: number[];
  deviation: number;
  xt: number[][];
  /** x̂0 at one t: of all points, of each class, and guided towards each class. */
  guidance: {
    options: GaussianPathOptions;
    t: number;
    unconditional: number[][];
    conditional: number[][][];
    guided: { scale: number; x0: number[][][] }[];
  }[];
  density: {
    options: GaussianPathOptions;
    t: number;
    x0: number[][];
    score: number[][];
    epsilon: number[][];
    logDensity: number[];
    divergenceOfX0: number[];
    divergenceOfEpsilon: number[];
  }[];
}

/** Schedules at every 25th timestep. */
export function goldenSchedules(): GoldenSchedule[] {
  return read(new URL('../golden/schedules.json', import.meta.url));
}

/** The process at some timesteps, and the whole chain. */
export function goldenProcess(): GoldenProcess {
  return read(new URL('../golden/process.json', import.meta.url));
}

/** Steps of samplers, long and short, in each kind of schedule. */
export function goldenStrides(): GoldenStride[] {
  return read(new URL('../golden/samplers.json', import.meta.url));
}

/** The exact optimum for a small data set. */
export function goldenOptimum(): GoldenOptimum {
  return read(new URL('../golden/optimal.json', import.meta.url));
}

/** Paths in continuous time. */
export function goldenPaths(): GoldenPaths {
  return read(new URL('../golden/paths.json', import.meta.url));
}

/** One step of every solver on several paths, of the exact denoiser of a mixture of Gaussians, from t[1] to t[2]. */
export interface GoldenSolvers {
  points: number[][];
  /** The standard deviation of each Gaussian. */
  deviation: number;
  /** The noise of each start. */
  z: number[][];
  paths: (Record<'x0Before' | 'xt' | 'x0' | (typeof goldenSolverNames)[number], number[][]> & {
    options: GaussianPathOptions;
    /** The time before, that of x_t, and where the step leads. */
    t: [number, number, number];
  })[];
}

export const goldenSolverNames = [
  'ddim',
  'ddimEta05',
  'ddpmPosterior',
  'heunEdm',
  'eulerT',
  'heunT',
  'dpmpp2m',
  'sdeDpmpp2m',
] as const;

export function goldenSolvers(): GoldenSolvers {
  return read(new URL('../golden/solvers.json', import.meta.url));
}

/** Tables of schedulers. */
export function goldenTables(): GoldenTables {
  return read(new URL('../golden/schedulers.json', import.meta.url));
}

/** The exact denoiser of a mixture of Gaussians, guided and not, and its density. */
export function goldenMixture(): GoldenMixture {
  return read(new URL('../golden/mixture.json', import.meta.url));
}

/** What the exact denoiser of some points tells of losses, few steps, guides and measurements, and masked sequences. */
export interface GoldenBeyond {
  points: number[][];
  labels: number[];
  xt: number[][];
  line: number[][];
  posterior: { path: GaussianPathKind; t: number; deviation: number; weights: number[][]; covariance: number[][][] }[];
  floors: {
    rows: { data: 'line' | 'points'; deviation: number; logSnr: number[]; x0: number[] }[];
    factors: { path: GaussianPathKind; t: number; factors: Record<PredictionTarget, number> }[];
  };
  /** Of each loss at `logSnr`. */
  weightings: Record<string, number[]>;
  /** What γ = 5 multiplies the squared error of each target by. */
  minSnr: { logSnr: number; x0: number; epsilon: number; v: number }[];
  preconditioning: {
    rows: (GoldenFactors & { path: GaussianPathKind; t: number })[];
    consistency: (GoldenFactors & { sigma: number; sigmaMin: number })[];
  };
  flowMap: {
    deviation: number;
    rows: (Record<'x' | 'mapped' | 'meanVelocity' | 'velocity', number[][]> & {
      path: GaussianPathKind;
      from: number;
      to: number;
    })[];
  };
  autoguidance: {
    path: GaussianPathKind;
    deviation: number;
    guideDeviation: number;
    rows: { t: number; scale: number; x0: number[][] }[];
  };
  entropy: { deviation: number; rows: { logSnr: number; classEntropy: number[]; pointEntropy: number[] }[] };
  coupling: {
    noise: number[][];
    data: number[][];
    assignment: number[];
    meanSquaredDistance: number;
    line: { noise: number[]; assignment: number[] };
  };
  observation: {
    deviation: number;
    noise: number;
    A: number[][];
    y: number[];
    weights: number[];
    mean: number[];
    at: (Record<'score' | 'exact' | 'dps' | 'pigdm' | 'covariance', number[][]> & { logSnr: number })[];
  }[];
  distances: {
    a: number[][];
    b: number[][];
    frechet: number;
    precisionRecall: Record<string, { precision: number; recall: number }>;
    energyDistance: number;
  };
  masked: {
    sudokus: { count: number; first: number[]; last: number[]; checksum: number };
    words: string[];
    rows: { state: number[]; consistent: number; marginals: number[][]; entropies: number[] }[];
    contradiction: { state: number[]; confusion: number; marginals: number[][] };
    entropies: { H: number[]; sum: number; lnCount: number };
    remasking: Record<'alphaT' | 'alphaS' | 'sigma' | 'limit' | 'mask' | 'reveal', number>[];
  };
}

interface GoldenFactors {
  sigmaData: number;
  skip: number;
  out: number;
  input: number;
  /** Null where it is infinite. */
  noise: number | null;
}

export function goldenBeyond(): GoldenBeyond {
  return read(new URL('../golden/beyond.json', import.meta.url));
}

/** All of these with nothing left out. */
export interface FullGolden {
  schedules: GoldenSchedule[];
  process: GoldenProcess;
  strides: GoldenStride[];
}

/** The full values from beside the repository; null where they are absent. */
export function fullGolden(): FullGolden | null {
  const folder = new URL('../../../shared/golden/', import.meta.url);
  if (!existsSync(folder)) return null;
  return {
    schedules: read(new URL('schedules.json', folder)),
    process: read(new URL('process.json', folder)),
    strides: read(new URL('samplers.json', folder)),
  };
}

/** All numbers in their order. */
export function flat(nested: Nested): number[] {
  return typeof nested === 'number' ? [nested] : nested.flatMap(flat);
}

/** The size of each axis. */
export function shapeOf(nested: Nested): number[] {
  return typeof nested === 'number' ? [] : [nested.length, ...shapeOf(nested[0] as Nested)];
}

function read<Value>(file: URL): Value {
  return JSON.parse(readFileSync(file, 'utf8')) as Value;
}
