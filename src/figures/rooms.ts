// The figures that an element may be, and the room that each takes; one a line.

export { room as ChainDiagram } from './ChainDiagram/room.js';
export { room as DenoiserField } from './DenoiserField/room.js';
export { room as DensityFlow } from './DensityFlow/room.js';
export { room as ForwardGrid } from './ForwardGrid/room.js';
export { room as Guidance } from './Guidance/room.js';
export { room as Histogram } from './Histogram/room.js';
export { room as Inpaint } from './Inpaint/room.js';
export { room as MeanComparison } from './MeanComparison/room.js';
export { room as NoisePrediction } from './NoisePrediction/room.js';
export { room as NoisePredictorDiagram } from './NoisePredictorDiagram/room.js';
export { room as NoiseTriptych } from './NoiseTriptych/room.js';
export { room as PatchFaces } from './PatchFaces/room.js';
export { room as PathComparison } from './PathComparison/room.js';
export { room as PointProcess } from './PointProcess/room.js';
export { room as PosteriorMean } from './PosteriorMean/room.js';
export { room as PredictionTargets } from './PredictionTargets/room.js';
export { room as Reflow } from './Reflow/room.js';
export { room as ReverseChain } from './ReverseChain/room.js';
export { room as SampleTrajectories } from './SampleTrajectories/room.js';
export { room as ScheduleChart } from './ScheduleChart/room.js';
export { room as ScheduleComparison } from './ScheduleComparison/room.js';
export { room as SchedulerTable } from './SchedulerTable/room.js';
export { room as SolverComparison } from './SolverComparison/room.js';
export { room as SourceImage } from './SourceImage/room.js';
export { room as TrainDenoiser } from './TrainDenoiser/room.js';
export { room as X0Reconstruction } from './X0Reconstruction/room.js';
