export { Equation, type EquationProps } from './components/Equation.js';
export type { EquationName } from './components/equations.js';
export { ChainDiagram, type ChainDiagramProps } from './figures/ChainDiagram.js';
export { ForwardGrid, type ForwardGridProps } from './figures/ForwardGrid.js';
export { MeanComparison, type MeanComparisonProps } from './figures/MeanComparison.js';
export { NoisePredictorDiagram, type NoisePredictorDiagramProps } from './figures/NoisePredictorDiagram.js';
export { NoiseTriptych, type NoiseTriptychProps } from './figures/NoiseTriptych.js';
export { ReverseChain, type ReverseChainProps } from './figures/ReverseChain.js';
export { type CurveName, ScheduleChart, type ScheduleChartProps } from './figures/ScheduleChart.js';
export { SourceImage, type SourceImageProps } from './figures/SourceImage.js';
export type { PictureFigureProps } from './figures/usePictures.js';
export { X0Reconstruction, type X0ReconstructionProps } from './figures/X0Reconstruction.js';
export { DiffusionProvider, type DiffusionProviderProps } from './hooks/DiffusionProvider.js';
export type { DiffusionOptions, ImageSource } from './hooks/options.js';
export {
  type ChainPlan,
  type Diffusion,
  type DiffusionState,
  type DrawingPlan,
  type PanelErrors,
  type PanelPlan,
  type UseDiffusionOptions,
  useDiffusion,
} from './hooks/useDiffusion.js';
export type { FigureEvents } from './hooks/useFigureEvents.js';
export type { WorkOptions } from './hooks/workQueue.js';
