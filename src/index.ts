export { CoefficientValue, type CoefficientValueProps } from './controls/CoefficientValue.js';
export { ImagePicker, type ImagePickerProps } from './controls/ImagePicker.js';
export { PlayControls, type PlayControlsProps } from './controls/PlayControls.js';
export { TimestepBar, type TimestepBarProps } from './controls/TimestepBar.js';
export { TimestepSlider, type TimestepSliderProps } from './controls/TimestepSlider.js';
export { TimestepValue, type TimestepValueProps } from './controls/TimestepValue.js';
export { type UrlControls, type UrlState, type UrlStateProps, useUrlState } from './controls/useUrlState.js';
export type { Quantity } from './core/graph.js';
export * as quantity from './core/quantity.js';
export type { ImageArray, Schedule, ScheduleOptions } from './core/types.js';
export type { Diffusion, DiffusionState } from './engine/imagePainter.js';
export { type UseDiffusionOptions, useDiffusion } from './engine/useDiffusion.js';
export { Equation, type EquationProps } from './equations/Equation.js';
export type { EquationName } from './equations/equations.js';
export type { ImageFigureProps } from './figure/sharedProps.js';
export { ChainDiagram, type ChainDiagramProps } from './figures/ChainDiagram/index.js';
export { DenoiserField, type DenoiserFieldProps } from './figures/DenoiserField/index.js';
export { DensityFlow, type DensityFlowProps } from './figures/DensityFlow/index.js';
export type { FlowPoint } from './figures/DensityFlow/model.js';
export { FlowPlane, type FlowPlaneProps } from './figures/FlowPlane/index.js';
export { ForwardGrid, type ForwardGridProps } from './figures/ForwardGrid/index.js';
export { Guidance, type GuidanceProps } from './figures/Guidance/index.js';
export { Histogram, type HistogramProps } from './figures/Histogram/index.js';
export { Inpaint, type InpaintProps } from './figures/Inpaint/index.js';
export type { FigureDenoiser } from './figures/imageDenoisers/figureDenoiser.js';
export { LossFloor, type LossFloorProps } from './figures/LossFloor/index.js';
export { MaskedDiffusion, type MaskedDiffusionProps } from './figures/MaskedDiffusion/index.js';
export { MeanComparison, type MeanComparisonProps } from './figures/MeanComparison/index.js';
export { NoisePrediction, type NoisePredictionProps } from './figures/NoisePrediction/index.js';
export { NoisePredictorDiagram, type NoisePredictorDiagramProps } from './figures/NoisePredictorDiagram/index.js';
export { NoiseTriptych, type NoiseTriptychProps } from './figures/NoiseTriptych/index.js';
export { Observations, type ObservationsProps } from './figures/Observations/index.js';
export { PanelsFigure, type PanelsFigureProps } from './figures/PanelsFigure/index.js';
export { PatchFaces, type PatchFacesProps } from './figures/PatchFaces/index.js';
export { PathComparison, type PathComparisonProps } from './figures/PathComparison/index.js';
export { PointProcess, type PointProcessProps } from './figures/PointProcess/index.js';
export { PosteriorMean, type PosteriorMeanProps } from './figures/PosteriorMean/index.js';
export { Preconditioning, type PreconditioningProps } from './figures/Preconditioning/index.js';
export { PredictionTargets, type PredictionTargetsProps } from './figures/PredictionTargets/index.js';
export type { PointDenoiserSource, PointPredictor } from './figures/pointDenoisers/useDenoiser.js';
export { Reflow, type ReflowProps } from './figures/Reflow/index.js';
export { ReverseChain, type ReverseChainProps } from './figures/ReverseChain/index.js';
export type { StartsSource } from './figures/SampleTrajectories/compute.js';
export { SampleTrajectories, type SampleTrajectoriesProps } from './figures/SampleTrajectories/index.js';
export { type CurveName, ScheduleChart, type ScheduleChartProps } from './figures/ScheduleChart/index.js';
export { ScheduleComparison, type ScheduleComparisonProps } from './figures/ScheduleComparison/index.js';
export type { ConfigurationName, ConfigurationSource } from './figures/SchedulerTable/configurations.js';
export { SchedulerTable, type SchedulerTableProps } from './figures/SchedulerTable/index.js';
export { SolverComparison, type SolverComparisonProps } from './figures/SolverComparison/index.js';
export { SourceImage, type SourceImageProps } from './figures/SourceImage/index.js';
export { Spectrum, type SpectrumProps } from './figures/Spectrum/index.js';
export { TrainDenoiser, type TrainDenoiserProps } from './figures/TrainDenoiser/index.js';
export { X0Reconstruction, type X0ReconstructionProps } from './figures/X0Reconstruction/index.js';
export type { ImageSource } from './image/source.js';
export type { DiffusionOptions } from './page/contexts.js';
export { DiffusionProvider, type DiffusionProviderProps } from './page/DiffusionProvider.js';
export type { FigureEvents } from './page/useFigureEvents.js';
export { useTimestep } from './page/useTimestep.js';
export type {
  ColumnTitle,
  Describe,
  FigureDescription,
  PanelDescription,
  RowDescription,
} from './panels/description.js';
export type { PointsSource } from './points/chosenPoints.js';
export * as symbols from './tex/symbols.js';
export { Tex, type TexProps } from './tex/Tex.js';
export { inked, type Meaning } from './ui/ink.js';
