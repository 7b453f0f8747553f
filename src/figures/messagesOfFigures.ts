// Written by `npm run figures`: the messages of every figure that has some of its own.

export { messages as ChainDiagram } from './ChainDiagram/messages.js';
export { messages as DenoiserField } from './DenoiserField/messages.js';
export { messages as DensityFlow } from './DensityFlow/messages.js';
export { messages as ForwardGrid } from './ForwardGrid/messages.js';
export { messages as Guidance } from './Guidance/messages.js';
export { messages as Histogram } from './Histogram/messages.js';
export { messages as Inpaint } from './Inpaint/messages.js';
export { messages as MeanComparison } from './MeanComparison/messages.js';
export { messages as NoisePrediction } from './NoisePrediction/messages.js';
export { messages as NoisePredictorDiagram } from './NoisePredictorDiagram/messages.js';
export { messages as PatchFaces } from './PatchFaces/messages.js';
export { messages as PathComparison } from './PathComparison/messages.js';
export { messages as PointProcess } from './PointProcess/messages.js';
export { messages as PosteriorMean } from './PosteriorMean/messages.js';
export { messages as PredictionTargets } from './PredictionTargets/messages.js';
export { messages as Reflow } from './Reflow/messages.js';
export { messages as ReverseChain } from './ReverseChain/messages.js';
export { messages as SampleTrajectories } from './SampleTrajectories/messages.js';
export { messages as ScheduleChart } from './ScheduleChart/messages.js';
export { messages as ScheduleComparison } from './ScheduleComparison/messages.js';
export { messages as SchedulerTable } from './SchedulerTable/messages.js';
export { messages as SolverComparison } from './SolverComparison/messages.js';
export { messages as Spectrum } from './Spectrum/messages.js';
export { messages as X0Reconstruction } from './X0Reconstruction/messages.js';
