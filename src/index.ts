export type { EquationName } from './components/equations.js';
export { Figure, type FigureProps } from './components/Figure.js';
export { inked, type Meaning } from './components/ink.js';
export { Panel, type PanelProps } from './components/Panel.js';
export * as symbols from './components/symbols.js';
export { Tex, type TexProps } from './components/Tex.js';
export { CoefficientValue, type CoefficientValueProps } from './controls/CoefficientValue.js';
export { ImagePicker, type ImagePickerProps } from './controls/ImagePicker.js';
export { PlayControls, type PlayControlsProps } from './controls/PlayControls.js';
export { TimestepSlider, type TimestepSliderProps } from './controls/TimestepSlider.js';
export { TimestepValue, type TimestepValueProps } from './controls/TimestepValue.js';
export { type UrlControls, type UrlState, type UrlStateProps, useUrlState } from './controls/useUrlState.js';
export type { Quantity } from './core/graph.js';
export * as quantity from './core/quantity.js';
export type { ImageArray, Schedule, ScheduleOptions } from './core/types.js';
export { ChainDiagram, type ChainDiagramProps } from './figures/ChainDiagram.js';
export { DenoiserField, type DenoiserFieldProps } from './figures/DenoiserField.js';
export type { FigureDenoiser } from './figures/denoiser/figureDenoiser.js';
export type { PointDenoiserSource } from './figures/denoisers/useDenoiser.js';
export { ForwardGrid, type ForwardGridProps } from './figures/ForwardGrid.js';
export { Histogram, type HistogramProps } from './figures/Histogram.js';
export { MeanComparison, type MeanComparisonProps } from './figures/MeanComparison.js';
export { NoisePrediction, type NoisePredictionProps } from './figures/NoisePrediction.js';
export { NoisePredictorDiagram, type NoisePredictorDiagramProps } from './figures/NoisePredictorDiagram.js';
export { NoiseTriptych, type NoiseTriptychProps } from './figures/NoiseTriptych.js';
export { PanelsFigure, type PanelsFigureProps } from './figures/PanelsFigure.js';
export { PatchFaces, type PatchFacesProps } from './figures/PatchFaces.js';
export { PointProcess, type PointProcessProps } from './figures/PointProcess.js';
export { PosteriorMean, type PosteriorMeanProps } from './figures/PosteriorMean.js';
export { PredictionTargets, type PredictionTargetsProps } from './figures/PredictionTargets.js';
export { ReverseChain, type ReverseChainProps } from './figures/ReverseChain.js';
export { SampleTrajectories, type SampleTrajectoriesProps } from './figures/SampleTrajectories.js';
export { type CurveName, ScheduleChart, type ScheduleChartProps } from './figures/ScheduleChart.js';
export { ScheduleComparison, type ScheduleComparisonProps } from './figures/ScheduleComparison.js';
export { SourceImage, type SourceImageProps } from './figures/SourceImage.js';
export { TrainDenoiser, type TrainDenoiserProps } from './figures/TrainDenoiser.js';
export type { StartsSource } from './figures/trajectories/starts.js';
export { X0Reconstruction, type X0ReconstructionProps } from './figures/X0Reconstruction.js';
export type { ImageFigureProps } from './frame/images.js';
export { DiffusionProvider, type DiffusionProviderProps } from './hooks/DiffusionProvider.js';
export type { DiffusionOptions } from './hooks/settings.js';
export {
  type Diffusion,
  type DiffusionState,
  type DrawingPlan,
  type DrawOptions,
  type PanelDistances,
  type UseDiffusionOptions,
  useDiffusion,
} from './hooks/useDiffusion.js';
export type { FigureEvents } from './hooks/useFigureEvents.js';
export { useTimestep } from './hooks/useTimestep.js';
export type { WorkOptions } from './hooks/workQueue.js';
export type { ImageSource } from './image/source.js';
export { Equation, type EquationProps } from './linking/Equation.js';
export type {
  ColumnTitle,
  Describe,
  FigureDescription,
  PanelDescription,
  RowDescription,
} from './marks/panels/description.js';
export type { PointsSource } from './marks/scatter/chosenPoints.js';
export type { PanelListener, PanelPlan } from './tensor/plan.js';
