import * as tf from '@tensorflow/tfjs';
import { tellResult } from './result.js';
import { startBackend } from './tfjsBackend.js';

// The least that a page of tfjs does: it starts a backend and adds two numbers.

await startBackend();
tf.scalar(1).add(1).dataSync();
tellResult();
