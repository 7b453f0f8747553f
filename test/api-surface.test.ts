import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import * as core from '../src/core/index.js';
import * as faces from '../src/faces/index.js';
import * as main from '../src/index.js';
import * as learn from '../src/learn/index.js';
import * as tensor from '../src/tensor/index.js';
import * as testing from '../src/testing/index.js';
import { parseSource } from './support/sourceFiles.js';

// What a release adds to or takes from these lists is a change of the public API.

describe('diffusion-figures', () => {
  const values = [
    'ChainDiagram',
    'CoefficientValue',
    'DenoiserField',
    'DiffusionProvider',
    'Equation',
    'Figure',
    'ForwardGrid',
    'Histogram',
    'ImagePicker',
    'MeanComparison',
    'NoisePrediction',
    'NoisePredictorDiagram',
    'NoiseTriptych',
    'Panel',
    'PanelsFigure',
    'PatchFaces',
    'PosteriorMean',
    'PlayControls',
    'PointProcess',
    'PredictionTargets',
    'ReverseChain',
    'SampleTrajectories',
    'ScheduleChart',
    'ScheduleComparison',
    'SourceImage',
    'Tex',
    'TimestepSlider',
    'TimestepValue',
    'TrainDenoiser',
    'X0Reconstruction',
    'inked',
    'quantity',
    'symbols',
    'useDiffusion',
    'useTimestep',
    'useUrlState',
  ];
  const types = [
    'ChainDiagramProps',
    'CoefficientValueProps',
    'ColumnTitle',
    'CurveName',
    'DenoiserFieldProps',
    'Describe',
    'Diffusion',
    'DiffusionOptions',
    'DiffusionProviderProps',
    'DiffusionState',
    'DrawOptions',
    'DrawingPlan',
    'EquationName',
    'EquationProps',
    'FigureDenoiser',
    'FigureDescription',
    'FigureEvents',
    'FigureProps',
    'ForwardGridProps',
    'HistogramProps',
    'ImageArray',
    'ImageFigureProps',
    'ImagePickerProps',
    'ImageSource',
    'Meaning',
    'MeanComparisonProps',
    'NoisePredictionProps',
    'NoisePredictorDiagramProps',
    'NoiseTriptychProps',
    'PanelDescription',
    'PanelDistances',
    'PanelListener',
    'PanelPlan',
    'PanelProps',
    'PanelsFigureProps',
    'PatchFacesProps',
    'PosteriorMeanProps',
    'PlayControlsProps',
    'PointDenoiserSource',
    'PointProcessProps',
    'PointsSource',
    'PredictionTargetsProps',
    'Quantity',
    'ReverseChainProps',
    'RowDescription',
    'SampleTrajectoriesProps',
    'Schedule',
    'ScheduleChartProps',
    'ScheduleComparisonProps',
    'ScheduleOptions',
    'SourceImageProps',
    'StartsSource',
    'TexProps',
    'TimestepSliderProps',
    'TimestepValueProps',
    'TrainDenoiserProps',
    'UrlControls',
    'UrlState',
    'UrlStateProps',
    'UseDiffusionOptions',
    'WorkOptions',
    'X0ReconstructionProps',
  ];

  it('exports these values', () => expect(Object.keys(main).sort()).toEqual(values.sort()));
  it('exports these types', () => expect(exportedTypes('index.ts')).toEqual(types.sort()));

  it('exports these symbols', () => {
    const names = [
      'BETA',
      'EPSILON',
      'MEAN_PREV',
      'NOISE_SCALE',
      'POSTERIOR_MEAN',
      'SIGNAL_SCALE',
      'X0',
      'X0_PREDICTED',
    ];
    expect(Object.keys(main.symbols).sort()).toEqual([...names, 'XT', 'X_PREV'].sort());
  });
});

