import type { ComponentType } from 'react';
import * as library from '../../src/index.js';

/** A figure of the gallery. */
export interface Entry {
  /** As it is imported. */
  readonly name: string;
  readonly Figure: ComponentType;
  /** What it shows, in a line. */
  readonly line: string;
  /** The lesson that plays with it, by its address; or none. */
  readonly lesson?: string;
}

const { ChainDiagram, DenoiserField, ForwardGrid, Histogram, MeanComparison, NoisePrediction } = library;
const { NoisePredictorDiagram, NoiseTriptych, PatchFaces, PointProcess, PosteriorMean, PredictionTargets } = library;
const { ReverseChain, SampleTrajectories, ScheduleChart, ScheduleComparison, SchedulerTable, SourceImage } = library;
const { TrainDenoiser, X0Reconstruction } = library;

/** The figures in the order in which they tell the story. */
export const entries: readonly Entry[] = [
  { name: 'SourceImage', Figure: SourceImage, line: 'the image, with values from −1 to 1' },
  {
    name: 'ScheduleChart',
    Figure: ScheduleChart,
    line: 'how signal and noise are scaled over t',
    lesson: 'learn-why-jump',
  },
  {
    name: 'ScheduleComparison',
    Figure: ScheduleComparison,
    line: 'four schedules on one axis, and the image noised by each',
    lesson: 'learn-schedules',
  },
  {
    name: 'NoiseTriptych',
    Figure: NoiseTriptych,
    line: 'the image, the noisy state and its noise',
    lesson: 'learn-why-predict-ε',
  },
  { name: 'ForwardGrid', Figure: ForwardGrid, line: 'mean and samples of the forward process' },
  {
    name: 'Histogram',
    Figure: Histogram,
    line: 'the values of a state, over the density that theory gives',
    lesson: 'learn-where-is-the-noise',
  },
  {
    name: 'PointProcess',
    Figure: PointProcess,
    line: 'the forward process on points of the plane',
    lesson: 'learn-train-one-yourself',
  },
  { name: 'ChainDiagram', Figure: ChainDiagram, line: 'the chain with both processes, on real states' },
  { name: 'NoisePredictorDiagram', Figure: NoisePredictorDiagram, line: 'what a U-Net takes and gives' },
  {
    name: 'X0Reconstruction',
    Figure: X0Reconstruction,
    line: 'the image from the state and the noise, and its error',
    lesson: 'learn-why-predict-ε',
  },
  {
    name: 'NoisePrediction',
    Figure: NoisePrediction,
    line: 'the noise that a denoiser finds, and what it gets wrong',
    lesson: 'learn-a-linear-model-s-dream',
  },
  { name: 'MeanComparison', Figure: MeanComparison, line: 'the posterior mean beside the forward mean' },
  {
    name: 'PosteriorMean',
    Figure: PosteriorMean,
    line: 'the best answer to noise: a mean of fifty faces',
    lesson: 'learn-why-one-step-is-not-enough',
  },
  {
    name: 'ReverseChain',
    Figure: ReverseChain,
    line: 'from noise to the image, in six states',
    lesson: 'learn-one-step-or-many',
  },
  {
    name: 'PatchFaces',
    Figure: PatchFaces,
    line: 'faces invented by a model that sees a small window',
    lesson: 'learn-copy-or-invent',
  },
  {
    name: 'TrainDenoiser',
    Figure: TrainDenoiser,
    line: 'a network that learns points, or your drawing',
    lesson: 'learn-train-one-yourself',
  },
  {
    name: 'DenoiserField',
    Figure: DenoiserField,
    line: 'where a denoiser points, and the score',
    lesson: 'learn-where-the-arrows-point',
  },
  {
    name: 'SampleTrajectories',
    Figure: SampleTrajectories,
    line: 'paths from noise to data, DDIM and DDPM',
    lesson: 'learn-deterministic-or-not',
  },
  {
    name: 'PredictionTargets',
    Figure: PredictionTargets,
    line: 'what an error of ε, x₀ or v does to the image',
    lesson: 'learn-deterministic-or-not',
  },
  {
    name: 'SchedulerTable',
    Figure: SchedulerTable,
    line: 'timesteps and σ of a published configuration, or of two',
    lesson: 'learn-reading-a-real-scheduler',
  },
];
