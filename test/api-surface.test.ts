import { existsSync, readdirSync } from 'node:fs';
import ts from 'typescript';
import { expect, it } from 'vitest';
import * as core from '../src/core/index.js';
import * as define from '../src/define/index.js';
import * as faces from '../src/faces/index.js';
import * as main from '../src/index.js';
import * as learn from '../src/learn/index.js';
import * as masked from '../src/masked/index.js';
import * as messages from '../src/messages/index.js';
import * as schedulers from '../src/schedulers/index.js';
import * as teach from '../src/teach/index.js';
import * as tensor from '../src/tensor/index.js';
import * as testing from '../src/testing/index.js';
import { parseSource } from './support/sourceFiles.js';

// What a release adds to or takes from these lists is a change of the public API.

/** Each folder with a definition is a figure, and its component. */
const figures = readdirSync('src/figures').filter((name) => existsSync(`src/figures/${name}/index.tsx`));

const values = {
  index: [
    ...figures,
    'CoefficientValue',
    'DiffusionProvider',
    'Equation',
    'ImagePicker',
    'PlayControls',
    'Tex',
    'TimestepBar',
    'TimestepSlider',
    'TimestepValue',
    'inked',
    'quantity',
    'symbols',
    'useDiffusion',
    'useTimestep',
    'useUrlState',
  ],
  define: [
    'CurveChart',
    'Dial',
    'DraggablePoint',
    'FormattedMessage',
    'LabelTex',
    'PlanePlot',
    'ScatterPanel',
    'axisBetween',
    'catalogue',
    'choosePoints',
    'compared',
    'curveChart',
    'defineFigure',
    'definitionOf',
    'definePanels',
    'formatCount',
    'formatFixed',
    'formatPercent',
    'formatSignificant',
    'domainOf',
    'ofImages',
    'ofImagesAlone',
    'ofPoints',
    'prop',
    'sampled',
    'timeAxis',
    'timestepAxis',
    'useMoveMark',
    'useFormat',
  ],
  core: [
    'assignment',
    'correctorCoefficients',
    'createSchedule',
    'density',
    'divergence',
    'energyDistance',
    'epsilonCoefficients',
    'errorFactor',
    'expectedX0',
    'flowMap',
    'flowVelocity',
    'forwardJumpCoefficients',
    'forwardStepCoefficients',
    'frechetDistance',
    'gaussianNoise',
    'gaussianPath',
    'logDensity',
    'logSnr',
    'lossFloor',
    'lossWeight',
    'meanVelocity',
    'multistepCoefficients',
    'observationScore',
    'pathOf',
    'posteriorCovariance',
    'posteriorEntropy',
    'posteriorMeanCoefficients',
    'posteriorVariance',
    'posteriorWeights',
    'precisionRecall',
    'preconditioning',
    'predictX0Coefficients',
    'predictionCoefficients',
    'quantity',
    'reverseSkipCoefficients',
    'reverseStepCoefficients',
    'sampleTimes',
    'sampleTimesteps',
    'samplerCoefficients',
    'schedulerFromConfig',
    'score',
    'valueAt',
    'x0Coefficients',
  ],
  schedulers: ['schedulerFromConfig'],
  teach: ['AnswerSheet', 'Answers', 'Choice', 'Prediction', 'Reveal'],
  masked: ['maskedEntropies', 'sudokus', 'tokenMarginals', 'unmask'],
  tensor: [
    'denormalize',
    'forwardJump',
    'forwardStep',
    'gaussianDenoiser',
    'gaussianNoiseTensor',
    'inpaint',
    'invert',
    'l1',
    'normalize',
    'optimalDenoiser',
    'patchDenoiser',
    'posteriorMean',
    'predictX0',
    'reverseStep',
    'sample',
  ],
  learn: [
    'denoiserFromJSON',
    'pointLabels',
    'pointSet',
    'pointSetNames',
    'reflow',
    'trainConsistency',
    'trainDenoiser',
  ],
  faces: ['faceNames', 'facesDenoiser', 'loadFaces'],
  messages: ['english'],
  testing: ['freeze', 'isFrozen', 'settled'],
};

