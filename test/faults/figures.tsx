import type { ComponentType } from 'react';
import {
  ChainDiagram,
  DenoiserField,
  DensityFlow,
  FlowPlane,
  ForwardGrid,
  Guidance,
  Histogram,
  Inpaint,
  LossFloor,
  MaskedDiffusion,
  MeanComparison,
  NoisePrediction,
  NoisePredictorDiagram,
  NoiseTriptych,
  Observations,
  PatchFaces,
  PathComparison,
  PointProcess,
  PosteriorMean,
  Preconditioning,
  PredictionTargets,
  Reflow,
  ReverseChain,
  SampleTrajectories,
  ScheduleChart,
  ScheduleComparison,
  SchedulerTable,
  SolverComparison,
  SourceImage,
  Spectrum,
  TrainDenoiser,
  Trajectory,
  X0Reconstruction,
} from '../../src/index.js';

export type Props = Record<string, unknown>;

const components = {
  ChainDiagram,
  DenoiserField,
  DensityFlow,
  FlowPlane,
  ForwardGrid,
  Guidance,
  Histogram,
  Inpaint,
  MaskedDiffusion,
  LossFloor,
  MeanComparison,
  NoisePrediction,
  NoisePredictorDiagram,
  NoiseTriptych,
  Observations,
  PatchFaces,
  PathComparison,
  PointProcess,
  PosteriorMean,
  Preconditioning,
  PredictionTargets,
  Reflow,
  ReverseChain,
  SampleTrajectories,
  ScheduleChart,
  ScheduleComparison,
  SchedulerTable,
  SolverComparison,
  SourceImage,
  Spectrum,
  TrainDenoiser,
  Trajectory,
  X0Reconstruction,
};

export type FigureName = keyof typeof components;
export const figureNames = Object.keys(components) as FigureName[];

const DRAWN = ['image', 'schedule', 'seed', 'resolution'];
const PANELS = [...DRAWN, 'loupe', 'difference'];
const POINTS = ['schedule', 'seed', 'points', 'count', 'denoiser', 't'];
const GUIDED = [
  'labels',
  'label',
  'defaultLabel',
  'negative',
  'defaultNegative',
  'scale',
  'interval',
  'defaultInterval',
  'deviation',
  'guide',
];
const WINDOW = ['window', 'defaultWindow'];
const COMPARED = ['quantity', 'alignment', 'columns', 't'];

/** The props of each figure that say what it shows. */
export const propsOf: Readonly<Record<FigureName, readonly string[]>> = {
  ChainDiagram: [...DRAWN, 't'],
  ForwardGrid: [...PANELS, 'kind', 'rows', 'samples', 'sameNoise'],
  DenoiserField: [...POINTS, 'arrows', 'place', 'defaultPlace'],
  DensityFlow: [
    'schedule',
    'seed',
    'points',
    'count',
    't',
    'deviation',
    'particles',
    'point',
    'defaultPoint',
    'undecided',
  ],
  FlowPlane: ['schedule', 'seed', 'points', 'deviation', 'starts', 'start', 't', 's', 'conditional', 'critical'],
  Guidance: ['schedule', 'seed', 'points', 'count', 't', ...GUIDED],
  Histogram: [...DRAWN, 'points', 'count', 'of', 't', 'height'],
  Inpaint: ['schedule', 'seed', 'face', 'defaultFace', 'mask', 'defaultMask', 'resample', 'defaultResample', ...WINDOW],
  MaskedDiffusion: ['seed', 'defaultSeed', 'tokensPerStep', 'order', 'eta', 'step', 'known', 'charts'],
  LossFloor: ['points', 'count', 'deviation', 'target', 'weightings', 'logSnr', 'defaultLogSnr'],
  MeanComparison: [...PANELS, 't', 'formula'],
  NoisePrediction: [...DRAWN, 't', 'denoiser'],
  NoisePredictorDiagram: [...DRAWN, 't'],
  NoiseTriptych: [...DRAWN, 'loupe', 't', 'formula'],
  Observations: ['schedule', 'seed', 'points', 'count', 'deviation', 'observed', 'defaultObserved'],
  PatchFaces: ['schedule', 'seed', ...WINDOW],
  PathComparison: ['seed', 'points', 'count', 'kinds', 'shift', 'defaultShift', 'logSnr', 'defaultLogSnr'],
  PointProcess: ['schedule', 'seed', 'points', 'count', 't', 'formula', 'loupe'],
  ReverseChain: [...PANELS, 'mode', 'states', 'sampler', 'steps', 'player', 'deviations'],
  Preconditioning: [
    'schedule',
    'seed',
    'points',
    'count',
    't',
    'defaultT',
    'sigmaData',
    'defaultSigmaData',
    'sigmaMin',
  ],
  Spectrum: [...DRAWN, 't'],
  PredictionTargets: [...POINTS, 'predictionError', 'defaultT'],
  Reflow: ['points', 'count', 'flow', 'couplings', 'coupled', 'consistency', 'reflowed', 'steps', 'seed'],
  SampleTrajectories: [...POINTS, 'sampler', 'steps', 'starts', 'defaultStarts', 'target', 'defaultTarget'],
  PosteriorMean: ['schedule', 'seed', 't', 'target', 'defaultTarget'],
  ScheduleChart: ['schedule', 'curves', 'betasApart', 'height', 't'],
  ScheduleComparison: ['image', 'seed', 'resolution', 'kinds', 'timesteps', 'betaStart', 'betaEnd', ...COMPARED],
  SchedulerTable: ['config', 'defaultConfig', 'compared', 'defaultCompared', 'steps', 'defaultSteps', 'tokens'],
  SolverComparison: ['seed', 'points', 'count', 'solvers', 'spacings', 'evaluations', 'path', 'deviation', 'starts'],
  SourceImage: DRAWN,
  TrainDenoiser: ['points', 'count', 'steps', 'floor', 'seed'],
  Trajectory: ['states', 'predictions', 'target', 'timesteps', 'step', 'defaultStep'],
  X0Reconstruction: [...PANELS, 't', 'formula', 'epsilonError'],
};

/** A figure with any props, as a page in plain JavaScript may give them; those of other figures are left out. */
export function FigureNamed({ name, ...props }: Props & { name: FigureName }) {
  const Figure = components[name] as ComponentType<Props>;
  const own = Object.entries(props).filter(([prop]) => propsOf[name].includes(prop));
  return <Figure {...Object.fromEntries(own)} />;
}
