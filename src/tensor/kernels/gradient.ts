import { type GradFunc, mul, type Tensor } from '@tensorflow/tfjs-core';
import type { LinearGaussianParams } from './params.js';

/** The gradient of each operand of a·x + b·y + sigma·z: dy times the operand's coefficient. */
export const linearGaussianGradient: GradFunc = (dy, _saved, attributes) => {
  const { a, b, sigma } = attributes as unknown as LinearGaussianParams['attrs'];
  const times = (factor: number) => () => mul(dy as Tensor, factor);
  return { x: times(a), y: times(b), noise: times(sigma) };
};
