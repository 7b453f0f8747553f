import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import * as core from '../src/core/index.js';
import * as main from '../src/index.js';
import * as tensor from '../src/tensor/index.js';
import { parseSource } from './support/sourceFiles.js';

// What a release adds to or takes from these lists is a change of the public API.

describe('diffusion-figures', () => {
  const values = [
    'ChainDiagram',
    'DiffusionProvider',
    'Equation',
    'ForwardGrid',
    'MeanComparison',
    'NoisePredictorDiagram',
    'NoiseTriptych',
    'ReverseChain',
    'ScheduleChart',
    'SourceImage',
    'X0Reconstruction',
    'useDiffusion',
  ];
  const types = [
    'ChainDiagramProps',
    'ChainPlan',
    'CurveName',
    'Diffusion',
    'DiffusionOptions',
    'DiffusionState',
    'FigureEvents',
    'ImageSource',
    'PanelErrors',
    'PanelPlan',
    'PictureFigureProps',
    'WorkOptions',
    'DiffusionProviderProps',
    'DrawingPlan',
    'EquationName',
    'EquationProps',
    'ForwardGridProps',
    'MeanComparisonProps',
    'NoisePredictorDiagramProps',
    'NoiseTriptychProps',
    'ReverseChainProps',
    'ScheduleChartProps',
    'SourceImageProps',
    'UseDiffusionOptions',
    'X0ReconstructionProps',
  ];

  it('exports these values', () => expect(Object.keys(main).sort()).toEqual(values.sort()));
  it('exports these types', () => expect(exportedTypes('index.ts')).toEqual(types.sort()));
});

describe('diffusion-figures/core', () => {
  const values = [
    'createSchedule',
    'forwardJumpCoefficients',
    'forwardStepCoefficients',
    'gaussianNoise',
    'posteriorMeanCoefficients',
    'predictX0Coefficients',
    'quantity',
    'reverseSkipCoefficients',
    'reverseStepCoefficients',
  ];
  const types = ['Coefficients', 'NoiseKey', 'Quantity', 'Schedule', 'ScheduleKind', 'ScheduleOptions'];

  it('exports these values', () => expect(Object.keys(core).sort()).toEqual(values.sort()));
  it('exports these types', () => expect(exportedTypes('core/index.ts')).toEqual(types.sort()));

  it('exports these quantities', () => {
    const quantities = ['forwardJump', 'forwardStep', 'meanOf', 'noise', 'posteriorMean', 'predictX0', 'reverseSkip'];
    expect(Object.keys(core.quantity).sort()).toEqual([...quantities, 'x0']);
  });
});

describe('diffusion-figures/tensor', () => {
  const values = [
    'forwardJump',
    'forwardStep',
    'gaussianNoiseTensor',
    'l1',
    'posteriorMean',
    'predictX0',
    'reverseStep',
  ];
  const types = ['Noise', 'ReverseStepResult'];

  it('exports these values', () => expect(Object.keys(tensor).sort()).toEqual(values.sort()));
  it('exports these types', () => expect(exportedTypes('tensor/index.ts')).toEqual(types.sort()));
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
