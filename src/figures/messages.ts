// Written by `npm run figures`: the messages of every figure that has some of its own.

export { words as ChainDiagram } from './ChainDiagram/words.js';
export { words as DenoiserField } from './DenoiserField/words.js';
export { words as DensityFlow } from './DensityFlow/words.js';
export { words as ForwardGrid } from './ForwardGrid/words.js';
export { words as Guidance } from './Guidance/words.js';
export { words as Histogram } from './Histogram/words.js';
export { words as Inpaint } from './Inpaint/words.js';
export { words as MeanComparison } from './MeanComparison/words.js';
export { words as NoisePrediction } from './NoisePrediction/words.js';
export { words as NoisePredictorDiagram } from './NoisePredictorDiagram/words.js';
export { words as PatchFaces } from './PatchFaces/words.js';
export { words as PathComparison } from './PathComparison/words.js';
export { words as PointProcess } from './PointProcess/words.js';
export { words as PosteriorMean } from './PosteriorMean/words.js';
export { words as PredictionTargets } from './PredictionTargets/words.js';
export { words as Reflow } from './Reflow/words.js';
export { words as ReverseChain } from './ReverseChain/words.js';
export { words as SampleTrajectories } from './SampleTrajectories/words.js';
export { words as ScheduleChart } from './ScheduleChart/words.js';
export { words as ScheduleComparison } from './ScheduleComparison/words.js';
export { words as SchedulerTable } from './SchedulerTable/words.js';
export { words as SolverComparison } from './SolverComparison/words.js';
export { words as TrainDenoiser } from './TrainDenoiser/words.js';
export { words as X0Reconstruction } from './X0Reconstruction/words.js';
