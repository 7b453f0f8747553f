// The part of TensorFlow.js that `predict` needs. It is a file of its own, so that a bundler keeps no more of
// TensorFlow.js.
export { tensor } from '@tensorflow/tfjs-core';
