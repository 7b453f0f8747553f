// What `predict` needs of TensorFlow.js, in a file of its own, so that a bundler keeps no more of it.
export { tensor } from '@tensorflow/tfjs-core';
