// All that is a quantity. A file for each direction of the process, so that a page loads only the one it shows.
export { forwardJump, forwardStep, predictX0 } from './forward.js';
export { meanOf, noise, sum, x0 } from './graph.js';
export { fromJSON, toJSON } from './graphJson.js';
export { predictedEpsilon, predictedX0, prediction } from './prediction.js';
export { posteriorMean, reverseSkip, reverseStep, samplerStep } from './reverse.js';
