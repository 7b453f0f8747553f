import { gaussianPath } from '../process/gaussianPath.js';
import { createSchedule } from '../process/schedule.js';
import type { GaussianPath, PredictionTarget, Process, Sampler, Solver } from '../process/types.js';
import { FIRST_TIME, ROW, TIMES } from './kernel/host.js';

/** sin and cos of π·t/T times these are the features of time. */
const FREQUENCIES = [0.5, 1, 2, 4, 8, 16, 32, 64];

/** The features of a timestep, which may lie between two. */
export function timeFeatures(t: number, timesteps: number): Float32Array {
  const features = new Float32Array(TIMES);
  FREQUENCIES.forEach((frequency, index) => {
    const angle = (Math.PI * frequency * (t + 1)) / timesteps;
    features[2 * index] = Math.sin(angle);
    features[2 * index + 1] = Math.cos(angle);
  });
  return features;
}

/** Writes a point and the features of its timestep into a row of a tile. */
export function writeRow(features: Float32Array, row: number, x: number, y: number, time: Float32Array): void {
  features[row * ROW] = x;
  features[row * ROW + 1] = y;
  features.set(time, row * ROW + FIRST_TIME);
}

/**
 * The objective of a network: the states x_t = α·x0 + σ·ε that it receives, and its target, `ofEpsilon`·ε - `ofX0`·x0.
 */
export interface Objective {
  readonly predicts: PredictionTarget;
  readonly process: Process;
  /** The signal scale of each timestep that the network learns. */
  readonly alpha: Float64Array;
  readonly sigma: Float64Array;
  readonly ofEpsilon: Float64Array;
  readonly ofX0: Float64Array;
  /**
   * The variance of the target, for data and noise of unit variance: the loss of a network that has learned nothing.
   */
  readonly variance: number;
  /** The default sampler. */
  readonly sampler: Sampler | Solver;
  /** The features of a time of the process, which may lie between two timesteps. */
  features(t: number): Float32Array;
}

/** The cosine kind, since v is 0 at neither end of it. */
export const schedule = createSchedule({ kind: 'cosine' });
export const flow: GaussianPath = gaussianPath({ kind: 'flow' });

const { timesteps, alphasCumprodSqrt, oneMinusAlphasCumprod } = schedule;
const deviations = oneMinusAlphasCumprod.map(Math.sqrt);

/** v = √ᾱ_t·ε - √(1-ᾱ_t)·x0 on the cosine schedule. */
export const vCourse: Objective = {
  predicts: 'v',
  process: schedule,
  alpha: alphasCumprodSqrt,
  sigma: deviations,
  ofEpsilon: alphasCumprodSqrt,
  ofX0: deviations,
  variance: 1,
  sampler: { kind: 'ddim', eta: 0 },
  features: (t) => timeFeatures(t, timesteps),
};

const flowTimes = Float64Array.from({ length: timesteps }, (_, step) => (step + 1) / timesteps);
const ones = new Float64Array(timesteps).fill(1);

/** The velocity u = ε - x0 on x_t = (1 - t)·x0 + t·ε, at a thousand t from 0.001 to 1. */
export const flowCourse: Objective = {
  predicts: 'velocity',
  process: flow,
  alpha: flowTimes.map(flow.alpha),
  sigma: flowTimes,
  ofEpsilon: ones,
  ofX0: ones,
  variance: 2,
  sampler: { kind: 'euler', in: 'time' },
  features: (t) => timeFeatures(timesteps * t - 1, timesteps),
};