const types = {
  index: [
    ...figures.map((name) => `${name}Props`),
    'CoefficientValueProps',
    'ColumnTitle',
    'ConfigurationName',
    'ConfigurationSource',
    'CurveName',
    'Describe',
    'Diffusion',
    'DiffusionOptions',
    'DiffusionProviderProps',
    'DiffusionState',
    'EquationName',
    'EquationProps',
    'FigureDenoiser',
    'FigureDescription',
    'FigureEvents',
    'FlowPoint',
    'ImageArray',
    'ImageFigureProps',
    'ImagePickerProps',
    'ImageSource',
    'Meaning',
    'PanelDescription',
    'PlayControlsProps',
    'PointDenoiserSource',
    'PointPredictor',
    'PointsSource',
    'Quantity',
    'RowDescription',
    'Schedule',
    'ScheduleOptions',
    'StartsSource',
    'TexProps',
    'TimestepBarProps',
    'TimestepSliderProps',
    'TimestepValueProps',
    'UrlControls',
    'UrlState',
    'UrlStateProps',
    'UseDiffusionOptions',
  ],
  core: [
    'Coefficients',
    'CorrectorCoefficients',
    'DenoiserOptions',
    'DensityGrid',
    'DivergenceOptions',
    'GaussianPath',
    'GaussianPathKind',
    'GaussianPathOptions',
    'GuidanceOptions',
    'ImageArray',
    'LossFloorOptions',
    'LossWeighting',
    'MixtureOptions',
    'NoiseKey',
    'NoiseQuantity',
    'Observation',
    'ObservationScoreOptions',
    'ObservedOptions',
    'EntropyOptions',
    'FlowMapOptions',
    'PrecisionRecallOptions',
    'Preconditioning',
    'PreconditioningOptions',
    'PathOptions',
    'PointsOptions',
    'PredictionQuantity',
    'PredictionTarget',
    'Predictor',
    'Process',
    'Quantity',
    'QuantityJSON',
    'SampleTimesOptions',
    'Sampler',
    'Schedule',
    'ScheduleKind',
    'ScheduleOptions',
    'Solver',
    'SumQuantity',
    'Term',
    'X0Quantity',
  ],
  define: [
    'Axis',
    'Chart',
    'ChosenPoints',
    'Curve',
    'CurveChartOptions',
    'CurveChartProps',
    'Definition',
    'DialProps',
    'Domain',
    'DraggablePointProps',
    'FigureComponent',
    'FigureState',
    'Format',
    'FormattedNumber',
    'FrameProps',
    'GivenProps',
    'ImageFigureProps',
    'Layer',
    'LayoutProps',
    'Live',
    'Message',
    'PanelsDefinition',
    'PanelsLive',
    'PlaneLine',
    'PlaneMark',
    'PlanePlotProps',
    'PointsSource',
    'Prop',
    'PropTable',
    'PropsOf',
    'Running',
    'ScatterPanelProps',
    'ShownProps',
    'Text',
    'ViewProps',
  ],
  schedulers: ['Scheduler', 'TableOptions', 'TimestepTable'],
  teach: [
    'AnswerSheetProps',
    'AnswersProps',
    'ChoiceOption',
    'ChoiceProps',
    'CurvePredictionProps',
    'NumberPredictionProps',
    'PlacePredictionProps',
    'PredictionAxis',
    'PredictionProps',
    'QuestionProps',
    'RevealProps',
  ],
  masked: ['MaskedEntropiesOptions', 'Remasking', 'Sequences', 'UnmaskOptions', 'UnmaskOrder'],
  tensor: [
    'Denoiser',
    'InpaintOptions',
    'InvertOptions',
    'Mask',
    'Noise',
    'PatchOptions',
    'ReverseStepResult',
    'SampleOptions',
    'SampledState',
  ],
  learn: [
    'ConsistencyModel',
    'ConsistencySampleOptions',
    'Coupling',
    'DenoiserContent',
    'DenoiserJSON',
    'FlowDenoiser',
    'FlowDenoiserJSON',
    'FlowSampleOptions',
    'FlowTrainOptions',
    'LearningOptions',
    'PointDenoiser',
    'PointSampleOptions',
    'PointSetName',
    'PointSetOptions',
    'ReflowOptions',
    'TrainOptions',
    'TrainingProgress',
  ],
  faces: [],
  messages: [],
  testing: ['PageLike', 'SettledOptions'],
};

const entries = { index: main, define, teach, messages, core, schedulers, masked, tensor, learn, faces, testing };
type Entry = keyof typeof entries;
const entryNames = Object.keys(entries) as Entry[];

/** A list of names for each entry, sorted. */
const sorted = (listOf: (entry: Entry) => readonly string[]) =>
  Object.fromEntries(entryNames.map((entry) => [entry, [...listOf(entry)].sort()]));

it('exports these values', () => {
  expect(sorted((entry) => Object.keys(entries[entry]))).toEqual(sorted((entry) => values[entry]));
});

it('exports these types', () => {
  const sourceOf = (entry: Entry) => (entry === 'index' ? 'index.ts' : `${entry}/index.ts`);
  expect(sorted((entry) => exportedTypes(sourceOf(entry)))).toEqual(sorted((entry) => types[entry]));
});

/** The names that a file exports as types alone. */
function exportedTypes(path: string): string[] {
  return parseSource(path).statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || !statement.exportClause || !ts.isNamedExports(statement.exportClause)) {
      return [];
    }
    const { isTypeOnly, exportClause } = statement;
    return exportClause.elements.filter((element) => isTypeOnly || element.isTypeOnly).map(({ name }) => name.text);
  });
}

it('exports these symbols', () => {
  const names = [
    'BETA',
    'EPSILON',
    'MEAN_PREV',
    'NOISE_SCALE',
    'PATH_NOISE_SCALE',
    'PATH_SIGNAL_SCALE',
    'POSTERIOR_MEAN',
    'SIGNAL_SCALE',
    'X0',
    'X0_PREDICTED',
  ];
  expect(Object.keys(main.symbols).sort()).toEqual([...names, 'XT', 'X_PREV'].sort());
});

it('exports these kinds of props', () => {
  expect(Object.keys(define.prop).sort()).toEqual([
    'aspectRatio',
    'choice',
    'content',
    'data',
    'fifthOf',
    'flag',
    'handler',
    'image',
    'initial',
    'integer',
    'loupe',
    'mark',
    'names',
    'notebookTimestep',
    'number',
    'ownSchedule',
    'ownSeed',
    'process',
    'resolution',
    'schedule',
    'seed',
    'timestep',
    'timesteps',
    'until',
  ]);
});

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

it('diffusion-figures/embed exports what a page adds, and may be imported on a server', async () => {
  expect(Object.keys(await import('../src/embed/index.js'))).toEqual(['addFigure', 'setMessages']);
});
