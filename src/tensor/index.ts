export { l1 } from './l1.js';
export type { Noise } from './linearGaussian.js';
export { gaussianNoiseTensor } from './noise.js';
export { forwardJump, forwardStep, posteriorMean, predictX0 } from './process.js';
export { type ReverseStepResult, reverseStep } from './reverseStep.js';
