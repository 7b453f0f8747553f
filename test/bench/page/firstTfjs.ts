import * as tf from '@tensorflow/tfjs';
import { bench } from './contender.js';
import { startBackend } from './tfjsBackend.js';

// The least that a page of tfjs does: it starts a backend and adds two numbers.

bench.firstResult = startBackend().then(() => {
  tf.scalar(1).add(1).dataSync();
  return performance.now() - bench.scriptStart;
});
