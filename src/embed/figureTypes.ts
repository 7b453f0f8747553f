import type { ComponentType, ReactNode } from 'react';
import { flag, image, json, names, number, type Parse, points, schedule, starts, text } from './parse.js';

export type FigureComponent = ComponentType<Record<string, unknown> & { caption?: ReactNode }>;

export interface FigureType {
  /** Loads the figure: a page pays for those that it shows. */
  readonly load: () => Promise<FigureComponent>;
  readonly attributes: Readonly<Record<string, Parse>>;
}

const ofImages = {
  menu: flag,
  image,
  schedule,
  seed: number,
  resolution: number,
  'aspect-ratio': number,
  loading: text,
};
const ofPanels = { ...ofImages, loupe: flag };
const ofCompared = { ...ofPanels, difference: text };
const ofDenoisers = {
  menu: flag,
  schedule,
  seed: number,
  loading: text,
  points,
  count: number,
  denoiser: json,
  t: number,
};

type Attributes = FigureType['attributes'];

function figure(load: () => Promise<object>, name: string, attributes: Attributes): FigureType {
  return { load: async () => ((await load()) as Record<string, FigureComponent>)[name] as FigureComponent, attributes };
}

/** The figures by type, which is their `data-figure`. */
export const figureTypes: Readonly<Record<string, FigureType>> = {
  'source-image': figure(() => import('../figures/SourceImage.js'), 'SourceImage', ofPanels),
  'schedule-chart': figure(() => import('../figures/ScheduleChart.js'), 'ScheduleChart', {
    menu: flag,
    schedule,
    t: number,
    curves: names,
    'betas-apart': flag,
    height: number,
  }),
  'forward-grid': figure(() => import('../figures/ForwardGrid.js'), 'ForwardGrid', {
    ...ofCompared,
    kind: text,
    rows: number,
    samples: number,
    'same-noise': flag,
  }),
  'noise-triptych': figure(() => import('../figures/NoiseTriptych.js'), 'NoiseTriptych', {
    ...ofPanels,
    t: number,
    formula: flag,
  }),
  histogram: figure(() => import('../figures/Histogram.js'), 'Histogram', {
    menu: flag,
    image,
    schedule,
    seed: number,
    resolution: number,
    loading: text,
    of: text,
    points,
    count: number,
    t: number,
    height: number,
  }),
  'x0-reconstruction': figure(() => import('../figures/X0Reconstruction.js'), 'X0Reconstruction', {
    ...ofCompared,
    t: number,
    'epsilon-error': number,
    'default-epsilon-error': number,
    formula: flag,
    denoiser: text,
  }),
  'mean-comparison': figure(() => import('../figures/MeanComparison.js'), 'MeanComparison', {
    ...ofCompared,
    t: number,
    formula: flag,
    denoiser: text,
  }),
  'reverse-chain': figure(() => import('../figures/ReverseChain.js'), 'ReverseChain', {
    ...ofCompared,
    mode: text,
    states: number,
    sampler: json,
    steps: number,
    player: flag,
    deviations: flag,
    formula: flag,
    denoiser: text,
    from: number,
  }),
  'chain-diagram': figure(() => import('../figures/ChainDiagram.js'), 'ChainDiagram', { ...ofImages, t: number }),
  'noise-predictor-diagram': figure(() => import('../figures/NoisePredictorDiagram.js'), 'NoisePredictorDiagram', {
    ...ofImages,
    t: number,
    denoiser: text,
  }),
  'noise-prediction': figure(() => import('../figures/NoisePrediction.js'), 'NoisePrediction', {
    ...ofPanels,
    t: number,
    denoiser: text,
    formula: flag,
  }),
  'posterior-mean': figure(() => import('../figures/PosteriorMean.js'), 'PosteriorMean', {
    menu: flag,
    schedule,
    seed: number,
    loading: text,
    t: number,
    'default-target': number,
  }),
  'patch-faces': figure(() => import('../figures/PatchFaces.js'), 'PatchFaces', {
    menu: flag,
    schedule,
    seed: number,
    loading: text,
    'default-window': number,
  }),
  'point-process': figure(() => import('../figures/PointProcess.js'), 'PointProcess', {
    loupe: flag,
    menu: flag,
    schedule,
    seed: number,
    loading: text,
    points,
    count: number,
    t: number,
    formula: flag,
  }),
  'train-denoiser': figure(() => import('../figures/TrainDenoiser.js'), 'TrainDenoiser', {
    menu: flag,
    points,
    count: number,
    steps: number,
    seed: number,
    loading: text,
  }),
  'schedule-comparison': figure(() => import('../figures/ScheduleComparison.js'), 'ScheduleComparison', {
    menu: flag,
    image,
    seed: number,
    resolution: number,
    'aspect-ratio': number,
    loading: text,
    t: number,
    kinds: names,
    timesteps: number,
    'beta-start': number,
    'beta-end': number,
    quantity: text,
    alignment: text,
    columns: number,
  }),
  'denoiser-field': figure(() => import('../figures/DenoiserField.js'), 'DenoiserField', {
    ...ofDenoisers,
    arrows: text,
  }),
  'sample-trajectories': figure(() => import('../figures/SampleTrajectories.js'), 'SampleTrajectories', {
    ...ofDenoisers,
    sampler: json,
    steps: number,
    starts,
    target: number,
  }),
  'prediction-targets': figure(() => import('../figures/PredictionTargets.js'), 'PredictionTargets', {
    ...ofDenoisers,
    'prediction-error': number,
  }),
};