describe('diffusion-figures/core', () => {
  const values = [
    'createSchedule',
    'epsilonCoefficients',
    'expectedX0',
    'forwardJumpCoefficients',
    'forwardStepCoefficients',
    'gaussianNoise',
    'logSnr',
    'posteriorMeanCoefficients',
    'posteriorVariance',
    'posteriorWeights',
    'predictX0Coefficients',
    'quantity',
    'reverseSkipCoefficients',
    'reverseStepCoefficients',
    'sampleTimesteps',
    'samplerCoefficients',
    'valueAt',
    'x0Coefficients',
  ];
  const types = [
    'Coefficients',
    'ImageArray',
    'NoiseKey',
    'NoiseQuantity',
    'PointsOptions',
    'PredictionQuantity',
    'PredictionTarget',
    'Predictor',
    'Quantity',
    'QuantityJSON',
    'Sampler',
    'Schedule',
    'ScheduleKind',
    'ScheduleOptions',
    'SumQuantity',
    'Term',
    'X0Quantity',
  ];

  it('exports these values', () => expect(Object.keys(core).sort()).toEqual(values.sort()));
  it('exports these types', () => expect(exportedTypes('core/index.ts')).toEqual(types.sort()));

  it('exports these quantities', () => {
    const formulas = [
      'forwardJump',
      'forwardStep',
      'posteriorMean',
      'predictX0',
      'predictedEpsilon',
      'predictedX0',
      'prediction',
      'reverseSkip',
      'reverseStep',
      'samplerStep',
    ];
    const nodes = ['fromJSON', 'meanOf', 'noise', 'sum', 'toJSON', 'x0'];
    expect(Object.keys(core.quantity).sort()).toEqual([...formulas, ...nodes].sort());
    expect(main.quantity).toBe(core.quantity);
  });
});

describe('diffusion-figures/tensor', () => {
  const values = [
    'forwardJump',
    'forwardStep',
    'gaussianDenoiser',
    'gaussianNoiseTensor',
    'l1',
    'optimalDenoiser',
    'patchDenoiser',
    'posteriorMean',
    'predictX0',
    'reverseStep',
    'sample',
  ];
  const types = ['Denoiser', 'Noise', 'PatchOptions', 'ReverseStepResult', 'SampleOptions', 'SampledState'];

  it('exports these values', () => expect(Object.keys(tensor).sort()).toEqual(values.sort()));
  it('exports these types', () => expect(exportedTypes('tensor/index.ts')).toEqual(types.sort()));
});

describe('diffusion-figures/learn', () => {
  const values = ['denoiserFromJSON', 'pointSet', 'pointSetNames', 'trainDenoiser'];
  const types = [
    'DenoiserJSON',
    'PointDenoiser',
    'PointSampleOptions',
    'PointSetName',
    'PointSetOptions',
    'TrainOptions',
    'TrainingProgress',
  ];

  it('exports these values', () => expect(Object.keys(learn).sort()).toEqual(values));
  it('exports these types', () => expect(exportedTypes('learn/index.ts')).toEqual(types));
});

describe('diffusion-figures/faces', () => {
  it('exports these values', () => expect(Object.keys(faces).sort()).toEqual(['facesDenoiser', 'loadFaces']));
  it('exports these types', () => expect(exportedTypes('faces/index.ts')).toEqual([]));
});

/** The names that a file exports as types alone. */
function exportedTypes(path: string): string[] {
  const names = parseSource(path).statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || !statement.exportClause || !ts.isNamedExports(statement.exportClause)) {
      return [];
    }
    const { isTypeOnly, exportClause } = statement;
    return exportClause.elements.filter((element) => isTypeOnly || element.isTypeOnly).map(({ name }) => name.text);
  });
  return names.sort();
}

describe('diffusion-figures/testing', () => {
  it('exports these values', () => expect(Object.keys(testing).sort()).toEqual(['freeze', 'settled']));
  it('exports these types', () => expect(exportedTypes('testing/index.ts')).toEqual(['PageLike', 'SettledOptions']));
});

it('diffusion-figures/embed exports nothing, and may be imported on a server', async () => {
  expect(Object.keys(await import('../src/embed/index.js'))).toEqual([]);
});
