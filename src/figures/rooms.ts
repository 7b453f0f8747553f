// The figures that an element may be, and the room that each takes; one a line.

export { room as ChainDiagram } from './chainDiagram/room.js';
export { room as DenoiserField } from './denoiserField/room.js';
export { room as ForwardGrid } from './forwardGrid/room.js';
export { room as Histogram } from './histogram/room.js';
export { room as MeanComparison } from './meanComparison/room.js';
export { room as NoisePrediction } from './noisePrediction/room.js';
export { room as NoisePredictorDiagram } from './noisePredictorDiagram/room.js';
export { room as NoiseTriptych } from './noiseTriptych/room.js';
export { room as PatchFaces } from './patchFaces/room.js';
export { room as PointProcess } from './pointProcess/room.js';
export { room as PosteriorMean } from './posteriorMean/room.js';
export { room as PredictionTargets } from './predictionTargets/room.js';
export { room as ReverseChain } from './reverseChain/room.js';
export { room as ScheduleChart } from './scheduleChart/room.js';
export { room as ScheduleComparison } from './scheduleComparison/room.js';
export { room as SourceImage } from './sourceImage/room.js';
export { room as TrainDenoiser } from './train/room.js';
export { room as SampleTrajectories } from './trajectories/room.js';
export { room as X0Reconstruction } from './x0Reconstruction/room.js';
